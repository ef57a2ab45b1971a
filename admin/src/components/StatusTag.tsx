import { Status, Typography } from '@strapi/design-system';

import { useSay } from '../translations/say';
import type { StatusLook } from './statuses';

export function StatusTag({ look }: { look: StatusLook }) {
  const say = useSay();
  return (
    <Status variant={look.tone} size="S" width="fit-content">
      <Typography tag="span" variant="omega" fontWeight="bold" textColor="neutral800">
        {say(look.label)}
      </Typography>
    </Status>
  );
}
