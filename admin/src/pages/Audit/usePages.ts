import { useState } from 'react';

interface Pages {
  /** Behind which line the page begins; undefined for the newest. */
  cursor: string | undefined;
  isFirst: boolean;
  go: (cursor: string) => void;
  back: () => void;
}

/** The way through the log. Another filter begins with the newest line again. */
export function usePages(filter: string): Pages {
  const [way, setWay] = useState<{ filter: string; cursors: string[] }>({ filter, cursors: [] });
  const cursors = way.filter === filter ? way.cursors : [];
  return {
    cursor: cursors.at(-1),
    isFirst: cursors.length === 0,
    go: (cursor) => setWay({ filter, cursors: [...cursors, cursor] }),
    back: () => setWay({ filter, cursors: cursors.slice(0, -1) }),
  };
}
