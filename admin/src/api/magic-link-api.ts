import { adminApi } from '@strapi/strapi/admin';

import { PLUGIN_ID } from '../plugin';

/** The panel's own cache of answers, with our tags: what changes a thing says so, and who shows it asks again. */
export const magicLinkApi = adminApi.enhanceEndpoints({
  addTagTypes: [
    'MagicLinkInvitation',
    'MagicLinkLink',
    'MagicLinkClient',
    'MagicLinkOptions',
    'MagicLinkBatch',
    'MagicLinkDelivery',
    'MagicLinkAudit',
    'MagicLinkPolicy',
    'MagicLinkSettings',
  ],
});

export const routeTo = (path: string): string => `/${PLUGIN_ID}${path}`;

/** Single answers come wrapped. */
export const unwrap = <T>({ data }: { data: T }): T => data;
