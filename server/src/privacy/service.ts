import { createErasePerson, type ErasePersonDeps } from './erase-person';
import { createExportPerson, type ExportPersonDeps } from './export-person';

export type PrivacyDeps = ErasePersonDeps & ExportPersonDeps;

/** What one person may ask for: all that is held of them, and that it is held no longer. */
export const createPrivacy = (deps: PrivacyDeps) => ({
  exportPerson: createExportPerson(deps),
  erasePerson: createErasePerson(deps),
});

export type Privacy = ReturnType<typeof createPrivacy>;
