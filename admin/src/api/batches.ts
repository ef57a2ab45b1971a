import type {
  BatchDefaults,
  BatchQuery,
  BatchRecord,
  BatchRowInput,
  CreateBatchBody,
  Page,
  Preview,
  RowsAdded,
} from '../../../contracts';
import { magicLinkApi, routeTo, unwrap } from './magic-link-api';

const BATCHES = routeTo('/invitations/batches');

export const failuresRoute = (documentId: string): string => `${BATCHES}/${documentId}/failures.csv`;

const batchesApi = magicLinkApi.injectEndpoints({
  endpoints: (build) => ({
    batches: build.query<Page<BatchRecord>, BatchQuery>({
      query: (params) => ({ url: BATCHES, config: { params } }),
      providesTags: ['MagicLinkBatch'],
    }),
    batch: build.query<BatchRecord, string>({
      query: (documentId) => `${BATCHES}/${documentId}`,
      transformResponse: unwrap<BatchRecord>,
      providesTags: ['MagicLinkBatch'],
    }),
    // Changes nothing; a mutation, because thousands of rows are no key of a cache.
    previewRows: build.mutation<Preview, { rows: BatchRowInput[]; defaults: BatchDefaults }>({
      query: (data) => ({ url: routeTo('/invitations/preview'), method: 'POST', data }),
      transformResponse: unwrap<Preview>,
    }),
    createBatch: build.mutation<BatchRecord, CreateBatchBody>({
      query: (data) => ({ url: BATCHES, method: 'POST', data }),
      transformResponse: unwrap<BatchRecord>,
      invalidatesTags: ['MagicLinkBatch'],
    }),
    addRows: build.mutation<RowsAdded, { documentId: string; rows: BatchRowInput[] }>({
      query: ({ documentId, rows }) => ({
        url: `${BATCHES}/${documentId}/rows`,
        method: 'POST',
        data: { rows },
      }),
      transformResponse: unwrap<RowsAdded>,
    }),
    steerBatch: build.mutation<BatchRecord, { documentId: string; move: 'start' | 'pause' | 'cancel' }>({
      query: ({ documentId, move }) => ({ url: `${BATCHES}/${documentId}/${move}`, method: 'POST' }),
      transformResponse: unwrap<BatchRecord>,
      invalidatesTags: ['MagicLinkBatch', 'MagicLinkInvitation', 'MagicLinkLink'],
    }),
  }),
});

export const {
  useBatchesQuery,
  useLazyBatchesQuery,
  useBatchQuery,
  usePreviewRowsMutation,
  useCreateBatchMutation,
  useAddRowsMutation,
  useSteerBatchMutation,
} = batchesApi;
