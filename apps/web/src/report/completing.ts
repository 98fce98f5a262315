import type { ReportView } from '@signatory/contract';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { isDone, type EntryStatus, type Task } from './entry-status.js';
import type { EntryDraft } from './use-entry.js';

export interface Completing {
  /** Why the entry is not complete, as it was last asked; null where nothing speaks against it. */
  readonly obstacle: Exclude<EntryStatus, 'complete' | 'warnings' | 'calculated'> | null;
  readonly complete: () => void;
}

/** Where the reader is led by what is missing. */
const PLACES: Readonly<Record<NonNullable<Completing['obstacle']>, string>> = {
  returned: '.banner-warn',
  asked: '.banner-warn',
  carried: '.banner',
  errors: '#checks-heading',
  open: '.entry-form :is(input, select, textarea)',
};

/** Saves what is entered; then goes on to the next entry that is not complete, or says what this one wants. */
export function useCompleting(
  task: Task,
  tasks: readonly Task[],
  { cycle, member }: Pick<ReportView, 'cycle' | 'member'>,
  { settled, flush }: Pick<EntryDraft, 'settled' | 'flush'>,
): Completing {
  const navigate = useNavigate();
  // How often it was asked, and what of it is answered: what changes later is not asked again by itself.
  const [asked, setAsked] = useState(0);
  const answered = useRef(0);
  const { status } = task;
  const obstacle = isDone(status) ? null : (status as Completing['obstacle']);
  useEffect(() => {
    if (asked === answered.current || !settled) return;
    answered.current = asked;
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
  }, [asked, settled, obstacle, tasks, task.indicator.code, navigate, cycle, member]);
  return {
    obstacle: asked > 0 && settled ? obstacle : null,
    complete: () => {
      flush();
      setAsked((times) => times + 1);
    },
  };
}
