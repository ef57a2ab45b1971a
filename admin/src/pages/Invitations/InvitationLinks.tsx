import { Flex, Typography } from '@strapi/design-system';

import type { LinkRecord } from '../../../../contracts';
import { StatusTag } from '../../components/StatusTag';
import { Moment } from '../../components/When';
import { LINK_LOOKS } from '../../components/statuses';
import { useSay } from '../../translations/say';

export function InvitationLinks({ links }: { links: LinkRecord[] }) {
  const say = useSay();
  if (links.length === 0) return <Typography textColor="neutral600">{say('links.none')}</Typography>;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {links.map((link) => (
        <Flex key={link.documentId} tag="li" gap={3} wrap="wrap" justifyContent="space-between">
          <StatusTag look={LINK_LOOKS[link.state]} />
          <Typography variant="pi" textColor="neutral600">
            {say('links.span')} <Moment at={link.issuedAt} /> – <Moment at={link.expiresAt} />
          </Typography>
        </Flex>
      ))}
    </Flex>
  );
}
