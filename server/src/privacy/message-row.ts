import type { PersonalMessage } from '../../../contracts';
import { isoOf, toIso, type Moment } from './moment';

/** All but leases. */
export const MESSAGE_COLUMNS = [
  'document_id',
  'kind',
  'state',
  'link_document_id',
  'invitation_document_id',
  'requested_from_browser',
  'requested_from_network',
  'created_at_ms',
  'finished_at_ms',
  'problem',
] as const;

export interface MessageRow {
  id: number;
  document_id: string;
  kind: string;
  state: string;
  link_document_id: string | null;
  invitation_document_id: string | null;
  requested_from_browser: string | null;
  requested_from_network: string | null;
  created_at_ms: number | string;
  finished_at_ms: Moment;
  problem: string | null;
}

export const toMessage = (row: MessageRow): PersonalMessage => ({
  documentId: row.document_id,
  kind: row.kind,
  state: row.state,
  linkId: row.link_document_id,
  invitationId: row.invitation_document_id,
  requestedFrom: { browser: row.requested_from_browser, network: row.requested_from_network },
  createdAt: isoOf(row.created_at_ms),
  finishedAt: toIso(row.finished_at_ms),
  problem: row.problem,
});
