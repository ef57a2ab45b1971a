import { Button, Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Navigate } from 'react-router-dom';

import type { Ceilings, InvitationPolicyRecord } from '../../../../contracts';
import { useCreatePolicyMutation, usePoliciesQuery } from '../../api/policies';
import { DraftNotices } from '../../components/DraftNotices';
import { LeaveGuard } from '../../components/LeaveGuard';
import { Screen } from '../../components/Screen';
import { useDraft } from '../../hooks/useDraft';
import { useNews } from '../../hooks/useNews';
import { useSaving } from '../../hooks/useSaving';
import { permissionFor } from '../../permissions';
import { useSay } from '../../translations/say';
import { pathOf } from '../sections';
import { NameCard } from './NameCard';
import { PolicyFields } from './PolicyFields';
import { SentenceNotice } from './SentenceNotice';
import { allRules, keyFrom, newPolicy, savedOfNew } from './policy-draft';

export const NewPolicyPage = () => (
  <Page.Protect permissions={[permissionFor('policies.manage')]}>
    <NewPolicy />
  </Page.Protect>
);

function NewPolicy() {
  const { data: list, isError } = usePoliciesQuery(undefined, { refetchOnMountOrArgChange: true });
  const [isMade, setMade] = useState(false);
  if (isMade) return <Navigate to={pathOf('policies')} replace />;
  if (isError) return <Page.Error />;
  if (!list) return <Page.Loading />;
  const policy = newPolicy(list.data);
  if (!policy) return <Page.NoData />;
  return <Editor policy={policy} ceilings={list.meta.ceilings} onMade={() => setMade(true)} />;
}

interface EditorProps {
  /** What it begins as. */
  policy: InvitationPolicyRecord;
  ceilings: Ceilings;
  onMade: () => void;
}

function Editor({ policy, ceilings, onMade }: EditorProps) {
  const say = useSay();
  const news = useNews();
  const saved = savedOfNew(policy);
  const draft = useDraft(saved);
  const saving = useSaving(draft, () => Promise.resolve());
  const [createPolicy] = useCreatePolicyMutation();
  const label = String(draft.value('label') ?? '').trim();
  const key = String(draft.value('key') || keyFrom(label));
  const create = async () => {
    if (!saving.isComplete()) return;
    const made = await saving.save(async () => {
      await createPolicy({ key, label, rules: allRules(saved, draft.edits) }).unwrap();
      news.good(say('policies.created', { name: label }));
    });
    if (made) onMade();
  };
  const createButton = (
    <Button loading={saving.saving} disabled={label === ''} onClick={create}>
      {say('policies.create')}
    </Button>
  );
  return (
    <Screen
      title={say('policies.add')}
      subtitle={say('policies.new-subtitle')}
      backTo={pathOf('policies')}
      primaryAction={createButton}
    >
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={8}>
          <DraftNotices draft={draft} isOutdated={saving.isOutdated} onAnswered={saving.answer} />
          <SentenceNotice policy={policy} edits={draft.edits} />
          <NameCard draft={draft} derivedKey={keyFrom(label)} />
          <PolicyFields
            form={{
              draft,
              ceilings,
              readOnly: false,
              locked: [],
              purpose: 'invitation',
              defaults: null,
            }}
          />
          <Flex justifyContent="flex-end">{createButton}</Flex>
        </Flex>
      </Layouts.Content>
      <LeaveGuard when={draft.isChanged} />
    </Screen>
  );
}
