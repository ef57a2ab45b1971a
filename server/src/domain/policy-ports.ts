/** What the panel stored of a policy. */
export interface StoredPolicy {
  key: string;
  /** Of an own policy; null for a built-in one. */
  label: string | null;
  /** The rules that differ from the defaults, by name. */
  changed: Readonly<Record<string, unknown>>;
  /** Counts its changes. */
  version: number;
  /** An own one that was deleted stays readable: somebody may be inviting with it at this very moment. */
  deletedAtMs: number | null;
}

/** What depends on a policy now. */
export interface PolicyUse {
  liveLinks: number;
  pendingInvitations: number;
}

/** The policies that were changed or made in the panel. */
export interface PolicyStore {
  all(): Promise<StoredPolicy[]>;
  find(key: string): Promise<StoredPolicy | undefined>;
  /** Of two at one moment, one meets the other's row. */
  insert(policy: StoredPolicy): Promise<void>;
  /** False when it was changed since it had this version. */
  update(policy: StoredPolicy, ifVersion: number): Promise<boolean>;
  /** By key; what is not in it is not used. */
  use(nowMs: number): Promise<Map<string, PolicyUse>>;
  /** Imports under way whose rows get this policy. */
  openImports(key: string): Promise<number>;
  /** Ends the live links of a policy. Resolves with how many there were. */
  retireLinks(key: string, nowMs: number): Promise<number>;
}
