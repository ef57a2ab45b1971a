import {
  activationRoutes,
  adminRoutes as clientRoutes,
  createActivationController,
  createClientsController,
} from './clients';
import {
  adminRoutes as adminBatchRoutes,
  createBatchController,
  serverRoutes as serverBatchRoutes,
} from './batches';
import { createAuditController, routes as auditRoutes } from './audit';
import { bootstrap } from './bootstrap';
import { config } from './config';
import { contentTypes } from './content-types';
import { createDeliveryController, routes as deliveryRoutes } from './delivery';
import { destroy } from './destroy';
import { createPoliciesController, routes as policyRoutes } from './policies';
import { createPrivacyController, routes as privacyRoutes } from './privacy';
import { magicLinkOf, register } from './register';
import { createSettingsController, routes as settingsRoutes } from './settings';
import {
  adminInviter,
  adminRoutes,
  callingInviter,
  createInvitationController,
  isKnownCaller,
  serverRoutes,
} from './invitations';
import { createPageController, createSignInController, routes as signInRoutes } from './sign-in';
import { readableBy } from './strapi/documents';
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
    clients: ({ strapi }: { strapi: Core.Strapi }) =>
      createClientsController(() => magicLinkOf(strapi).clients),
    'admin-invitation': ({ strapi }: { strapi: Core.Strapi }) =>
      createInvitationController(() => magicLinkOf(strapi).invitations, adminInviter(readableBy(strapi))),
    invitation: ({ strapi }: { strapi: Core.Strapi }) =>
      createInvitationController(() => magicLinkOf(strapi).invitations, callingInviter),
    'admin-batch': ({ strapi }: { strapi: Core.Strapi }) =>
      createBatchController(() => magicLinkOf(strapi).batches, adminInviter(readableBy(strapi))),
    batch: ({ strapi }: { strapi: Core.Strapi }) =>
      createBatchController(() => magicLinkOf(strapi).batches, callingInviter),
    page: ({ strapi }: { strapi: Core.Strapi }) => createPageController(() => magicLinkOf(strapi).signIn),
    audit: ({ strapi }: { strapi: Core.Strapi }) => createAuditController(() => magicLinkOf(strapi).log),
    policies: ({ strapi }: { strapi: Core.Strapi }) =>
      createPoliciesController(() => magicLinkOf(strapi).policies),
    settings: ({ strapi }: { strapi: Core.Strapi }) =>
      createSettingsController(() => magicLinkOf(strapi).settings),
    privacy: ({ strapi }: { strapi: Core.Strapi }) =>
      createPrivacyController(() => magicLinkOf(strapi).privacy),
    delivery: ({ strapi }: { strapi: Core.Strapi }) =>
      createDeliveryController(() => magicLinkOf(strapi).home),
  },
  policies: { 'is-known-caller': isKnownCaller },
  routes: {
    'sign-in': signInRoutes,
    // Before those of single invitations, whose `:id` would match "batches".
    batches: serverBatchRoutes,
    'admin-batches': adminBatchRoutes,
    invitations: serverRoutes,
    admin: adminRoutes,
    clients: clientRoutes,
    delivery: deliveryRoutes,
    policies: policyRoutes,
    settings: settingsRoutes,
    audit: auditRoutes,
    privacy: privacyRoutes,
    activation: ({ strapi }: { strapi: Core.Strapi }) =>
      activationRoutes(createActivationController(() => magicLinkOf(strapi).clients).activate),
  },
};
