import type { MailPreview } from '../../../contracts';
import { actorLabel } from '../domain/audit';
import { accessEndOf, isInvitationPolicy, type InvitationWords } from '../domain/invitation';
import type { PolicyBook } from '../domain/policy';
import type { Clock } from '../domain/ports';
import type { Inviter } from '../domain/inviter';
import { policyKeyOf, type WantedInvitation } from './check-invitation';
import { refusedAs, type InvitationRefused } from './refusals';

export interface PreviewMailDeps {
  policies: PolicyBook;
  clock: Clock;
  /** Renders it, with a link that opens nothing. */
  renderPreview: (
    words: InvitationWords,
    times: { issuedAtMs: number; expiresAtMs: number },
  ) => Promise<MailPreview>;
}

/** The mail of an invitation before there is one. */
export function createPreviewMail({ policies, clock, renderPreview }: PreviewMailDeps) {
  return async function previewMail(
    wanted: WantedInvitation,
    { actor }: Inviter,
  ): Promise<{ kind: 'preview'; mail: MailPreview } | InvitationRefused> {
    const key = policyKeyOf(wanted);
    const policy = policies.get(key);
    if (!isInvitationPolicy(policy))
      return refusedAs('unknown_policy', 'There is no such policy.', { path: 'policy' });
    const nowMs = clock();
    const { linkLifetimeSeconds, invitation } = policy;
    const access = {
      accessEndsAtMs: wanted.accessEndsAtMs ?? null,
      accessDurationSeconds: invitation.accessDurationSeconds,
    };
    const words = {
      name: wanted.name,
      message: wanted.message,
      language: wanted.language,
      policy: key,
      document: wanted.document,
      invitedBy: actorLabel(actor),
      expiresAtMs: wanted.invitationExpiresAtMs ?? nowMs + invitation.lifetimeSeconds * 1000,
      ...access,
      accessEndsAtMs: accessEndOf(access, policy.ceilings, nowMs),
    };
    const lifetimeMs = (wanted.expiresInSeconds ?? linkLifetimeSeconds) * 1000;
    const mail = await renderPreview(words, { issuedAtMs: nowMs, expiresAtMs: nowMs + lifetimeMs });
    return { kind: 'preview', mail };
  };
}
