import {
  ACCESS_STATES,
  CLIENT_SORTS,
  LINK_SORTS,
  LINK_STATES,
  type AccessState,
  type ClientSort,
  type LinkSort,
} from '../../../contracts';
import type { LinkFilter, PageOf } from '../domain/access-ports';

/** Bad input, with a sentence that says what to change. */
export interface Invalid {
  kind: 'invalid';
  message: string;
}

const invalid = (message: string): Invalid => ({ kind: 'invalid', message });

export interface Paging<Sort extends string> extends PageOf<Sort> {
  page: number;
}

const PAGE_SIZE_DEFAULT = 20;
const PAGE_SIZE_MAX = 100;
/** Longer than an address may be. */
const SEARCH_MAX_LENGTH = 255;

type Query = Record<string, unknown>;

export function parseClientQuery(query: Query):
  | {
      kind: 'parsed';
      filter: { search: string | undefined; access: AccessState[]; roles: string[] };
      paging: Paging<ClientSort>;
    }
  | Invalid {
  const paging = parsePaging(query, CLIENT_SORTS, '-lastSignInAt');
  if ('kind' in paging) return paging;
  const search = parseSearch(query.search);
  if (typeof search === 'object') return search;
  const access = parseList(query.access, ACCESS_STATES, 'access');
  if (!Array.isArray(access)) return access;
  return { kind: 'parsed', filter: { search, access, roles: splitList(query.role) }, paging };
}

export function parseLinkQuery(
  query: Query,
): { kind: 'parsed'; filter: LinkFilter; paging: Paging<LinkSort> } | Invalid {
  const paging = parsePaging(query, LINK_SORTS, '-issuedAt');
  if ('kind' in paging) return paging;
  const search = parseSearch(query.search);
  if (typeof search === 'object') return search;
  const states = parseList(query.state, LINK_STATES, 'state');
  if (!Array.isArray(states)) return states;
  const clientId = query.clientId === undefined ? undefined : parseId(query.clientId);
  if (query.clientId !== undefined && clientId === undefined) return invalid('"clientId" must be a number.');
  const filter = { search, states, purposes: splitList(query.purpose), clientId };
  return { kind: 'parsed', filter, paging };
}

export function parseRecipientQuery(query: Query): { kind: 'parsed'; search: string | undefined } | Invalid {
  const search = parseSearch(query.search);
  return typeof search === 'object' ? search : { kind: 'parsed', search };
}

/** The id of a U&P user; undefined for what can be none. */
export function parseId(text: unknown): number | undefined {
  if (typeof text !== 'string' || !/^[1-9]\d{0,9}$/.test(text)) return undefined;
  const id = Number(text);
  // What an integer column holds; PostgreSQL refuses to compare with more.
  return id <= 2_147_483_647 ? id : undefined;
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

export function parseExtension(body: unknown): { kind: 'parsed'; endsAtMs: number | null } | Invalid {
  const { accessEndsAt } = fieldsOf(body);
  if (accessEndsAt === null) return { kind: 'parsed', endsAtMs: null };
  if (typeof accessEndsAt === 'string' && MOMENT.test(accessEndsAt)) {
    const endsAtMs = Date.parse(accessEndsAt);
    if (!Number.isNaN(endsAtMs)) return { kind: 'parsed', endsAtMs };
  }
  return invalid('Send "accessEndsAt": a moment such as "2026-12-31T18:00:00Z", or null for no end.');
}

/** Undefined: the default one. */
export function parseActivation(body: unknown): { kind: 'parsed'; milestone: string | undefined } | Invalid {
  const { milestone } = fieldsOf(body);
  if (milestone === undefined || milestone === null) return { kind: 'parsed', milestone: undefined };
  return typeof milestone === 'string' ? { kind: 'parsed', milestone } : invalid('"milestone" must be text.');
}

function parsePaging<Sort extends string>(
  { page = '1', pageSize = String(PAGE_SIZE_DEFAULT), sort }: Query,
  sorts: readonly Sort[],
  fallback: `-${Sort}`,
): Paging<Sort> | Invalid {
  const [number, limit] = [parseId(page), parseId(pageSize)];
  if (number === undefined || number > 1_000_000) return invalid('"page" must be a number from 1.');
  if (limit === undefined || limit > PAGE_SIZE_MAX) {
    return invalid(`"pageSize" must be a number from 1 to ${PAGE_SIZE_MAX}.`);
  }
  const wanted = typeof sort === 'string' && sort !== '' ? sort : fallback;
  const field = sorts.find((one) => one === wanted.replace(/^-/, ''));
  if (!field)
    return invalid(`"sort" must be one of ${sorts.join(', ')}, with a minus for the other way round.`);
  return {
    page: number,
    sort: field,
    descending: wanted.startsWith('-'),
    offset: (number - 1) * limit,
    limit,
  };
}

function parseSearch(text: unknown): string | undefined | Invalid {
  if (text === undefined) return undefined;
  if (typeof text !== 'string' || text.length > SEARCH_MAX_LENGTH) {
    return invalid(`"search" must be text of at most ${SEARCH_MAX_LENGTH} characters.`);
  }
  return text.trim() === '' ? undefined : text.trim();
}

function parseList<T extends string>(text: unknown, known: readonly T[], name: string): T[] | Invalid {
  const wanted = splitList(text);
  const found = wanted.flatMap((each) => known.find((one) => one === each) ?? []);
  if (found.length === wanted.length) return found;
  return invalid(`"${name}" must be of ${known.join(', ')}; several separated by commas.`);
}

function splitList(text: unknown): string[] {
  return typeof text === 'string' ? text.split(',').filter((part) => part !== '') : [];
}

function fieldsOf(body: unknown): Record<string, unknown> {
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : {};
}
