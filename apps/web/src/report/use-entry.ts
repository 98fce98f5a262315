import type { IndicatorView, SaveEntry } from '@signatory/contract';
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { sessionEnd } from '../api/session-end.js';
import { useKeepsDrafts } from '../device/keeping.js';
import { useSessionEnd } from '../session/session-dialog.js';
import { useAskBeforeLeaving } from '../ui/use-kept.js';
import { choicesBetween } from './answer-choice.js';
import type { DraftHome } from './draft-home.js';
import { keepDraft, listDrafts, readDraft, type DraftKey } from './draft-store.js';
import { EntrySaver, type KeptDraft, type SaveState } from './entry-saver.js';
import { asSent, lackOf } from './lack-of.js';
import { leftBehind } from './left-behind.js';

const PAUSE_MS = 800;
const RETRY_MS = 10_000;

/** An entry under a person's hands: the draft, its saving, and what they may do about a conflict. */
export interface EntryDraft {
  readonly draft: SaveEntry;
  readonly state: SaveState;
  /** Else what is not saved is lost with the window. */
  readonly isKept: boolean;
  /** Counts how often the draft was replaced as a whole: fields begin anew with it. */
  readonly edition: number;
  /** Somebody saved another answer since, and nothing was entered here: it can be shown. */
  readonly newer: boolean;
  /** Nothing that was entered waits, and the report that is shown has all of it. */
  readonly settled: boolean;
  change(part: Partial<SaveEntry>): void;
  flush(): void;
  /** Also what was refused: its person asks for it. */
  tryAgain(): void;
  keepMine(): void;
  takeTheirs(): void;
  /** Settles a conflict by an answer made from both. */
  resolve(answer: SaveEntry): void;
  showNewer(): void;
  /** The person changes the entry by another act on its page: what comes is theirs, unless the act is refused. */
  expectNewer(isExpected: boolean): void;
  /** What a conflict tells of the other's answer. */
  readTheirs(told: unknown): SaveEntry | null;
}

const ON_DEVICE = { staleTime: 0, gcTime: 0, networkMode: 'always' } as const;

/** What this device keeps, read when it is needed and with no connection too. */
export const keptDrafts = {
  one: (key: DraftKey) =>
    queryOptions({
      queryKey: ['kept-draft', key.person, key.cycle, key.member, key.indicator],
      queryFn: () => readDraft(key),
      ...ON_DEVICE,
    }),
  of: (key: Omit<DraftKey, 'indicator'>) =>
    queryOptions({
      queryKey: ['kept-draft', key.person, key.cycle, key.member],
      queryFn: () => listDrafts(key),
      ...ON_DEVICE,
    }),
};

/**
 * Drafts one entry and saves it: after 800 ms, on leaving a field, on leaving the page, on coming back online or into a
 * session, also once the entry is left. `kept` is a draft left from before, with the version that it was made from: where that is no longer the last,
 * the person chooses.
 */
export function useEntry(
  key: DraftKey,
  home: DraftHome,
  kept: KeptDraft | null,
  { type }: Pick<IndicatorView, 'type'>,
): EntryDraft {
  const client = useQueryClient();
  // The draft kept counts when the entry is opened, and never again.
  const [left] = useState(kept);
  const [draft, setDraft] = useState<SaveEntry>(() => left?.answer ?? home.start);
  const [state, setState] = useState<SaveState>({ kind: left ? 'saving' : 'idle' });
  const [edition, setEdition] = useState(0);
  // Its screen is keyed by what makes the key.
  const [own] = useState(key);
  const latest = useRef(draft);
  const isOver = useSessionEnd();

  const show = (answer: SaveEntry): void => {
    latest.current = answer;
    setDraft(answer);
    setEdition((count) => count + 1);
  };
  // One saver for as long as the entry is open (its screen is keyed by entry): it follows the versions itself.
  const [saver] = useState(
    () =>
      new EntrySaver(left?.version ?? home.version, {
        send: (version, answer, leaving) => home.send(version, asSent(answer), leaving),
        keep: (waiting) => void keepDraft(key, waiting),
        isSame: (told, mine) => {
          const theirs = home.readTheirs(told);
          return theirs !== null && choicesBetween(theirs, mine).length === 0;
        },
        lackOf: (answer) => lackOf(answer, type),
        now: () => new Date().toISOString(),
        pause: PAUSE_MS,
        tell: (next) => {
          setState(next);
          if (next.kind !== 'saved') return;
          void client.invalidateQueries({ queryKey: home.shown });
          void client.invalidateQueries({ ...keptDrafts.of(key), exact: true });
        },
      }),
  );

  useEffect(() => {
    leftBehind.takeBack(own);
    // A draft left from a lost connection is sent again as soon as the entry is opened.
    if (left) saver.change(left.answer);
    const leave = (): Promise<void> => saver.flush(true);
    const hide = (): void => void leave();
    const retry = (): void => {
      void saver.flush();
      leftBehind.send(own.person);
    };
    const timer = setInterval(() => {
      if (navigator.onLine && !sessionEnd.isOver()) retry();
    }, RETRY_MS);
    addEventListener('pagehide', hide);
    addEventListener('online', retry);
    return () => {
      clearInterval(timer);
      removeEventListener('pagehide', hide);
      removeEventListener('online', retry);
      leftBehind.take(own, saver, leave());
    };
  }, [saver, left, own]);

  const isKept = useKeepsDrafts();
  useAskBeforeLeaving(!isKept && state.kind !== 'idle' && state.kind !== 'saved');

  useEffect(() => {
    if (!isOver) void saver.tryAgain();
  }, [saver, isOver]);
  // Either may be the end of what a save was refused for.
  useEffect(() => {
    if (saver.isRefused) void saver.tryAgain();
  }, [saver, home.version, home.isOpen]);

  const isNewer = (state.kind === 'idle' || state.kind === 'saved') && home.version > saver.version;
  const isOther = isNewer && choicesBetween(home.start, draft).length > 0;
  // What the person did elsewhere on this page (confirm, combine) needs no question; nor does what changed no word.
  const [isExpected, setExpected] = useState(false);
  const [followed, setFollowed] = useState(home.version);
  if (isNewer && home.version > followed && (!isOther || isExpected)) {
    setFollowed(home.version);
    setExpected(false);
    if (isOther) setDraft(home.start);
  }
  useEffect(() => {
    saver.follow(followed);
    latest.current = draft;
  }, [saver, followed, draft]);

  return {
    draft,
    state,
    isKept,
    edition,
    settled: (state.kind === 'idle' || state.kind === 'saved') && !saver.waiting && home.version >= saver.version,
    newer: isOther && !isExpected,
    expectNewer: setExpected,
    change: (part) => {
      latest.current = { ...latest.current, ...part };
      setDraft(latest.current);
      saver.change(latest.current);
    },
    flush: () => void saver.flush(),
    tryAgain: () => void saver.tryAgain(),
    keepMine: () => {
      if (state.kind === 'conflict') void saver.keepMine(state.current);
    },
    resolve: (answer) => {
      if (state.kind !== 'conflict') return;
      show(answer);
      saver.change(answer);
      void saver.keepMine(state.current);
    },
    takeTheirs: () => {
      if (state.kind !== 'conflict') return;
      saver.takeTheirs(state.current);
      void home.read(client).then((theirs) => theirs && show(theirs));
    },
    showNewer: () => {
      saver.follow(home.version);
      show(home.start);
    },
    readTheirs: home.readTheirs,
  };
}
