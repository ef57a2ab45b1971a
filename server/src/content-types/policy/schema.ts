import { hiddenFromPanels } from '../hidden';

/** What the panel says of an expiry policy: what it changed of a built-in one, or one of the team's own. */
export const policySchema = {
  kind: 'collectionType',
  collectionName: 'ml_policies',
  info: { singularName: 'policy', pluralName: 'policies', displayName: 'Magic link policy' },
  options: { draftAndPublish: false },
  pluginOptions: hiddenFromPanels,
  attributes: {
    policyKey: { type: 'string', required: true, column: { unique: true } },
    /** As people call an own one. */
    label: { type: 'string' },
    /** The rules that differ from the defaults, as JSON. */
    changed: { type: 'text', required: true },
    /** Counts its changes: who changes one that somebody else just changed is told. */
    version: { type: 'integer', required: true },
    /** Epoch milliseconds. Kept for who was inviting with it at that moment. */
    deletedAtMs: { type: 'biginteger' },
  },
  indexes: [],
} as const;
