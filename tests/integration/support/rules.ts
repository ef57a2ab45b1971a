import type { ChangedPolicy, PolicyList, PolicyRecord, Settings } from '../../../contracts';
import type { App } from './app';
import { dataIn, type Editor } from './editors';

export async function policiesOf(editor: Editor): Promise<PolicyList> {
  const response = await editor.get('/policies');
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as PolicyList;
}

export async function policyOf(editor: Editor, key: string): Promise<PolicyRecord> {
  const found = (await policiesOf(editor)).data.find((policy) => policy.key === key);
  if (!found) throw new Error(`There is no policy ${key}.`);
  return found;
}

/** Changes rules of a policy as the panel does: from the version that it read. */
export async function changePolicy(
  editor: Editor,
  key: string,
  rules: Record<string, unknown>,
  more: Record<string, unknown> = {},
): Promise<ChangedPolicy> {
  const { version } = await policyOf(editor, key);
  const response = await editor.send('PUT', `/policies/${key}`, { version, rules, ...more });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as ChangedPolicy;
}

export const settingsOf = async (editor: Editor): Promise<Settings> => dataIn(await editor.get('/settings'));

export async function changeSettings(editor: Editor, values: Record<string, unknown>): Promise<Settings> {
  const { version } = await settingsOf(editor);
  return dataIn(await editor.send('PUT', '/settings', { version, ...values }));
}

/** What a refused change says of the fields. */
export async function problemsIn(
  response: Response,
): Promise<{ status: number; code?: string; paths: string[] }> {
  const { error } = (await response.json()) as {
    error?: {
      details?: { code?: string; problems?: { path: string }[]; paths?: string[]; rules?: string[] };
    };
  };
  const { code, problems, paths, rules } = error?.details ?? {};
  const named = problems?.map(({ path }) => path) ?? paths ?? rules ?? [];
  return { status: response.status, ...(code !== undefined && { code }), paths: named };
}

export interface ChangeLine {
  type: string;
  actor: string | null;
  subject: string | null;
  changes: { field: string; before: unknown; after: unknown }[];
}

/** The lines of the log of one type, the oldest first. */
export async function changeLines(app: App, type: string): Promise<ChangeLine[]> {
  const rows = await app.database('ml_audit_events').where({ type }).orderBy('id');
  return (rows as (Omit<ChangeLine, 'changes'> & { changes: string | null })[]).map(
    ({ type: name, actor, subject, changes }) => ({
      ...{ type: name, actor, subject },
      changes: JSON.parse(changes ?? '[]') as ChangeLine['changes'],
    }),
  );
}
