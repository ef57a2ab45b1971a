import { magicLinkApi, unwrap } from './magic-link-api';

/** A role of the panel itself, by the code that a policy names it with. */
export interface PanelRole {
  code: string;
  name: string;
}

const panelRolesApi = magicLinkApi.injectEndpoints({
  endpoints: (build) => ({
    panelRoles: build.query<PanelRole[], undefined>({
      query: () => '/admin/roles',
      transformResponse: unwrap<PanelRole[]>,
      // They are made and renamed without our doing.
      keepUnusedDataFor: 0,
    }),
  }),
});

export const { usePanelRolesQuery } = panelRolesApi;
