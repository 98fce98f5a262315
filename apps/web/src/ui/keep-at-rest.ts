import { useEffect, useState } from 'react';
import { keepText } from './device-texts.js';

/** How long after the last key a large text is kept. */
const PAUSE_MS = 800;

/** What tells that a window may be gone in a moment; a phone tells no more than that it is hidden. */
const LEAVING = ['beforeunload', 'pagehide', 'visibilitychange'] as const;

/** Keeps as `keepText` does, where writing at every key would be dear: once typing rests, or the window may be gone. */
export function useKeepAtRest(key: readonly string[]): (text: object | null) => void {
  // One keeper for as long as the text is open: its screen is keyed by it.
  const [keeper] = useState(() => keepAtRest(key));
  useEffect(() => {
    const { flush } = keeper;
    for (const event of LEAVING) addEventListener(event, flush);
    return () => {
      for (const event of LEAVING) removeEventListener(event, flush);
      flush();
    };
  }, [keeper]);
  return keeper.keep;
}

function keepAtRest(key: readonly string[]) {
  let waiting: object | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    if (waiting) void keepText(key, waiting);
    waiting = null;
  };
  const keep = (text: object | null): void => {
    clearTimeout(timer);
    waiting = text;
    if (text) timer = setTimeout(flush, PAUSE_MS);
    // What is saved or discarded must not come back.
    else void keepText(key, null);
  };
  return { keep, flush };
}
