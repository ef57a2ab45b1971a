import { Box, Flex, Typography } from '@strapi/design-system';

import { useMailPreviewQuery } from '../../../api/invitations';
import { MailFrame } from '../../../components/MailFrame';
import { useSay } from '../../../translations/say';
import { bodyOf, looksLikeAddress } from './invite-form';
import type { Invite } from './useInvite';

/** The mail as the client will see it, with a link that lets nobody in; a moment after the last key. */
export function Preview({ invite }: { invite: Invite }) {
  const say = useSay();
  const body = bodyOf(invite.paused, { pending: false, client: false });
  const answer = useMailPreviewQuery(body, { skip: !looksLikeAddress(body.email) });
  // While the next one is on its way the last one stays: a frame that blinks on every key can't be read.
  const mail = answer.data;
  return (
    <Box background="neutral100" hasRadius padding={4} aria-busy={answer.isFetching}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography tag="h3" variant="sigma" textColor="neutral600">
          {say('preview.title')}
        </Typography>
        {mail ? (
          <>
            <Typography fontWeight="semiBold" style={{ overflowWrap: 'anywhere' }}>
              {mail.subject}
            </Typography>
            <MailFrame html={mail.html} title={mail.subject} />
            <Typography variant="pi" textColor="neutral600">
              {say('preview.hint')}
            </Typography>
          </>
        ) : (
          <Typography textColor="neutral600">
            {say(answer.isError ? 'preview.failed' : 'preview.waiting')}
          </Typography>
        )}
      </Flex>
    </Box>
  );
}
