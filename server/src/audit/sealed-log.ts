import { HEAD_EVENT, type Events } from '../domain/events';
import { createChainKeys } from './chain-keys';
import { createCheckpoints, type CheckpointsDeps } from './prune-log';
import { createReadLog, type ReadLogDeps } from './read-log';
import { createSealEvents, type SealEventsDeps } from './seal-events';

export interface SealedLogDeps extends ReadLogDeps, CheckpointsDeps, Omit<SealEventsDeps, 'tellHead'> {
  events: Events;
}

/** The log behind its writing: how it is sealed, proven, read, and shortened from the oldest line on. */
export function createSealedLog(deps: SealedLogDeps) {
  const { events, clock, log } = deps;

  const tellHead: SealEventsDeps['tellHead'] = ({ seq, seal }) => {
    log.info(`magic-link: the log is sealed up to ${seq}:${seal}`);
    events.emit(HEAD_EVENT, { at: new Date(clock()).toISOString(), seq, seal });
  };

  return {
    ...createReadLog(deps),
    ...createCheckpoints(deps),
    keepOldKeys: createChainKeys(deps).keepOldOnes,
    /** Work for `createWorker`. */
    sealing: createSealEvents({ ...deps, tellHead }),
  };
}
