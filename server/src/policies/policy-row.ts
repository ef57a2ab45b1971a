import type { StoredPolicy } from '../domain/policy-ports';

/** A row of `ml_policies` as a driver gives it: PostgreSQL returns big integers as text. */
export interface PolicyRow {
  policy_key: string;
  label: string | null;
  changed: string;
  version: number;
  deleted_at_ms: number | string | null;
}

/** Only this plugin writes the column: what does not parse is damage, and is not guessed at. */
export function toPolicy({ policy_key: key, label, changed, version, ...row }: PolicyRow): StoredPolicy {
  const deletedAtMs = row.deleted_at_ms === null ? null : Number(row.deleted_at_ms);
  return { key, label, changed: JSON.parse(changed) as StoredPolicy['changed'], version, deletedAtMs };
}

export function toRow({ key, label, changed, version, deletedAtMs }: StoredPolicy): PolicyRow {
  return {
    policy_key: key,
    label,
    changed: JSON.stringify(changed),
    version,
    deleted_at_ms: deletedAtMs,
  };
}
