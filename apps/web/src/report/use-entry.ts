import type { SaveEntry } from '@signatory/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { EntryKey } from '../api/endpoints.js';
import type { DraftHome } from './draft-home.js';
import { dropDraft, keepDraft, readDraft } from './draft-store.js';
import { EntrySaver, type SaveState } from './entry-saver.js';

const PAUSE_MS = 800;
const RETRY_MS = 10_000;

/** An entry under a person's hands: the draft, its saving, and what they may do about a conflict. */
export interface EntryDraft {
  readonly draft: SaveEntry;
  readonly state: SaveState;
  change(part: Partial<SaveEntry>): void;
  flush(): void;
  keepMine(): void;
  takeTheirs(): void;
  /** Settles a conflict by an answer made from both. */
  resolve(answer: SaveEntry): void;
}

/** Drafts one entry and saves it: after 800 ms, on leaving a field, on leaving the page, on coming back online. */
export function useEntry(key: EntryKey, home: DraftHome): EntryDraft {
  const client = useQueryClient();
  const { cycle, member, indicator } = key;
  const [draft, setDraft] = useState<SaveEntry>(() => readDraft(key) ?? home.start);
  const [state, setState] = useState<SaveState>({ kind: 'idle' });
  const latest = useRef(draft);

  // One saver for as long as the entry is open (its screen is keyed by entry): it follows the versions itself.
  const [saver] = useState(
    () =>
      new EntrySaver(home.version, {
        send: home.send,
        now: () => new Date().toISOString(),
        pause: PAUSE_MS,
        tell: (next) => {
          setState(next);
          if (next.kind !== 'saved') return;
          dropDraft({ cycle, member, indicator });
          void client.invalidateQueries({ queryKey: home.shown });
        },
      }),
  );

  useEffect(() => {
    // A draft left from a lost connection is sent again as soon as the entry is opened.
    if (readDraft({ cycle, member, indicator })) saver.change(latest.current);
    const leave = (): void => void saver.flush(true);
    const retry = (): void => void saver.flush();
    const timer = setInterval(() => {
      if (saver.waiting && navigator.onLine) retry();
    }, RETRY_MS);
    addEventListener('pagehide', leave);
    addEventListener('online', retry);
    return () => {
      clearInterval(timer);
      removeEventListener('pagehide', leave);
      removeEventListener('online', retry);
      leave();
    };
  }, [saver, cycle, member, indicator]);

  return {
    draft,
    state,
    change: (part) => {
      latest.current = { ...latest.current, ...part };
      setDraft(latest.current);
      keepDraft(key, latest.current);
      saver.change(latest.current);
    },
    flush: () => void saver.flush(),
    keepMine: () => {
      if (state.kind === 'conflict') void saver.keepMine(state.current);
    },
    resolve: (answer) => {
      if (state.kind !== 'conflict') return;
      latest.current = answer;
      setDraft(answer);
      keepDraft(key, answer);
      saver.change(answer);
      void saver.keepMine(state.current);
    },
    takeTheirs: () => {
      if (state.kind !== 'conflict') return;
      dropDraft(key);
      saver.takeTheirs(state.current);
      void home.read(client).then((theirs) => {
        if (!theirs) return;
        latest.current = theirs;
        setDraft(theirs);
      });
    },
  };
}
