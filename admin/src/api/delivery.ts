import type { DeliveryStatus } from '../../../contracts';
import { magicLinkApi, routeTo, unwrap } from './magic-link-api';

const deliveryApi = magicLinkApi.injectEndpoints({
  endpoints: (build) => ({
    deliveryStatus: build.query<DeliveryStatus, undefined>({
      query: () => routeTo('/delivery/status'),
      transformResponse: unwrap<DeliveryStatus>,
      providesTags: ['MagicLinkDelivery'],
    }),
    confirmAddress: build.mutation<DeliveryStatus, undefined>({
      query: () => ({ url: routeTo('/delivery/confirm-address'), method: 'POST' }),
      transformResponse: unwrap<DeliveryStatus>,
      invalidatesTags: ['MagicLinkDelivery', 'MagicLinkInvitation'],
    }),
  }),
});

export const { useDeliveryStatusQuery, useConfirmAddressMutation } = deliveryApi;
