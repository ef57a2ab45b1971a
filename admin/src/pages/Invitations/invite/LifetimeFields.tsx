import { Checkbox, Field, Grid, NumberInput, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { type EditorOptions, LIMITS } from '../../../../../contracts';
import { MomentField } from '../../../components/MomentField';
import { Notice } from '../../../components/Notice';
import { useDuration } from '../../../components/useDuration';
import { useMay } from '../../../hooks/useMay';
import { type MessageKey, useSay } from '../../../translations/say';
import { LINK_UNITS, type LinkUnit, linkSeconds } from './invite-form';
import type { Invite } from './useInvite';

const UNIT_LABELS = {
  minute: 'unit.minutes',
  hour: 'unit.hours',
  day: 'unit.days',
} as const satisfies Record<LinkUnit, MessageKey>;

/** How long the link, the invitation and the access last. */
export function LifetimeFields({ invite, options }: { invite: Invite; options: EditorOptions }) {
  const say = useSay();
  const may = useMay();
  const duration = useDuration();
  const { form, change, errors } = invite;
  const policy = options.policies.find(({ key }) => key === form.policy);
  const hint = (key: MessageKey, seconds: number | null | undefined) =>
    seconds == null ? undefined : say(key, { duration: duration(seconds) });
  const isLong = (linkSeconds(form) ?? 0) > LIMITS.advisedLinkLifetimeSeconds;
  return (
    <>
      <LinkLifetime invite={invite} maxSeconds={policy?.maxLinkLifetimeSeconds} />
      {isLong && <Notice tone="warning">{say('invite.long-link')}</Notice>}
      <MomentField
        name="invitationExpiresAt"
        label={say('field.invitation-until')}
        hint={hint('field.invitation-until-hint', policy?.invitationLifetimeSeconds)}
        error={errors.invitationExpiresAt}
        value={form.invitationExpiresAt}
        onChange={(invitationExpiresAt) => change({ invitationExpiresAt })}
      />
      {policy?.accessDurationSeconds != null && (
        <MomentField
          name="accessEndsAt"
          label={say('field.access-until')}
          hint={hint('field.access-until-hint', policy.accessDurationSeconds)}
          error={errors.accessEndsAt}
          value={form.accessEndsAt}
          onChange={(accessEndsAt) => change({ accessEndsAt })}
        />
      )}
      {options.copyLink && may('invitations.copy-link') && (
        <Checkbox checked={!form.notify} onCheckedChange={(checked) => change({ notify: checked !== true })}>
          {say('field.no-mail')}
        </Checkbox>
      )}
    </>
  );
}

function LinkLifetime({ invite, maxSeconds }: { invite: Invite; maxSeconds: number | undefined }) {
  const say = useSay();
  const { locale } = useIntl();
  const duration = useDuration();
  const { form, change, errors } = invite;
  const hint = maxSeconds === undefined ? undefined : say('field.link-hint', { max: duration(maxSeconds) });
  return (
    <Grid.Root gap={4}>
      <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
        <Field.Root name="linkValue" hint={hint} error={errors.linkValue}>
          <Field.Label>{say('field.link-lifetime')}</Field.Label>
          <NumberInput
            locale={locale}
            value={form.linkValue}
            onValueChange={(linkValue) => change({ linkValue })}
          />
          <Field.Hint />
          <Field.Error />
        </Field.Root>
      </Grid.Item>
      <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
        <Field.Root name="linkUnit">
          <Field.Label>{say('field.link-unit')}</Field.Label>
          <SingleSelect
            value={form.linkUnit}
            onChange={(unit) => change({ linkUnit: unit as LinkUnit, linkValue: form.linkValue })}
          >
            {(Object.keys(LINK_UNITS) as LinkUnit[]).map((unit) => (
              <SingleSelectOption key={unit} value={unit}>
                {say(UNIT_LABELS[unit])}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      </Grid.Item>
    </Grid.Root>
  );
}
