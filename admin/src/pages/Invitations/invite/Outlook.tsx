import { Field, Flex, Radio, Typography } from '@strapi/design-system';

import type { EditorOptions, InvitationCheck } from '../../../../../contracts';
import { asErrorCode } from '../../../api/error-code';
import { Notice } from '../../../components/Notice';
import { useRelative } from '../../../components/When';
import { useMay } from '../../../hooks/useMay';
import { ERROR_TEXTS } from '../../../translations/error-texts';
import { useSay } from '../../../translations/say';
import { roleName } from '../InvitationsTable';
import { pendingChoiceOf, pendingChoices } from './invite-form';
import type { Invite } from './useInvite';

interface OutlookProps {
  invite: Invite;
  options: EditorOptions;
}

/** What will happen, said before sending: who is known already gets a choice, who can't be invited a reason. */
export function Outlook({ invite, options }: OutlookProps) {
  const { check } = invite;
  if (!check) return null;
  return (
    <>
      {check.existingClient && <ExistingClient client={check.existingClient} {...{ invite, options }} />}
      {check.pendingInvitation && <Pending pending={check.pendingInvitation} invite={invite} />}
      <Refusal check={check} />
    </>
  );
}

type Client = NonNullable<InvitationCheck['existingClient']>;

function ExistingClient({ client, invite, options }: OutlookProps & { client: Client }) {
  const say = useSay();
  const may = useMay();
  const { form, change } = invite;
  if (client.blocked) return <Notice tone="danger">{say('errors.client-blocked')}</Notice>;
  const current = client.role ? roleName(options, client.role) : say('outlook.no-role');
  const differs = client.role !== form.role;
  return (
    <Notice tone="primary">
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography>{say('outlook.client', { role: current })}</Typography>
        {differs && may('invitations.set-role') && (
          <Radio.Group
            aria-label={say('outlook.role')}
            value={form.existingClient}
            onValueChange={(value) =>
              change({ existingClient: value === 'set-role' ? 'set-role' : 'keep-role' })
            }
          >
            <Radio.Item value="keep-role">{say('outlook.keep-role', { role: current })}</Radio.Item>
            <Radio.Item value="set-role">
              {say('outlook.set-role', { role: roleName(options, form.role) })}
            </Radio.Item>
          </Radio.Group>
        )}
      </Flex>
    </Notice>
  );
}

type PendingInvitation = NonNullable<InvitationCheck['pendingInvitation']>;

function Pending({ pending, invite }: { pending: PendingInvitation; invite: Invite }) {
  const say = useSay();
  const relative = useRelative();
  const choices = pendingChoices(useMay());
  const { form, change } = invite;
  return (
    <Notice tone="warning">
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography>
          {say('outlook.pending', {
            by: pending.invitedBy ?? say('actor.system'),
            when: relative(pending.createdAt),
          })}
        </Typography>
        {choices.length > 0 && (
          <Field.Root name="ifPending">
            <Radio.Group
              aria-label={say('outlook.if-pending')}
              value={pendingChoiceOf(form, choices)}
              onValueChange={(value) => change({ ifPending: value === 'replace' ? 'replace' : 'resend' })}
            >
              {choices.map((choice) => (
                <Radio.Item key={choice} value={choice}>
                  {say(choice === 'resend' ? 'outlook.resend' : 'outlook.replace')}
                </Radio.Item>
              ))}
            </Radio.Group>
          </Field.Root>
        )}
      </Flex>
    </Notice>
  );
}

/** Those that the choices above answer are no refusals here. */
const ANSWERED = ['already_pending', 'existing_client', 'client_blocked'];

function Refusal({ check }: { check: InvitationCheck }) {
  const say = useSay();
  const code = asErrorCode(check.verdict);
  if (!code || ANSWERED.includes(code)) return null;
  return <Notice tone="danger">{say(ERROR_TEXTS[code])}</Notice>;
}
