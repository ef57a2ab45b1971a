import type {
  ClientQuery,
  ClientRecord,
  ClientSessions,
  EmergencyResult,
  ExtendAccessBody,
  Page,
  Recipient,
} from '../../../contracts';
import { magicLinkApi, routeTo, unwrap } from './magic-link-api';

const CLIENTS = routeTo('/clients');
/** What ends a client's access ends links, and the invitation tells it. */
const CHANGES_ALL = ['MagicLinkClient', 'MagicLinkLink', 'MagicLinkInvitation'] as const;

const clientsApi = magicLinkApi.injectEndpoints({
  endpoints: (build) => ({
    clients: build.query<Page<ClientRecord>, ClientQuery>({
      query: (params) => ({ url: CLIENTS, config: { params } }),
      providesTags: ['MagicLinkClient'],
    }),
    recipients: build.query<Recipient[], string>({
      query: (search) => ({ url: routeTo('/recipients'), config: { params: search ? { search } : {} } }),
      transformResponse: unwrap<Recipient[]>,
      // Accounts come and go without our doing.
      keepUnusedDataFor: 0,
    }),
    clientSessions: build.query<ClientSessions, number>({
      query: (id) => `${CLIENTS}/${id}/sessions`,
      transformResponse: unwrap<ClientSessions>,
      providesTags: ['MagicLinkClient'],
    }),
    revokeSessions: build.mutation<unknown, number>({
      query: (id) => ({ url: `${CLIENTS}/${id}/revoke-sessions`, method: 'POST' }),
      invalidatesTags: [...CHANGES_ALL],
    }),
    endAccess: build.mutation<unknown, number>({
      query: (id) => ({ url: `${CLIENTS}/${id}/end-access`, method: 'POST' }),
      invalidatesTags: [...CHANGES_ALL],
    }),
    extendAccess: build.mutation<unknown, ExtendAccessBody & { id: number }>({
      query: ({ id, ...data }) => ({ url: `${CLIENTS}/${id}/extend-access`, method: 'POST', data }),
      invalidatesTags: [...CHANGES_ALL],
    }),
    unblockClient: build.mutation<unknown, number>({
      query: (id) => ({ url: `${CLIENTS}/${id}/unblock`, method: 'POST' }),
      invalidatesTags: [...CHANGES_ALL],
    }),
    revokeAll: build.mutation<EmergencyResult, undefined>({
      query: () => ({ url: routeTo('/emergency/revoke-all'), method: 'POST' }),
      transformResponse: unwrap<EmergencyResult>,
      invalidatesTags: [...CHANGES_ALL],
    }),
  }),
});

export const {
  useClientsQuery,
  useRecipientsQuery,
  useClientSessionsQuery,
  useRevokeSessionsMutation,
  useEndAccessMutation,
  useExtendAccessMutation,
  useUnblockClientMutation,
  useRevokeAllMutation,
} = clientsApi;
