import { Flex, Typography } from '@strapi/design-system';

import type { FileSettings } from '../../../../contracts';
import { Card } from '../../components/Card';
import { type Fact, Facts } from '../../components/Facts';
import { useSay } from '../../translations/say';
import { useCeilingsLine } from '../Policies/useCeilings';

/** What only files say: shown, so that nobody has to ask who runs the server. */
export function FixedFacts({ fixed }: { fixed: FileSettings }) {
  const say = useSay();
  const ceilingsLine = useCeilingsLine();
  const { portal, links, mail, invitations, documents, ceilings } = fixed;
  const listed = (items: readonly string[]) => (items.length > 0 ? items.join(', ') : say('value.none'));
  const paths = Object.entries(documents.paths).map(([uid, path]) => `${uid} → ${path}`);
  const facts: Fact[] = [
    { label: 'fixed.public-url', value: fixed.publicUrl },
    { label: 'fixed.portal-url', value: portal.url },
    { label: 'fixed.callback', value: portal.callback },
    { label: 'fixed.redirects', value: listed(portal.allowedRedirects) },
    {
      label: 'fixed.landing',
      value: say(links.landing === 'hosted' ? 'fixed.landing-hosted' : 'fixed.landing-portal'),
    },
    {
      label: 'fixed.handoff',
      value: say(links.handoffDelivery === 'fragment' ? 'fixed.handoff-fragment' : 'fixed.handoff-query'),
    },
    { label: 'fixed.from', value: mail.from ?? say('value.none') },
    { label: 'fixed.reply-to', value: mail.replyTo ?? say('value.none') },
    { label: 'fixed.sent-by', value: mail.sentBy },
    { label: 'fixed.secrets', value: say('fixed.secrets-count', { count: fixed.secrets }) },
    { label: 'fixed.copy-link', value: say(invitations.copyLink ? 'value.yes' : 'value.no') },
    { label: 'fixed.milestones', value: listed(invitations.milestones) },
    { label: 'fixed.documents', value: listed(paths) },
    {
      label: 'fixed.counters',
      value: say(fixed.counters === 'redis' ? 'fixed.counters-redis' : 'fixed.counters-database'),
    },
    { label: 'fixed.ceilings', value: ceilingsLine(ceilings) },
  ];
  return (
    <Card title={say('settings.section-fixed')}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography textColor="neutral600">{say('settings.fixed-text')}</Typography>
        <Facts facts={facts} />
      </Flex>
    </Card>
  );
}
