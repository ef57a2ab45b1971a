import type { LinkQuery, LinkRecord, Page } from '../../../contracts';
import { magicLinkApi, routeTo } from './magic-link-api';

const LINKS = routeTo('/links');

const linksApi = magicLinkApi.injectEndpoints({
  endpoints: (build) => ({
    links: build.query<Page<LinkRecord>, LinkQuery>({
      query: (params) => ({ url: LINKS, config: { params } }),
      providesTags: ['MagicLinkLink'],
    }),
    revokeLink: build.mutation<unknown, string>({
      query: (documentId) => ({ url: `${LINKS}/${documentId}/revoke`, method: 'POST' }),
      invalidatesTags: ['MagicLinkLink', 'MagicLinkInvitation'],
    }),
  }),
});

export const { useLinksQuery, useRevokeLinkMutation } = linksApi;
