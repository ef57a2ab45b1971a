import { useState } from 'react';

import { useNews } from './useNews';

interface InBulk {
  running: boolean;
  run(ids: string[], action: (id: string) => Promise<unknown>): Promise<void>;
}

/** One after the other, so that the limits see an editor and not a flood. Tells the count, and how many were refused for which reasons. */
export function useInBulk(summary: (done: number, refused: number) => string): InBulk {
  const news = useNews();
  const [running, setRunning] = useState(false);
  const run: InBulk['run'] = async (ids, action) => {
    setRunning(true);
    const refusals: unknown[] = [];
    for (const id of ids) {
      try {
        await action(id);
      } catch (error) {
        refusals.push(error);
      }
    }
    setRunning(false);
    const told = summary(ids.length - refusals.length, refusals.length);
    if (refusals.length === 0) news.good(told);
    else news.mixed(told, refusals);
  };
  return { running, run };
}
