import type { AuditPage, AuditQuery, ChainReport } from '../../../contracts';
import { magicLinkApi, routeTo, unwrap } from './magic-link-api';

const EVENTS = routeTo('/audit-events');
export const AUDIT_EXPORT_ROUTE = `${EVENTS}/export`;

const auditApi = magicLinkApi.injectEndpoints({
  endpoints: (build) => ({
    auditEvents: build.query<AuditPage, AuditQuery>({
      query: (params) => ({ url: EVENTS, config: { params } }),
      providesTags: ['MagicLinkAudit'],
    }),
    /** A reading route that goes through the whole log, so it is asked for by a press only. */
    verifyLog: build.mutation<ChainReport, undefined>({
      query: () => ({ url: `${EVENTS}/verify`, method: 'GET' }),
      transformResponse: unwrap<ChainReport>,
      invalidatesTags: ['MagicLinkAudit'],
    }),
  }),
});

export const { useAuditEventsQuery, useVerifyLogMutation } = auditApi;
