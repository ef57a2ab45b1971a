import type { AuditQuery } from '../contracts';
import { COMMON, NEVER_WITH_NETWORK, RARE, type Span } from './log-stock';

/** What is asked of the log: each filter with what is common, what is rare and old, and what is not there, and some together. */
export function questionsOf({ from, until }: Span, clientId: number): Record<string, AuditQuery> {
  const at = (share: number) => new Date(from + share * (until - from)).toISOString();
  const page = (share: number) => `${Math.floor(from + share * (until - from))}-999999999`;
  const nobody = { actor: 'admin:12345', network: '192.0.2.0', reason: 'quota_exhausted' };
  return {
    'first page': {},
    'page in the middle': { cursor: page(0.5) },
    'last page': { cursor: page(0.00005) },
    'page of 100': { pageSize: 100 },
    'type, common': { type: COMMON.type },
    'type, common, last page': { type: COMMON.type, cursor: page(0.0002) },
    'type, rare': { type: RARE.type },
    'type, none': { type: 'emergency.revoked-all' },
    'types, three': { type: `${COMMON.type},${NEVER_WITH_NETWORK},${RARE.type}` },
    'types, rare and none': { type: `${RARE.type},emergency.revoked-all` },
    'outcome, common': { outcome: COMMON.outcome },
    'outcome, rare': { outcome: RARE.outcome },
    'reason, common': { reason: COMMON.reason },
    'reason, rare': { reason: RARE.reason },
    'reason, none': { reason: nobody.reason },
    'actor, common': { actor: COMMON.actor },
    'actor, rare': { actor: RARE.actor },
    'actor, none': { actor: nobody.actor },
    'network, common': { network: COMMON.network },
    'network, rare': { network: RARE.network },
    'network, none': { network: nobody.network },
    client: { clientId: String(clientId) },
    'client, none': { clientId: '1999999999' },
    'dates, a day': { from: at(0.5), until: at(0.5 + 1 / 300) },
    'dates, none': { from: at(-0.2), until: at(-0.1) },
    'search, one client': { search: 'client-77@' },
    'search, one guest': { search: 'guest-7@' },
    'search, many': { search: 'client-' },
    'search, clients and guests': { search: 'client.example' },
    'search, nearly nobody and a rare actor': { search: 'guest-1', actor: RARE.actor },
    'search, nobody': { search: 'zebra' },
    'type and outcome, never together': { type: COMMON.type, outcome: 'refused' },
    'type and network, never together': { type: NEVER_WITH_NETWORK, network: COMMON.network },
    'type and actor': { type: 'policy.changed', actor: COMMON.actor },
    'outcome and reason': { outcome: 'refused', reason: COMMON.reason },
    'type, client and dates': {
      type: COMMON.type,
      clientId: String(clientId),
      from: at(0.2),
      until: at(0.9),
    },
    'search and type': { search: 'client-', type: 'sign-in.refused' },
    'search and what is never together': {
      search: 'client-',
      type: NEVER_WITH_NETWORK,
      network: COMMON.network,
    },
    'old dates and a rare actor': { actor: RARE.actor, until: at(0.3) },
    'new dates and a rare actor': { actor: RARE.actor, from: at(0.3) },
  };
}
