import { allowing } from '../domain/admin-action';

export const adminRoutes = {
  type: 'admin',
  routes: [
    {
      method: 'GET',
      path: '/options',
      handler: 'admin-invitation.options',
      config: allowing('invitations.create'),
    },
    {
      method: 'GET',
      path: '/invitations',
      handler: 'admin-invitation.list',
      config: allowing('invitations.read'),
    },
    {
      method: 'POST',
      path: '/invitations',
      handler: 'admin-invitation.create',
      config: allowing('invitations.create'),
    },
    {
      method: 'POST',
      path: '/invitations/check',
      handler: 'admin-invitation.check',
      config: allowing('invitations.create'),
    },
    {
      method: 'POST',
      path: '/invitations/preview-mail',
      handler: 'admin-invitation.previewMail',
      config: allowing('invitations.create'),
    },
    {
      method: 'GET',
      path: '/invitations/export.csv',
      handler: 'admin-invitation.exportCsv',
      config: allowing('invitations.export'),
    },
    {
      method: 'GET',
      path: '/invitations/:id',
      handler: 'admin-invitation.findOne',
      config: allowing('invitations.read'),
    },
    {
      method: 'POST',
      path: '/invitations/:id/resend',
      handler: 'admin-invitation.resend',
      config: allowing('invitations.resend'),
    },
    {
      method: 'POST',
      path: '/invitations/:id/revoke',
      handler: 'admin-invitation.revoke',
      config: allowing('invitations.revoke'),
    },
    {
      method: 'POST',
      path: '/invitations/:id/extend',
      handler: 'admin-invitation.extend',
      config: allowing('invitations.resend'),
    },
    {
      method: 'POST',
      path: '/invitations/:id/copy-link',
      handler: 'admin-invitation.copyLink',
      config: allowing('invitations.copy-link'),
    },
  ],
} as const;

/** For servers with an API token and for U&P roles that were granted the action; never for anybody. */
// Anew for each route: Strapi writes the route's own scope into it.
const known = () => ({ policies: ['plugin::magic-link.is-known-caller'] });

export const serverRoutes = {
  type: 'content-api',
  routes: [
    { method: 'POST', path: '/invitations', handler: 'invitation.create', config: known() },
    { method: 'GET', path: '/invitations/:id', handler: 'invitation.findOne', config: known() },
    { method: 'POST', path: '/invitations/:id/resend', handler: 'invitation.resend', config: known() },
    { method: 'POST', path: '/invitations/:id/revoke', handler: 'invitation.revoke', config: known() },
  ],
} as const;
