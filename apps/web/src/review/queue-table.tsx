import type { CycleView, PlanView, QueueFilters, QueueRow, QueueSort } from '@signatory/contract';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { nameMember } from '../app/cycle-picker.js';
import { useSpeech } from '../session/language.js';
import { BulkApproval } from './bulk-approval.js';
import { QueueEntry } from './queue-entry.js';
import { clearOf, keyOf, useSelection } from './queue-selection.js';
import { SortChoice } from './sort-choice.js';
import { SortHeader } from './sort-header.js';
import { useTaking } from './taking.js';
import { useShortcuts } from './use-shortcuts.js';

/** What waits, to be sorted, walked by j and k, opened and selected. Rows come a page at a time. */
export function QueueTable(props: {
  readonly rows: readonly QueueRow[];
  readonly total: number;
  readonly cycle: CycleView;
  readonly plan: PlanView;
  readonly filters: QueueFilters;
  readonly show: (part: Partial<QueueFilters>) => void;
  readonly more: (() => void) | null;
}): ReactNode {
  const { say, choose } = useSpeech();
  const { rows, total, cycle, plan, filters, show, more } = props;
  const navigate = useNavigate();
  const selection = useSelection(rows);
  const clear = clearOf(rows);
  const hasAll = clear.length > 0 && clear.every(selection.has);
  const taking = useTaking(cycle.code);
  const body = useRef<HTMLTableSectionElement>(null);
  const indicators = new Map(
    plan.commitments.flatMap((commitment) => commitment.indicators.map((each) => [each.code, each] as const)),
  );
  const links = (): HTMLAnchorElement[] => [...(body.current?.querySelectorAll<HTMLAnchorElement>('th a') ?? [])];
  const place = (): number => links().findIndex((link) => link.closest('tr')?.contains(document.activeElement));
  const go = (by: number): void => {
    const next = links()[Math.max(0, place() + by)];
    if (next) next.focus();
    else more?.();
  };
  const current = (): QueueRow | undefined => rows[place()];
  useShortcuts({
    j: () => go(1),
    k: () => go(-1),
    x: () => {
      const row = current();
      if (row) selection.toggle(row);
    },
    a: () => {
      const row = current();
      const entries = selection.rows.length > 0 ? selection.rows : row?.judges ? [row] : [];
      if (entries.length > 0) taking.mutate(entries, { onSuccess: selection.clear });
    },
    Enter: () => {
      const row = current();
      if (!row) return;
      const { member, indicator } = row;
      void navigate({
        to: '/review/$cycle/$member/$indicator',
        params: { cycle: cycle.code, member, indicator },
        search: filters,
      });
    },
  });
  useKeptFocus(rows, links, place);
  const columns = [
    ['member', say('term.member'), false],
    ['indicator', say('term.indicator'), false],
    ['state', say('review.state'), false],
    ['change', say('review.change'), true],
    ['findings', say('review.findings'), true],
    ['evidence', say('term.evidence'), true],
    ['age', say('review.since'), false],
  ] as const satisfies readonly (readonly [QueueSort, string, boolean])[];
  return (
    <>
      <BulkApproval
        cycle={cycle}
        shown={say('review.count', { shown: rows.length, all: total })}
        selection={selection}
        taking={taking}
      />
      <section className="panel scroll" aria-label={say('review.heading')} tabIndex={0}>
        <label className="tick">
          <input
            type="checkbox"
            disabled={clear.length === 0}
            checked={hasAll}
            onChange={() => (hasAll ? selection.clear() : selection.choose(clear))}
          />
          {say('review.selectClear', { count: clear.length })}
        </label>
        <SortChoice columns={columns} filters={filters} show={show} />
        <table className="table queue">
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{say('review.select.column')}</span>
              </th>
              {columns.map(([sort, label, numeric]) => (
                <SortHeader key={sort} sort={sort} label={label} filters={filters} show={show} numeric={numeric} />
              ))}
              <th scope="col">{say('review.reviewer')}</th>
            </tr>
          </thead>
          <tbody ref={body}>
            {rows.map((row) => (
              <QueueEntry
                key={keyOf(row)}
                row={row}
                cycle={cycle.code}
                member={nameMember(cycle, row.member, choose)}
                indicator={indicators.get(row.indicator)}
                filters={filters}
                selected={selection.has(row)}
                stale={selection.stale.has(keyOf(row))}
                onSelect={() => selection.toggle(row)}
              />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

/** A row that leaves the list while it has the focus, since a colleague decided on it, leaves it to the one in its place. */
function useKeptFocus(rows: readonly QueueRow[], links: () => readonly HTMLAnchorElement[], place: () => number): void {
  const last = useRef(-1);
  useEffect(() => {
    const all = links();
    if (last.current >= 0 && document.activeElement === document.body)
      all[Math.min(last.current, all.length - 1)]?.focus();
    const remember = (): void => {
      last.current = place();
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  });
}
