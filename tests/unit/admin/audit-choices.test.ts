import { createIntl } from 'react-intl';

import { AUDIT_TYPES } from '../../../contracts';
import { REASONS } from '../../../admin/src/components/reasons';
import { reasonChoices, typeGroups } from '../../../admin/src/pages/Audit/audit-choices';
import type { Say } from '../../../admin/src/translations/say';
import de from '../../../admin/src/translations/de.json';
import en from '../../../admin/src/translations/en.json';
import es from '../../../admin/src/translations/es.json';
import fr from '../../../admin/src/translations/fr.json';
import pt from '../../../admin/src/translations/pt.json';

const LANGUAGES = Object.entries({ de, en, es, fr, pt });

const sayIn = (locale: string, messages: Record<string, string>): Say => {
  const intl = createIntl({ locale, messages });
  return (id, values) => intl.formatMessage({ id }, values);
};

describe.each(LANGUAGES)('what the log is filtered by, in %s', (language, messages) => {
  const say = sayIn(language, messages);
  const inOrder = (labels: string[]) => [...labels].sort((one, other) => one.localeCompare(other, language));
  const groups = typeGroups(say, language);
  const reasons = reasonChoices(say, language);

  test('every type stands once, under what it is about', () => {
    const values = groups.flatMap(({ choices }) => choices.map(({ value }) => value));
    expect(values.sort()).toEqual([...AUDIT_TYPES].sort());
  });

  test('every reason stands once', () => {
    expect(reasons.map(({ value }) => value).sort()).toEqual(Object.keys(REASONS).sort());
  });

  test('groups, types and reasons are in the order of the alphabet', () => {
    for (const list of [groups, reasons, ...groups.map(({ choices }) => choices)]) {
      const labels = list.map(({ label }) => label ?? '');
      expect(labels).toEqual(inOrder(labels));
    }
  });

  // The Combobox takes what was typed by its text: of two that read the same it would take the first.
  test('no two of a list read the same', () => {
    for (const list of [groups, reasons, groups.flatMap(({ choices }) => choices)]) {
      const labels = list.map(({ label }) => label);
      expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
    }
  });
});
