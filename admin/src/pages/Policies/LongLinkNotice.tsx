import type { ChangedValue } from '../../../../contracts';
import { Notice } from '../../components/Notice';
import { useSay } from '../../translations/say';
import { isLongLink } from './policy-draft';

/** Warns of a link that lives longer than is wise, and says why. */
export function LongLinkNotice({ seconds }: { seconds: ChangedValue | undefined }) {
  const say = useSay();
  if (!isLongLink(seconds)) return null;
  return <Notice tone="warning">{say('invite.long-link')}</Notice>;
}
