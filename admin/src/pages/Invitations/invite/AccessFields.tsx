import { Field, Grid, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';

import type { EditorOptions } from '../../../../../contracts';
import { usePolicyName } from '../../../components/usePolicyName';
import { useSay } from '../../../translations/say';
import { choosePolicy, rolesOf } from './invite-form';
import type { Invite } from './useInvite';

/** What the invitation gives: by which rules, which role, and where it leads. */
export function AccessFields({ invite, options }: { invite: Invite; options: EditorOptions }) {
  const say = useSay();
  const policyName = usePolicyName();
  const { form, change, errors } = invite;
  const policy = options.policies.find(({ key }) => key === form.policy);
  const choose = (key: string) => {
    const chosen = options.policies.find((each) => each.key === key);
    if (chosen) change(choosePolicy(form, chosen, options));
  };
  return (
    <>
      <Grid.Root gap={4}>
        <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
          <Field.Root name="policy" error={errors.policy}>
            <Field.Label>{say('column.policy')}</Field.Label>
            <SingleSelect value={form.policy} onChange={(key) => choose(`${key}`)}>
              {options.policies.map(({ key }) => (
                <SingleSelectOption key={key} value={key}>
                  {policyName(key)}
                </SingleSelectOption>
              ))}
            </SingleSelect>
            <Field.Error />
          </Field.Root>
        </Grid.Item>
        <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
          <Field.Root name="role" error={errors.role}>
            <Field.Label>{say('column.role')}</Field.Label>
            <SingleSelect value={form.role} onChange={(role) => change({ role: `${role}` })}>
              {(policy ? rolesOf(options, policy) : []).map(({ type, name }) => (
                <SingleSelectOption key={type} value={type}>
                  {name}
                </SingleSelectOption>
              ))}
            </SingleSelect>
            <Field.Error />
          </Field.Root>
        </Grid.Item>
      </Grid.Root>
      <Field.Root
        name="redirectTo"
        hint={say(form.document ? 'field.landing-hint-entry' : 'field.landing-hint', {
          url: options.portal.url,
        })}
        error={errors.redirectTo}
      >
        <Field.Label>{say('fact.landing')}</Field.Label>
        <TextInput
          placeholder="/"
          value={form.redirectTo}
          onChange={(event) => change({ redirectTo: event.target.value })}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </>
  );
}
