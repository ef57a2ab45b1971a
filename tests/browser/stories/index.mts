import type { Scene } from '../scene.mjs';
import { closedLinkStories } from './closed-links.mjs';
import { codeStories } from './code.mjs';
import { looksStories } from './looks.mjs';
import { otherWayStories } from './other-ways.mjs';
import { panelAuditStories } from './panel-audit.mjs';
import { panelBulkStories } from './panel-bulk.mjs';
import { panelCareStories } from './panel-care.mjs';
import { panelHelpStories } from './panel-help.mjs';
import { panelImportStories } from './panel-import.mjs';
import { panelImportAgainStories } from './panel-import-again.mjs';
import { panelDocumentStories } from './panel-documents.mjs';
import { panelOwnPolicyStories } from './panel-own-policy.mjs';
import { panelPolicyStories } from './panel-policies.mjs';
import { panelRulesLooksStories } from './panel-rules-looks.mjs';
import { panelSettingsStories } from './panel-settings.mjs';
import { panelInviteStories } from './panel-invite.mjs';
import { panelLooksStories } from './panel-looks.mjs';
import { panelPrivacyStories } from './panel-privacy.mjs';
import { panelSendingLooksStories } from './panel-sending-looks.mjs';
import { scannerStories } from './scanner.mjs';
import { wholeWayStories } from './whole-way.mjs';

export interface Story {
  title: string;
  tell(scene: Scene): Promise<void>;
}

const STORIES: Story[] = [
  ...wholeWayStories,
  ...codeStories,
  ...closedLinkStories,
  ...otherWayStories,
  ...scannerStories,
  ...looksStories,
  ...panelInviteStories,
  ...panelCareStories,
  ...panelHelpStories,
  ...panelBulkStories,
  ...panelDocumentStories,
  ...panelImportStories,
  ...panelAuditStories,
  ...panelPolicyStories,
  ...panelOwnPolicyStories,
  ...panelSettingsStories,
  ...panelRulesLooksStories,
  ...panelPrivacyStories,
  ...panelLooksStories,
  ...panelSendingLooksStories,
  // Its hundreds of mails write lines into the log for minutes: behind everybody who reads its first page.
  ...panelImportAgainStories,
];

/** Those whose title holds one of the words; all of them without any. */
export function chosenStories(words: string[]): Story[] {
  const chosen = STORIES.filter(
    ({ title }) => words.length === 0 || words.some((word) => title.includes(word)),
  );
  if (chosen.length === 0) throw new Error(`No story is called "${words.join('" or "')}"`);
  return chosen;
}
