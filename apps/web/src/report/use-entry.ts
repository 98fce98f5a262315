import type { IndicatorView, SaveEntry } from '@signatory/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { sessionEnd } from '../api/session-end.js';
import { useKeepsDrafts } from '../device/keeping.js';
import { useSessionEnd } from '../session/use-session-end.js';
import { useAskBeforeLeaving } from '../ui/use-kept.js';
import { choicesBetween, mergeAnswers, type Choice } from './answer-choice.js';
import { createSaver } from './create-saver.js';
import { findDiffering } from './differing.js';
import type { DraftHome } from './draft-home.js';
import type { DraftKey } from './draft-store.js';
import type { Conflict, KeptDraft, SaveState } from './entry-saver.js';
import { leftBehind } from './left-behind.js';

const RETRY_MS = 10_000;

/** What the other answer brought where nobody had to choose. */
export interface Taken extends Pick<Conflict, 'by' | 'byId' | 'at'> {
  readonly parts: readonly Choice[];
}

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
  /** The fields that hold what is no figure: nothing of it is saved. */
  readonly unread: readonly string[];
  tellUnread(field: string, isUnread: boolean): void;
  /** Nothing that was entered waits, and the report that is shown has all of it. */
  readonly settled: boolean;
  /** Of the draft as it is then: a field may tell of itself when it is gone. */
  change(part: Partial<SaveEntry> | ((now: SaveEntry) => Partial<SaveEntry>)): void;
  flush(): void;
  /** Also what was refused: its person asks for it. */
  tryAgain(): void;
  keepMine(): void;
  takeTheirs(): void;
  /** Settles a conflict by an answer made from both. */
  resolve(answer: SaveEntry): void;
  showNewer(): void;
  /** What was taken from others since the entry was opened, the last one last, and that its person has read it. */
  readonly taken: readonly Taken[];
  readTaken(): void;
  /** The person changes the entry by another act on its page: what comes is theirs, unless the act is refused. */
  expectNewer(isExpected: boolean): void;
  /** What a conflict tells of the other's answer. */
  readTheirs(told: unknown): SaveEntry | null;
}

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
  const [unread, setUnread] = useState<readonly string[]>([]);
  // Its screen is keyed by what makes the key.
  const [own] = useState(key);
  const latest = useRef(draft);
  const isOver = useSessionEnd();

  const show = (answer: SaveEntry): void => {
    latest.current = answer;
    setDraft(answer);
    setEdition((count) => count + 1);
  };
  const [taken, setTaken] = useState<readonly Taken[]>([]);
  // One saver for as long as the entry is open (its screen is keyed by entry): it follows the versions itself.
  const [saver] = useState(() => createSaver(client, key, home, madeFrom(left, home), type, setState));

  // What only one of two changed needs no choice: it is taken, and said. Once its person has gone on it waits for them.
  useEffect(() => {
    saver.settleBy((conflict, mine) => {
      const theirs = home.readTheirs(conflict.theirs);
      const differing = theirs && findDiffering({ from: conflict.from, mine, theirs });
      if (!differing || differing.contested.length > 0) return null;
      const answer = mergeAnswers(theirs, mine, new Set(differing.mine.map(({ name }) => name)), { type });
      if (!answer) return null;
      latest.current = answer;
      setDraft(answer);
      if (differing.theirs.length > 0) setTaken((all) => [...all, { ...conflict, parts: differing.theirs }]);
      return { answer, theirs };
    });
    return () => saver.settleBy(null);
  }, [saver, home, type]);

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
  const [followed, setFollowed] = useState<Pick<DraftHome, 'version' | 'start'>>(home);
  if (isNewer && home.version > followed.version && (!isOther || isExpected)) {
    setFollowed(home);
    setExpected(false);
    if (isOther) setDraft(home.start);
  }
  useEffect(() => {
    saver.follow(followed.version, followed.start);
    latest.current = draft;
  }, [saver, followed, draft]);

  return {
    draft,
    state,
    isKept,
    edition,
    unread,
    tellUnread: (field, isUnread) =>
      setUnread((all) => [...all.filter((each) => each !== field), ...(isUnread ? [field] : [])]),
    settled: (state.kind === 'idle' || state.kind === 'saved') && !saver.waiting && home.version >= saver.version,
    newer: isOther && !isExpected,
    expectNewer: setExpected,
    change: (part) => {
      latest.current = { ...latest.current, ...(typeof part === 'function' ? part(latest.current) : part) };
      setDraft(latest.current);
      saver.change(latest.current);
    },
    flush: () => void saver.flush(),
    tryAgain: () => void saver.tryAgain(),
    keepMine: () => {
      if (state.kind === 'conflict') void saver.keepMine(state.current, home.readTheirs(state.theirs));
    },
    resolve: (answer) => {
      if (state.kind !== 'conflict') return;
      show(answer);
      saver.change(answer);
      void saver.keepMine(state.current, home.readTheirs(state.theirs));
    },
    takeTheirs: () => {
      if (state.kind !== 'conflict') return;
      const theirs = home.readTheirs(state.theirs);
      saver.takeTheirs(state.current, theirs);
      // What was told of it is what the reader chose; a reading that is on its way may be older.
      if (theirs) show(theirs);
      else void home.read(client).then((stored) => stored && show(stored));
    },
    showNewer: () => {
      saver.follow(home.version, home.start);
      show(home.start);
    },
    readTheirs: home.readTheirs,
    taken,
    readTaken: () => setTaken([]),
  };
}

/** What is on screen at first, and what that was made from: a draft may be from before drafts kept it. */
function madeFrom(left: KeptDraft | null, home: DraftHome): Omit<KeptDraft, 'answer'> {
  const { version, from, sent } = left ?? { version: home.version, from: undefined, sent: undefined };
  return { version, sent, from: from ?? (version === home.version ? home.start : undefined) };
}
