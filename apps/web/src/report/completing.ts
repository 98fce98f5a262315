import type { ReportView } from '@signatory/contract';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { isDone, type EntryStatus, type Task } from './entry-status.js';
import type { EntryDraft } from './use-entry.js';

export interface Completing {
  /** Whether it was asked, and is answered when the checks of the last change have ended. */
  readonly waits: boolean;
  /** Why the entry is not complete, as it was last asked; null where nothing speaks against it. */
  readonly obstacle: Exclude<EntryStatus, 'begun' | 'optional' | 'complete' | 'warnings' | 'calculated'> | null;
  readonly complete: () => void;
}

/** Where the reader is led by what is missing. */
const PLACES: Readonly<Record<NonNullable<Completing['obstacle']>, string>> = {
  returned: '#returned-heading',
  asked: '#returned-heading',
  carried: '#carried-heading',
  errors: '#checks-heading',
  open: '.entry-form :is(input, select, textarea)',
};

/** What adds a source that was begun, and a figure that could not be read: neither is part of the answer, though whoever completes it may think so. */
const BESIDE = '.evidence-more ~ .acts button, .entry-form .decimal-fault input';

/** Saves what is entered; then goes on to the next entry that is not complete, or says what this one wants. */
export function useCompleting(
  task: Task,
  tasks: readonly Task[],
  { cycle, member, run }: Pick<ReportView, 'cycle' | 'member' | 'run'>,
  { settled, state, draft, tryAgain }: Pick<EntryDraft, 'settled' | 'state' | 'draft' | 'tryAgain'>,
): Completing {
  const navigate = useNavigate();
  // How often it was asked and of which answer, and what of it is answered: what changes later is not asked again by itself.
  const [{ asked, of }, setAsked] = useState({ asked: 0, of: draft });
  const answered = useRef(0);
  const { status } = task;
  // What stands beside it is no answer yet.
  const obstacle = isDone(status)
    ? null
    : status === 'begun' || status === 'optional'
      ? 'open'
      : (status as Completing['obstacle']);
  // What was found may be of the answer before.
  const judged = obstacle !== 'errors' || run === null || (run.endedAt !== null && !run.stale);
  useEffect(() => {
    if (asked === answered.current || !settled || !judged) return;
    answered.current = asked;
    // Who went on writing while the checks ran stays where they are.
    if (of !== draft) return;
    if (obstacle !== null) {
      const place = document.querySelector<HTMLElement>(PLACES[obstacle]);
      place?.focus();
      place?.scrollIntoView({ block: 'center' });
      return;
    }
    const at = tasks.findIndex(({ indicator }) => indicator.code === task.indicator.code);
    const next = [...tasks.slice(at + 1), ...tasks.slice(0, at)].find(
      (each) => !isDone(each.status) && each.entry.open,
    );
    if (next)
      void navigate({
        to: '/report/$cycle/$member/entry/$indicator',
        params: { cycle, member, indicator: next.indicator.code },
      });
    else void navigate({ to: '/report/$cycle/$member', params: { cycle, member } });
  }, [asked, of, draft, settled, judged, obstacle, tasks, task.indicator.code, navigate, cycle, member]);
  return {
    waits: asked > 0 && of === draft && settled && !judged,
    obstacle: asked > 0 && settled && judged ? obstacle : null,
    complete: () => {
      tryAgain();
      const beside = document.querySelector<HTMLElement>(state.kind === 'lacks' ? `#${state.part}` : BESIDE);
      if (beside) beside.focus();
      else setAsked((before) => ({ asked: before.asked + 1, of: draft }));
    },
  };
}
