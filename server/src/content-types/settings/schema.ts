import { hiddenFromPanels } from '../hidden';

/** What the panel changed of the configuration: one row. */
export const settingsSchema = {
  kind: 'collectionType',
  collectionName: 'ml_settings',
  info: { singularName: 'setting', pluralName: 'settings', displayName: 'Magic link settings' },
  options: { draftAndPublish: false },
  pluginOptions: hiddenFromPanels,
  attributes: {
    /** `panel`. Unique, so that there is one row. */
    name: { type: 'string', required: true, column: { unique: true } },
    /** The values that differ from the defaults, as JSON. */
    changed: { type: 'text', required: true },
    /** Counts the changes: who changes what somebody else just changed is told. */
    version: { type: 'integer', required: true },
  },
  indexes: [],
} as const;
