import type { ClientRecord, ClientSessions } from '../../../contracts';
import type { Directory, LinkControl, MilestoneStore, SessionSweep } from '../domain/access-ports';
import type { ClientStore } from '../domain/ports';
import { createActivate } from './activate';
import { createDueWork, type DueWorkDeps } from './due-work';
import { createEmergency } from './emergency';
import { createEndAccess } from './end-access';
import { createManageAccess, type ManageAccessDeps } from './manage-access';
import { createStartAccess } from './start-access';
import { createWarnOfEnd, type WarnOfEndDeps } from './warn-of-end';

export interface ClientsDeps
  extends Omit<DueWorkDeps, 'endAccess' | 'warnOfEnd'>, Omit<ManageAccessDeps, 'endAccess'>, WarnOfEndDeps {
  clients: ClientStore;
  directory: Directory;
  linkControl: LinkControl;
  sessionSweep: SessionSweep;
  milestoneStore: MilestoneStore;
  /** Configured ones, the default first. */
  milestones: readonly string[];
}

/** Who can sign in, how, until when; and what ends it. */
export function createClients(deps: ClientsDeps) {
  const { clients, directory, sessions, clock } = deps;
  const endAccess = createEndAccess(deps);

  /** Undefined for who is no client. */
  async function sessionsOf(clientId: number): Promise<ClientSessions | undefined> {
    const client = await directory.client(clientId, clock());
    return client && describeSessions(client);
  }

  async function describeSessions({ id }: ClientRecord): Promise<ClientSessions> {
    const listed = await sessions.list(id);
    const validFromSeconds = await clients.sessionsValidFrom(id);
    return {
      listable: listed !== undefined,
      sessions: (listed ?? []).map(({ startedAtMs, expiresAtMs, ...session }) => ({
        ...session,
        startedAt: new Date(startedAtMs).toISOString(),
        expiresAt: new Date(expiresAtMs).toISOString(),
      })),
      validFrom: validFromSeconds === 0 ? null : new Date(validFromSeconds * 1000).toISOString(),
    };
  }

  return {
    directory,
    clock,
    sessionsOf,
    ...createStartAccess(deps),
    ...createManageAccess({ ...deps, endAccess }),
    ...createEmergency(deps),
    activate: createActivate(deps),
    dueWork: createDueWork({ ...deps, endAccess, warnOfEnd: createWarnOfEnd(deps) }),
  };
}

export type Clients = ReturnType<typeof createClients>;
