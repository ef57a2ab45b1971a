import { AUDIT_TYPES, type AuditType } from '../../../../contracts';
import type { Choice, ChoiceGroup } from '../../components/fields/GroupedChoice';
import { REASONS } from '../../components/reasons';
import { STEPS } from '../../components/timeline-steps';
import type { MessageKey, Say } from '../../translations/say';

type Subject<Type extends string> = Type extends `${infer Before}.${string}` ? Before : never;

/** What lines of the log are about, by the subject of their type. */
const ABOUT = {
  'sign-in': 'audit.about-sign-in',
  codes: 'audit.about-sign-in',
  link: 'nav.links',
  invitation: 'nav.invitations',
  account: 'audit.about-access',
  client: 'audit.about-access',
  access: 'audit.about-access',
  emergency: 'audit.about-access',
  message: 'column.delivery',
  delivery: 'column.delivery',
  batch: 'nav.import',
  policy: 'audit.about-rules',
  settings: 'audit.about-rules',
  audit: 'nav.audit',
  privacy: 'settings.section-privacy',
} as const satisfies Record<Subject<AuditType>, MessageKey>;

/** The types by what they are about, both in the alphabet of the language. */
export function typeGroups(say: Say, language: string): ChoiceGroup[] {
  const groups = [...new Set(Object.values(ABOUT))].map((about) => ({
    label: say(about),
    choices: inOrder(
      AUDIT_TYPES.filter((type) => ABOUT[subjectOf(type)] === about).map((type) => choiceOf(say, type)),
      language,
    ),
  }));
  return inOrder(groups, language);
}

/** The reasons by their words. Several are told in the same ones: the code beside them says which. */
export function reasonChoices(say: Say, language: string): Choice[] {
  const choices = Object.entries(REASONS).map(([value, key]) => ({ value, label: `${say(key)} (${value})` }));
  return inOrder(choices, language);
}

const subjectOf = (type: AuditType) => type.slice(0, type.indexOf('.')) as Subject<AuditType>;

function choiceOf(say: Say, type: AuditType): Choice {
  const step = STEPS[type];
  return { value: type, label: step ? say(step.label) : type };
}

const inOrder = <T extends { label: string }>(all: readonly T[], language: string): T[] =>
  [...all].sort((one, other) => one.label.localeCompare(other.label, language));
