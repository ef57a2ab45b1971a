import { bootstrap } from './bootstrap';
import { config } from './config';
import { contentTypes } from './content-types';
import { destroy } from './destroy';
import { magicLinkOf, register } from './register';
import {
  adminInviter,
  adminRoutes,
  callingInviter,
  createInvitationController,
  isKnownCaller,
  serverRoutes,
} from './invitations';
import { createPageController, createSignInController, routes as signInRoutes } from './sign-in';
import type { Core } from '@strapi/types';

/** The plugin object: the only place that lists every feature. */
export default {
  register,
  bootstrap,
  destroy,
  config,
  contentTypes,
  controllers: {
    'sign-in': ({ strapi }: { strapi: Core.Strapi }) =>
      createSignInController(() => magicLinkOf(strapi).signIn),
    'admin-invitation': ({ strapi }: { strapi: Core.Strapi }) =>
      createInvitationController(() => magicLinkOf(strapi).invitations, adminInviter),
    invitation: ({ strapi }: { strapi: Core.Strapi }) =>
      createInvitationController(() => magicLinkOf(strapi).invitations, callingInviter),
    page: ({ strapi }: { strapi: Core.Strapi }) => createPageController(() => magicLinkOf(strapi).signIn),
  },
  policies: { 'is-known-caller': isKnownCaller },
  routes: { 'sign-in': signInRoutes, invitations: serverRoutes, admin: adminRoutes },
};
