import type { AuditRecord } from '../../../../contracts';
import { wordsForReason } from '../../components/reasons';
import { STEPS } from '../../components/timeline-steps';
import { useActorName } from '../../components/useActorName';
import { usePolicyName } from '../../components/usePolicyName';
import { useSay } from '../../translations/say';

/** Nobody's name, which ICU's `select` knows. */
const NONE = 'none';

/** A line of the log as a sentence in the reader's language. */
export function useLine(): (record: AuditRecord) => string {
  const say = useSay();
  const actorName = useActorName();
  const policyName = usePolicyName();
  const reasonOf = ({ type, reason }: AuditRecord): string => {
    if (reason === null) return NONE;
    // A milestone is the portal's own word, even one that sounds like ours.
    const words = type === 'client.activated' ? undefined : wordsForReason(reason);
    return words ? say(words) : reason;
  };
  const subjectOf = ({ subject }: AuditRecord): string => (subject ? policyName(subject) : NONE);
  return (record) => {
    const step = STEPS[record.type];
    return say('audit.line', {
      what: step ? say(step.label) : record.type,
      client: record.clientEmail ?? record.invitationEmail ?? subjectOf(record),
      actor: record.actor ? actorName(record.actor) : NONE,
      reason: reasonOf(record),
    });
  };
}
