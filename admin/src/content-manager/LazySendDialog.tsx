import { Modal } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { Suspense, lazy } from 'react';

import type { SendDialogProps } from './SendDialog';

const SendDialog = lazy(() => import('./SendDialog').then((module) => ({ default: module.SendDialog })));

/** Body and footer of a modal that whoever draws this has opened. */
export const LazySendDialog = (props: SendDialogProps) => (
  <Suspense
    fallback={
      <Modal.Body>
        <Page.Loading />
      </Modal.Body>
    }
  >
    <SendDialog {...props} />
  </Suspense>
);
