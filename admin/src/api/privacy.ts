import type { Erasure, PersonalData, PrivacyBody } from '../../../contracts';
import { magicLinkApi, routeTo, unwrap } from './magic-link-api';

const privacyApi = magicLinkApi.injectEndpoints({
  endpoints: (build) => ({
    exportPerson: build.mutation<PersonalData, PrivacyBody>({
      query: (data) => ({ url: routeTo('/privacy/export'), method: 'POST', data }),
      transformResponse: unwrap<PersonalData>,
      invalidatesTags: ['MagicLinkAudit'],
    }),
    /** Whatever any screen shows may have named the person. */
    erasePerson: build.mutation<Erasure, PrivacyBody>({
      query: (data) => ({ url: routeTo('/privacy/erase'), method: 'POST', data }),
      transformResponse: unwrap<Erasure>,
      invalidatesTags: [
        'MagicLinkAudit',
        'MagicLinkInvitation',
        'MagicLinkLink',
        'MagicLinkClient',
        'MagicLinkBatch',
      ],
    }),
  }),
});

export const { useExportPersonMutation, useErasePersonMutation } = privacyApi;
