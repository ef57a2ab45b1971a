/** Our tables are the plugin's own business: no panel lists or edits them. */
export const hiddenFromPanels = {
  'content-manager': { visible: false },
  'content-type-builder': { visible: false },
} as const;
