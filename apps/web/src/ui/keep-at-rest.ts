import { useEffect, useState } from 'react';

/** How long after the last key a large text is kept. */
const PAUSE_MS = 800;

/** A field is left, or the window may be gone in a moment; a phone tells no more than that it is hidden. */
const LEAVING = ['focusout', 'beforeunload', 'pagehide', 'visibilitychange'] as const;

/** Keeps a text where writing at every key would be dear: once typing rests, its field is left, or the window may be gone. */
export function useKeepAtRest(write: (text: object | null) => unknown): (text: object | null) => void {
  // One keeper for as long as the text is open: its screen is keyed by it.
  const [keeper] = useState(() => keepAtRest(write));
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

function keepAtRest(write: (text: object | null) => unknown) {
  let waiting: object | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    if (waiting) void write(waiting);
    waiting = null;
  };
  const keep = (text: object | null): void => {
    clearTimeout(timer);
    waiting = text;
    if (text) timer = setTimeout(flush, PAUSE_MS);
    // What is saved or discarded must not come back.
    else void write(null);
  };
  return { keep, flush };
}
