import { INVITATION_ERROR_CODES, type NotedRefusal } from '../../../contracts';
import type { AuditOrigin } from '../domain/audit';
import type { Inviter } from '../domain/inviter';
import type { Audit } from '../domain/ports';
import type { InvitationRefused } from './refusals';

export interface NoteRefusalDeps {
  audit: Audit;
}

type Act<Rest extends unknown[], Outcome> = (...args: [...Rest, Inviter, AuditOrigin]) => Promise<Outcome>;

/**
 * Leaves a line in the log where somebody may not do what they want with an invitation. Mistakes in the input are
 * nobody's business, what is asked too often is counted, and what is not there has no line to stand on.
 */
export function createNoteRefusal({ audit }: NoteRefusalDeps) {
  return function noting<Rest extends unknown[], Outcome extends { kind: string }>(
    act: Act<Rest, Outcome | InvitationRefused>,
  ): Act<Rest, Outcome | InvitationRefused> {
    return async (...args) => {
      const outcome = await act(...args);
      const reason = isRefusal(outcome) ? notedReason(outcome.code) : undefined;
      if (reason) {
        const { actor } = args.at(-2) as Inviter;
        const origin = args.at(-1) as AuditOrigin;
        const [about] = args;
        const invitationId = typeof about === 'string' ? about : null;
        await audit.record({
          type: 'invitation.refused',
          outcome: 'refused',
          reason,
          actor,
          origin,
          invitationId,
        });
      }
      return outcome;
    };
  };
}

const isRefusal = (outcome: { kind: string }): outcome is InvitationRefused => outcome.kind === 'refused';

function notedReason(code: string): NotedRefusal | undefined {
  return INVITATION_ERROR_CODES.filter(isNoted).find((noted) => noted === code);
}

const isNoted = (code: (typeof INVITATION_ERROR_CODES)[number]): code is NotedRefusal =>
  !['invalid_email', 'invalid_input', 'rate_limited', 'not_found'].includes(code);
