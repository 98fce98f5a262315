import type { EntryView, SaveEntry } from '@signatory/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, type EntryKey } from '../api/endpoints.js';
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
export function useEntry(key: EntryKey, entry: EntryView): EntryDraft {
  const client = useQueryClient();
  const { cycle, member, indicator } = key;
  const [draft, setDraft] = useState<SaveEntry>(() => readDraft(key) ?? draftOf(entry));
  const [state, setState] = useState<SaveState>({ kind: 'idle' });
  const latest = useRef(draft);

  // One saver for as long as the entry is open (its screen is keyed by entry): it follows the versions itself.
  const [saver] = useState(
    () =>
      new EntrySaver(entry.version, {
        send: (version, body, leaving) => api.saveEntry({ cycle, member, indicator }, version, body, leaving),
        now: () => new Date().toISOString(),
        pause: PAUSE_MS,
        tell: (next) => {
          setState(next);
          if (next.kind !== 'saved') return;
          dropDraft({ cycle, member, indicator });
          void client.invalidateQueries({ queryKey: ['report', cycle, member] });
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
      void client
        .fetchQuery({ queryKey: ['report', cycle, member], queryFn: () => api.report(cycle, member) })
        .then((report) => {
          const theirs = report.entries.find((each) => each.indicator === indicator);
          if (!theirs) return;
          latest.current = draftOf(theirs);
          setDraft(latest.current);
        });
    },
  };
}

/** What would be sent if nothing changed. */
export function draftOf(entry: EntryView): SaveEntry {
  const narrative = entry.narrative;
  return {
    status: entry.status === 'unanswered' ? 'answered' : entry.status,
    value: entry.value,
    evidence: entry.evidence.map(asSent),
    ...(entry.reason === null ? {} : { reason: entry.reason }),
    ...(Object.keys(entry.cells).length > 0 ? { cells: entry.cells } : {}),
    ...(entry.observation ? { observation: entry.observation } : {}),
    ...(entry.currency ? { currency: entry.currency } : {}),
    ...(narrative ? { narrative: narrativeOf(narrative, entry.translation === 'CHECKED') } : {}),
  };
}

/** A stored piece as it is sent: its id, and what is known of its file, are the server's. */
function asSent(piece: EntryView['evidence'][number]): SaveEntry['evidence'][number] {
  const sent: Partial<EntryView['evidence'][number]> & SaveEntry['evidence'][number] = { ...piece };
  delete sent.id;
  delete sent.stored;
  return sent;
}

/** The member's own words with their translation, if they have one. */
function narrativeOf(
  { original, texts }: NonNullable<EntryView['narrative']>,
  checked: boolean,
): NonNullable<SaveEntry['narrative']> {
  const other = Object.keys(texts).find((language) => language !== original);
  return {
    language: original,
    text: texts[original]?.text ?? '',
    ...(other !== undefined && { translation: { language: other, text: texts[other]?.text ?? '', checked } }),
  };
}
