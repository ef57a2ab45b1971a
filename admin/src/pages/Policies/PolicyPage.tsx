import { Button, Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Navigate, useParams } from 'react-router-dom';

import type { Ceilings, PolicyRecord } from '../../../../contracts';
import { usePoliciesQuery } from '../../api/policies';
import { DraftNotices } from '../../components/DraftNotices';
import { LeaveGuard } from '../../components/LeaveGuard';
import { Screen } from '../../components/Screen';
import { usePolicyName } from '../../components/usePolicyName';
import { useDraft } from '../../hooks/useDraft';
import { useMay } from '../../hooks/useMay';
import { useSaving } from '../../hooks/useSaving';
import { permissionFor } from '../../permissions';
import { useSay } from '../../translations/say';
import { pathOf } from '../sections';
import { DeleteDialog } from './DeleteDialog';
import { LabelCard } from './LabelCard';
import { PolicyFields } from './PolicyFields';
import { PolicySaveDialog } from './PolicySaveDialog';
import { SentenceNotice } from './SentenceNotice';
import { resetEdits, savedOf } from './policy-draft';

export const PolicyPage = () => (
  <Page.Protect permissions={[permissionFor('policies.read')]}>
    <OnePolicy />
  </Page.Protect>
);

function OnePolicy() {
  const { key = '' } = useParams();
  const { data: list, isError, refetch } = usePoliciesQuery(undefined, { refetchOnMountOrArgChange: true });
  const [isGone, setGone] = useState(false);
  if (isGone) return <Navigate to={pathOf('policies')} replace />;
  if (isError) return <Page.Error />;
  if (!list) return <Page.Loading />;
  const policy = list.data.find((each) => each.key === key);
  if (!policy) return <Page.NoData />;
  return (
    <Editor
      key={key}
      policy={policy}
      ceilings={list.meta.ceilings}
      reload={() => refetch().unwrap()}
      onGone={() => setGone(true)}
    />
  );
}

interface EditorProps {
  policy: PolicyRecord;
  ceilings: Ceilings;
  reload: () => Promise<unknown>;
  onGone: () => void;
}

type OpenDialog = 'save' | 'reset' | 'delete';

function Editor({ policy, ceilings, reload, onGone }: EditorProps) {
  const say = useSay();
  const readOnly = !useMay()('policies.manage');
  const name = usePolicyName()(policy.key, policy.label);
  const draft = useDraft(savedOf(policy));
  const saving = useSaving(draft, reload);
  const [open, setOpen] = useState<OpenDialog | null>(null);
  const close = () => setOpen(null);
  const saveButton = !readOnly && (
    <Button disabled={!draft.isChanged} onClick={() => saving.isComplete() && setOpen('save')}>
      {say('form.save')}
    </Button>
  );
  return (
    <Screen
      title={name}
      subtitle={say('policies.editor-subtitle')}
      backTo={pathOf('policies')}
      primaryAction={saveButton}
    >
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={8}>
          <DraftNotices draft={draft} isOutdated={saving.isOutdated} onAnswered={saving.answer} />
          <SentenceNotice policy={policy} edits={draft.edits} />
          {!policy.builtIn && <LabelCard draft={draft} readOnly={readOnly} policyKey={policy.key} />}
          <PolicyFields
            form={{
              draft,
              ceilings,
              readOnly,
              locked: policy.locked,
              purpose: policy.purpose,
              defaults: policy.builtIn ? policy.defaults : null,
            }}
          />
          <Flex justifyContent="space-between" gap={2} wrap="wrap">
            {!readOnly && <OtherMoves policy={policy} open={setOpen} />}
            {saveButton}
          </Flex>
        </Flex>
      </Layouts.Content>
      <LeaveGuard when={draft.isChanged} />
      {(open === 'save' || open === 'reset') && (
        <PolicySaveDialog
          policy={policy}
          changes={open === 'reset' ? resetEdits(policy) : draft.edits}
          saving={saving}
          onClose={close}
        />
      )}
      {open === 'delete' && <DeleteDialog policy={policy} name={name} onClose={close} onGone={onGone} />}
    </Screen>
  );
}

function OtherMoves({ policy, open }: { policy: PolicyRecord; open: (dialog: OpenDialog) => void }) {
  const say = useSay();
  const canReset = Object.keys(resetEdits(policy)).length > 0;
  return (
    <Flex gap={2} wrap="wrap">
      {canReset && (
        <Button variant="tertiary" onClick={() => open('reset')}>
          {say('policies.reset')}
        </Button>
      )}
      {!policy.builtIn && (
        <Button variant="danger-light" onClick={() => open('delete')}>
          {say('policies.delete')}
        </Button>
      )}
    </Flex>
  );
}
