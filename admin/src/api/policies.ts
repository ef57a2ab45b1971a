import type {
  ChangePolicyBody,
  ChangedPolicy,
  CreatePolicyBody,
  PolicyList,
  PolicyRecord,
} from '../../../contracts';
import { magicLinkApi, routeTo, unwrap } from './magic-link-api';

const POLICIES = routeTo('/policies');
/** What editors may choose follows from the policies; a change may end links. */
const CHANGES = ['MagicLinkPolicy', 'MagicLinkOptions', 'MagicLinkLink', 'MagicLinkInvitation'] as const;

const policiesApi = magicLinkApi.injectEndpoints({
  endpoints: (build) => ({
    policies: build.query<PolicyList, undefined>({
      query: () => POLICIES,
      providesTags: ['MagicLinkPolicy'],
    }),
    createPolicy: build.mutation<PolicyRecord, CreatePolicyBody>({
      query: (data) => ({ url: POLICIES, method: 'POST', data }),
      transformResponse: unwrap<PolicyRecord>,
      invalidatesTags: [...CHANGES],
    }),
    changePolicy: build.mutation<ChangedPolicy, ChangePolicyBody & { key: string }>({
      query: ({ key, ...data }) => ({ url: `${POLICIES}/${key}`, method: 'PUT', data }),
      invalidatesTags: [...CHANGES],
    }),
    deletePolicy: build.mutation<unknown, string>({
      query: (key) => ({ url: `${POLICIES}/${key}`, method: 'DELETE' }),
      invalidatesTags: [...CHANGES],
    }),
  }),
});

export const { usePoliciesQuery, useCreatePolicyMutation, useChangePolicyMutation, useDeletePolicyMutation } =
  policiesApi;
