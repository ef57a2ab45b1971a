/** What a role of the panel may be allowed to do here, and the words in which Strapi's role editor offers it. */
export const ADMIN_ACTIONS = {
  'delivery.read': 'See whether mail is sent',
  'delivery.confirm-address': 'Confirm a changed public address, so that mail is sent from there',
} as const;

export type AdminAction = keyof typeof ADMIN_ACTIONS;

/** As Strapi knows it, and as routes and roles name it. */
export const actionId = (action: AdminAction): string => `plugin::magic-link.${action}`;
