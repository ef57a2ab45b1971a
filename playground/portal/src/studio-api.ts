import type { MagicLinkSession } from 'strapi-plugin-magic-link/client';

export interface Milestone {
  title: string;
  /** A calendar day, such as 2026-04-17. */
  dueOn: string;
  done: boolean;
}

export interface Project {
  documentId: string;
  title: string;
  summary: string;
  phase: string;
  milestones: Milestone[];
}

export interface ReviewPacket {
  documentId: string;
  title: string;
  period: string;
  body: string;
}

export type ReadingProblem = 'session_over' | 'not_found' | 'unreachable';

export type Reading<Value> = { ok: true; value: Value } | { ok: false; problem: ReadingProblem };

export interface StudioApi {
  projects(session: MagicLinkSession): Promise<Reading<Project[]>>;
  packets(session: MagicLinkSession): Promise<Reading<ReviewPacket[]>>;
  packet(session: MagicLinkSession, documentId: string): Promise<Reading<ReviewPacket>>;
}

/** Strapi's own REST routes, with the session's JWT as after any U&P login. */
export function createStudioApi(strapiUrl: string): StudioApi {
  const read = (path: string, { jwt }: MagicLinkSession) => readData(`${strapiUrl}/api${path}`, jwt);
  return {
    projects: async (session) => mapReading(await read('/projects', session), listOf(toProject)),
    packets: async (session) => mapReading(await read('/review-packets', session), listOf(toPacket)),
    packet: async (session, documentId) =>
      mapReading(await read(`/review-packets/${encodeURIComponent(documentId)}`, session), toPacket),
  };
}

async function readData(url: string, jwt: string): Promise<Reading<unknown>> {
  try {
    const response = await fetch(url, { headers: { Authorization: `Bearer ${jwt}` } });
    if (!response.ok) return { ok: false, problem: problemOf(response.status) };
    const body = (await response.json()) as { data?: unknown };
    return { ok: true, value: body.data };
  } catch {
    return { ok: false, problem: 'unreachable' };
  }
}

function problemOf(status: number): ReadingProblem {
  if (status === 401 || status === 403) return 'session_over';
  return status === 404 ? 'not_found' : 'unreachable';
}

function mapReading<Value>(reading: Reading<unknown>, convert: (value: unknown) => Value): Reading<Value> {
  return reading.ok ? { ok: true, value: convert(reading.value) } : reading;
}

function listOf<Value>(convert: (value: unknown) => Value) {
  return (value: unknown): Value[] => (Array.isArray(value) ? value.map(convert) : []);
}

function toProject(value: unknown): Project {
  const entry = fieldsOf(value);
  return {
    documentId: textOf(entry.documentId),
    title: textOf(entry.title),
    summary: textOf(entry.summary),
    phase: textOf(entry.phase),
    milestones: listOf(toMilestone)(entry.milestones),
  };
}

function toMilestone(value: unknown): Milestone {
  const entry = fieldsOf(value);
  return { title: textOf(entry.title), dueOn: textOf(entry.dueOn), done: entry.done === true };
}

function toPacket(value: unknown): ReviewPacket {
  const entry = fieldsOf(value);
  return {
    documentId: textOf(entry.documentId),
    title: textOf(entry.title),
    period: textOf(entry.period),
    body: textOf(entry.body),
  };
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
