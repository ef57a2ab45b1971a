import { Button, Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { Settings as AllSettings } from '../../../../contracts';
import { useChangeSettingsMutation, useSettingsQuery } from '../../api/settings';
import { flatten, settingsBody } from '../../components/changes/setting-paths';
import { DraftNotices } from '../../components/DraftNotices';
import { LeaveGuard } from '../../components/LeaveGuard';
import { Screen } from '../../components/Screen';
import { useDraft } from '../../hooks/useDraft';
import { useMay } from '../../hooks/useMay';
import { useNews } from '../../hooks/useNews';
import { useSaving } from '../../hooks/useSaving';
import { permissionFor } from '../../permissions';
import { useSay } from '../../translations/say';
import { FixedFacts } from './FixedFacts';
import { SettingsFields } from './SettingsFields';
import { SettingsSaveDialog } from './SettingsSaveDialog';
import { consequencesOf } from './consequences';

export const SettingsPage = () => (
  <Page.Protect permissions={[permissionFor('settings.read')]}>
    <Settings />
  </Page.Protect>
);

function Settings() {
  const { data, isError, refetch } = useSettingsQuery(undefined, { refetchOnMountOrArgChange: true });
  if (isError) return <Page.Error />;
  if (!data) return <Page.Loading />;
  return <SettingsForm settings={data} reload={() => refetch().unwrap()} />;
}

function SettingsForm({ settings, reload }: { settings: AllSettings; reload: () => Promise<unknown> }) {
  const say = useSay();
  const news = useNews();
  const readOnly = !useMay()('settings.update');
  const draft = useDraft(flatten(settings.values));
  const saving = useSaving(draft, reload);
  const [isAsking, setAsking] = useState(false);
  const [changeSettings] = useChangeSettingsMutation();
  const save = async () => {
    await saving.save(async () => {
      await changeSettings(settingsBody(settings.version, draft.changes)).unwrap();
      news.good(say('settings.saved'));
    });
    setAsking(false);
  };
  const begin = () => {
    if (!saving.isComplete()) return;
    if (consequencesOf(draft.changes).length > 0) setAsking(true);
    else void save();
  };
  const saveButton = !readOnly && (
    <Button disabled={!draft.isChanged} loading={saving.saving} onClick={begin}>
      {say('form.save')}
    </Button>
  );
  return (
    <Screen title={say('nav.settings')} subtitle={say('settings.subtitle')} primaryAction={saveButton}>
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={8}>
          <DraftNotices draft={draft} isOutdated={saving.isOutdated} onAnswered={saving.answer} />
          <SettingsFields
            form={{ draft, readOnly, locked: settings.locked, defaults: flatten(settings.defaults) }}
          />
          <Flex justifyContent="flex-end">{saveButton}</Flex>
          <FixedFacts fixed={settings.fixed} />
        </Flex>
      </Layouts.Content>
      <LeaveGuard when={draft.isChanged} />
      {isAsking && (
        <SettingsSaveDialog
          changes={draft.changes}
          saving={saving.saving}
          onSave={save}
          onClose={() => setAsking(false)}
        />
      )}
    </Screen>
  );
}
