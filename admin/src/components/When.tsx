import { Tooltip } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { spanBetween } from './time';

/** "3 hours ago", "in 2 days". */
export function useRelative(): (at: string) => string {
  const { formatRelativeTime } = useIntl();
  return (at) => {
    const { value, unit } = spanBetween(Date.now(), Date.parse(at));
    return formatRelativeTime(value, unit, { numeric: 'auto' });
  };
}

/** "3 hours ago" with the exact moment on hover and for machines; "–" for never. */
export function When({ at }: { at: string | null }) {
  const { formatDate } = useIntl();
  const relative = useRelative();
  if (!at) return <>–</>;
  return (
    <Tooltip label={formatDate(at, { dateStyle: 'full', timeStyle: 'short' })}>
      <time dateTime={at}>{relative(at)}</time>
    </Tooltip>
  );
}

/** The moment itself, for where it matters to the minute. */
export function Moment({ at }: { at: string | null }) {
  const { formatDate } = useIntl();
  if (!at) return <>–</>;
  return <time dateTime={at}>{formatDate(at, { dateStyle: 'medium', timeStyle: 'short' })}</time>;
}
