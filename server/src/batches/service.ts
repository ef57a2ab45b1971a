import type { NetworkPrivacy } from '../domain/network';
import { createListBatches, type ListBatchesDeps } from './list-batches';
import { createOpenBatch, type OpenBatchDeps } from './open-batch';
import { createPreviewRows } from './preview-rows';
import { createSteerBatch, type SteerBatchDeps } from './steer-batch';
import { createWorkOff, type WorkOffDeps } from './work-off';

export type BatchesDeps = OpenBatchDeps & SteerBatchDeps & ListBatchesDeps & WorkOffDeps;

/** Many invitations at once: looked at before anything is stored, taken in portions, worked off in the background. */
export function createBatches(deps: BatchesDeps, settings: { networkPrivacy: NetworkPrivacy }) {
  return {
    ...settings,
    ...createOpenBatch(deps),
    ...createSteerBatch(deps),
    ...createListBatches(deps),
    previewRows: createPreviewRows(deps),
    dueWork: createWorkOff(deps),
  };
}

export type Batches = ReturnType<typeof createBatches>;
