import type {
  CopiedLink,
  CreateInvitationBody,
  ExtendInvitationBody,
  InvitationCheck,
  InvitationDetails,
  InvitationQuery,
  InvitationRecord,
  MailPreview,
  Page,
} from '../../../contracts';
import { magicLinkApi, routeTo, unwrap } from './magic-link-api';

const INVITATIONS = routeTo('/invitations');
/** Every change of an invitation makes, ends or uses links, and may make a client. */
const CHANGES_ALL = ['MagicLinkInvitation', 'MagicLinkLink', 'MagicLinkClient'] as const;

export const EXPORT_ROUTE = `${INVITATIONS}/export.csv`;

const invitationsApi = magicLinkApi.injectEndpoints({
  endpoints: (build) => ({
    invitations: build.query<Page<InvitationRecord>, InvitationQuery>({
      query: (params) => ({ url: INVITATIONS, config: { params } }),
      providesTags: ['MagicLinkInvitation'],
    }),
    invitation: build.query<InvitationDetails, string>({
      query: (documentId) => `${INVITATIONS}/${documentId}`,
      transformResponse: unwrap<InvitationDetails>,
      providesTags: ['MagicLinkInvitation'],
    }),
    // Nothing is stored by either: asked while an editor types, forgotten when the dialog closes.
    mailPreview: build.query<MailPreview, CreateInvitationBody>({
      query: (data) => ({ url: `${INVITATIONS}/preview-mail`, method: 'POST', data }),
      transformResponse: unwrap<MailPreview>,
      keepUnusedDataFor: 0,
    }),
    invitationCheck: build.query<InvitationCheck, CreateInvitationBody>({
      query: (data) => ({ url: `${INVITATIONS}/check`, method: 'POST', data }),
      transformResponse: unwrap<InvitationCheck>,
      keepUnusedDataFor: 0,
    }),
    invite: build.mutation<InvitationRecord, CreateInvitationBody>({
      query: (data) => ({ url: INVITATIONS, method: 'POST', data }),
      transformResponse: unwrap<InvitationRecord>,
      invalidatesTags: [...CHANGES_ALL],
    }),
    resendInvitation: build.mutation<InvitationRecord, string>({
      query: (documentId) => ({ url: `${INVITATIONS}/${documentId}/resend`, method: 'POST' }),
      transformResponse: unwrap<InvitationRecord>,
      invalidatesTags: [...CHANGES_ALL],
    }),
    revokeInvitation: build.mutation<InvitationRecord, string>({
      query: (documentId) => ({ url: `${INVITATIONS}/${documentId}/revoke`, method: 'POST' }),
      transformResponse: unwrap<InvitationRecord>,
      invalidatesTags: [...CHANGES_ALL],
    }),
    extendInvitation: build.mutation<InvitationRecord, ExtendInvitationBody & { documentId: string }>({
      query: ({ documentId, ...data }) => ({
        url: `${INVITATIONS}/${documentId}/extend`,
        method: 'POST',
        data,
      }),
      transformResponse: unwrap<InvitationRecord>,
      invalidatesTags: [...CHANGES_ALL],
    }),
    copyLink: build.mutation<CopiedLink, string>({
      query: (documentId) => ({ url: `${INVITATIONS}/${documentId}/copy-link`, method: 'POST' }),
      transformResponse: unwrap<CopiedLink>,
      invalidatesTags: [...CHANGES_ALL],
    }),
  }),
});

export const {
  useInvitationsQuery,
  useInvitationQuery,
  useMailPreviewQuery,
  useInvitationCheckQuery,
  useInviteMutation,
  useResendInvitationMutation,
  useRevokeInvitationMutation,
  useExtendInvitationMutation,
  useCopyLinkMutation,
} = invitationsApi;
