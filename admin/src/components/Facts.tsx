import { Box, Grid, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

import { type MessageKey, useSay } from '../translations/say';

export interface Fact {
  label: MessageKey;
  value: ReactNode;
}

/** What is known of one thing, in two columns; one on a narrow screen. */
export function Facts({ facts }: { facts: Fact[] }) {
  const say = useSay();
  return (
    <Grid.Root gap={4} tag="dl">
      {facts.map(({ label, value }) => (
        <Grid.Item key={label} col={6} xs={12} direction="column" alignItems="stretch">
          <Typography tag="dt" variant="sigma" textColor="neutral600">
            {say(label)}
          </Typography>
          <Box tag="dd" margin={0} paddingTop={1} style={{ overflowWrap: 'anywhere' }}>
            <Typography tag="div">{value}</Typography>
          </Box>
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}
