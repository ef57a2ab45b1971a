import { Box, Flex, Typography } from '@strapi/design-system';

import type { TimelineEntry } from '../../../contracts';
import { useSay } from '../translations/say';
import { Moment, When } from './When';
import { wordsForReason } from './reasons';
import { STEPS } from './timeline-steps';
import { useActorName } from './useActorName';

/** What happened, the newest first; when, by whom, and why not. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  // As they come they are in order, also those of one millisecond.
  const newestFirst = [...entries].reverse();
  return (
    <Flex tag="ol" direction="column" alignItems="stretch" gap={4}>
      {newestFirst.map((entry, index) => (
        <Entry key={`${entry.at} ${entry.type} ${index}`} entry={entry} />
      ))}
    </Flex>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const say = useSay();
  const actorName = useActorName();
  const step = STEPS[entry.type];
  const from = [entry.browser, entry.network].filter(Boolean).join(' · ');
  return (
    <Flex tag="li" gap={3} alignItems="flex-start">
      <Box
        aria-hidden
        shrink={0}
        marginTop={1}
        width="1.2rem"
        height="1.2rem"
        borderRadius="50%"
        background={entry.outcome === 'refused' ? 'danger500' : `${step?.tone ?? 'neutral'}500`}
      />
      <Flex direction="column" alignItems="flex-start" gap={1} style={{ overflowWrap: 'anywhere' }}>
        <Typography fontWeight="semiBold">{step ? say(step.label) : entry.type}</Typography>
        <Typography variant="pi" textColor="neutral600">
          <When at={entry.at} /> · <Moment at={entry.at} /> · {actorName(entry.actor)}
        </Typography>
        {from && (
          <Typography variant="pi" textColor="neutral600">
            {from}
          </Typography>
        )}
        {entry.reason && <Reason entry={entry} code={entry.reason} />}
      </Flex>
    </Flex>
  );
}

function Reason({ entry, code }: { entry: TimelineEntry; code: string }) {
  const say = useSay();
  const isProblem = entry.outcome !== 'success';
  // A milestone is the portal's own word, even one that sounds like ours.
  const words = entry.type === 'client.activated' ? undefined : wordsForReason(code);
  const reason = words ? say(words) : code;
  return (
    <Typography variant="pi" textColor={isProblem ? 'danger600' : 'neutral600'}>
      {words ? say('timeline.reason', { reason }) : reason}
    </Typography>
  );
}
