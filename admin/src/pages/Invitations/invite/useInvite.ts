import { useDebounce } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { EditorOptions, InvitationRecord } from '../../../../../contracts';
import { errorCodeOf, errorPathOf } from '../../../api/error-code';
import {
  useInvitationCheckQuery,
  useInviteMutation,
  useRevokeInvitationMutation,
} from '../../../api/invitations';
import { useMay } from '../../../hooks/useMay';
import { useNews } from '../../../hooks/useNews';
import { ERROR_TEXTS } from '../../../translations/error-texts';
import { type Say, useSay } from '../../../translations/say';
import {
  type InviteField,
  type InviteForm,
  bodyOf,
  fieldOf,
  linkSeconds,
  looksLikeAddress,
  openForm,
  pendingChoiceOf,
  pendingChoices,
} from './invite-form';

const TYPING_PAUSE_MS = 500;

export type FieldErrors = Partial<Record<InviteField, string>>;

/** The dialog's state: what was typed, what the server says to it, and sending it. */
export function useInvite(options: EditorOptions, from: InvitationRecord | undefined) {
  const say = useSay();
  const news = useNews();
  const may = useMay();
  const [form, setForm] = useState(() => openForm(options, Date.now(), from));
  const [errors, setErrors] = useState<FieldErrors>({});
  const [invite, { isLoading: sending }] = useInviteMutation();
  const [revoke] = useRevokeInvitationMutation();
  const paused = useDebounce(form, TYPING_PAUSE_MS);
  const check = useCheck(paused);

  const change = (changes: Partial<InviteForm>) => {
    setForm((current) => ({ ...current, ...changes }));
    setErrors((current) => without(current, Object.keys(changes)));
  };
  const findErrors = (): FieldErrors => {
    const max = options.policies.find(({ key }) => key === form.policy)?.maxLinkLifetimeSeconds;
    const seconds = linkSeconds(form);
    return {
      ...(!looksLikeAddress(form.email) && { email: say('errors.invalid-email') }),
      ...(max !== undefined && (seconds ?? 0) > max && { linkValue: say('errors.link-too-long') }),
      ...(seconds !== undefined && seconds < 60 && { linkValue: say('errors.link-too-short') }),
    };
  };
  /** Without a choice the server refuses, and says that there is a pending one. */
  const finalBody = () => {
    const { pending, client } = foundBy(check.currentData);
    const ifPending = pendingChoiceOf(form, pendingChoices(may));
    return bodyOf(ifPending ? { ...form, ifPending } : form, { pending: pending && !!ifPending, client });
  };
  const refuse = (error: unknown) => {
    const atField = errorsAtFields(error, say);
    if (atField) setErrors(atField);
    else news.bad(error);
  };
  /** A mail to a wrong address left an invitation behind, which nobody should accept any more. */
  const closeOld = async ({ email }: InvitationRecord) => {
    // The same address again: the server has replaced it already.
    if (from?.lifecycle !== 'pending' || from.email === email || !may('invitations.revoke')) return;
    await revoke(from.documentId).unwrap();
  };
  const send = async (): Promise<InvitationRecord | null> => {
    const found = findErrors();
    setErrors(found);
    if (Object.keys(found).length > 0) return null;
    try {
      const invitation = await invite(finalBody()).unwrap();
      await closeOld(invitation);
      news.good(say(form.notify ? 'invite.done' : 'invite.done-silently', { email: invitation.email }));
      return invitation;
    } catch (error) {
      refuse(error);
      return null;
    }
  };
  // What the server says to what was typed so far, unless sending it said more.
  const shown = { ...errorsAtFields(check.error, say), ...errors };
  return { form, change, errors: shown, check: check.currentData, paused, send, sending };
}

export type Invite = ReturnType<typeof useInvite>;

/** Asked without the choices that depend on the answer, or it would be asked for ever. */
function useCheck(form: InviteForm) {
  const body = bodyOf(form, { pending: false, client: false });
  return useInvitationCheckQuery(body, { skip: !looksLikeAddress(form.email) });
}

export const foundBy = (check: Invite['check']) => ({
  pending: Boolean(check?.pendingInvitation),
  client: Boolean(check?.existingClient),
});

function errorsAtFields(error: unknown, say: Say): FieldErrors | null {
  const code = errorCodeOf(error);
  const field = code && fieldOf(code, errorPathOf(error));
  return field ? { [field]: say(ERROR_TEXTS[code]) } : null;
}

function without(errors: FieldErrors, fields: string[]): FieldErrors {
  return Object.fromEntries(Object.entries(errors).filter(([field]) => !fields.includes(field)));
}
