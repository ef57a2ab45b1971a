import type { ChangeSettingsBody, Settings } from '../../../contracts';
import { magicLinkApi, routeTo, unwrap } from './magic-link-api';

const SETTINGS = routeTo('/settings');

const settingsApi = magicLinkApi.injectEndpoints({
  endpoints: (build) => ({
    settings: build.query<Settings, undefined>({
      query: () => SETTINGS,
      transformResponse: unwrap<Settings>,
      providesTags: ['MagicLinkSettings'],
    }),
    changeSettings: build.mutation<Settings, ChangeSettingsBody>({
      query: (data) => ({ url: SETTINGS, method: 'PUT', data }),
      transformResponse: unwrap<Settings>,
      // Denied roles and the portal's name are among what editors are offered.
      invalidatesTags: ['MagicLinkSettings', 'MagicLinkOptions'],
    }),
  }),
});

export const { useSettingsQuery, useChangeSettingsMutation } = settingsApi;
