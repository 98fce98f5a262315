import { CELLS_IN_SIGHT, type EarlierView, type FindingView, type IndicatorView } from '@signatory/contract';
import type { ObservationStatus } from '@signatory/domain';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ClipboardEvent, type ReactNode } from 'react';
import type { EntryKey } from '../api/endpoints.js';
import { queries } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Failure, Loading, StatusLine } from '../ui/states.js';
import { readColumn, type PastedColumn } from './cell-paste.js';
import { CellRow } from './cell-row.js';
import { FieldFindings } from './field-findings.js';
import { refusedAt } from './refused-at.js';
import { sayExpected } from './say-expected.js';
import type { EntryDraft } from './use-entry.js';

interface CellTableProps {
  readonly indicator: IndicatorView;
  readonly dimension: IndicatorView['by'][number];
  /** The number of its first cell among all of the indicator, from 1 on. */
  readonly first: number;
  readonly unit: string | undefined;
  readonly editing: EntryDraft;
  readonly disabled: boolean;
  /** Where the entry's other cells are read; none where it is only a part that was asked for. */
  readonly stored: EntryKey | undefined;
  readonly findings: readonly FindingView[];
  /** What was certified in earlier cycles, the oldest first. */
  readonly before: readonly EarlierView[];
}

/** One disaggregation of a figure with a row per code; of a long list so many rows at a time as the API shows cells. */
export function CellTable(props: CellTableProps): ReactNode {
  const { dimension, first, stored, editing, indicator } = props;
  const speech = useSpeech();
  const { say, choose, language } = speech;
  const [at, setAt] = useState(0);
  const codes = dimension.codes.slice(at, at + CELLS_IN_SIGHT);
  const from = first + at;
  const isHeld = stored === undefined || from + codes.length - 1 <= CELLS_IN_SIGHT;
  const page = useQuery({ ...queries.cells(stored, from), enabled: !isHeld });
  // What is typed here stands before what was read: the page is read again after each save.
  const cells = { ...page.data?.cells, ...editing.draft.cells };
  const waits = !isHeld && !page.data;
  const change = (cell: string, value: string | null, status: ObservationStatus): void =>
    editing.change(({ cells: now }) => ({ cells: { ...now, [cell]: { value, status } } }));
  const paste = usePaste();
  const takeColumn = (event: ClipboardEvent<HTMLInputElement>, cell: string): boolean => {
    const rows = codes.map(({ code }) => `${dimension.code}.${code}`);
    const column = readColumn(event.clipboardData.getData('text/plain'), rows.slice(rows.indexOf(cell)), {
      language,
      decimals: indicator.decimals,
      isPercentage: indicator.type === 'percentage',
    });
    if (column === null) return false;
    event.preventDefault();
    paste.take(column, cell);
    if (column === 'columns') return false;
    editing.change(({ cells: now }) => ({ cells: { ...now, ...column.cells } }));
    return true;
  };
  // The latest two stand beside; older ones are in the panel of earlier answers.
  const before = props.before.filter(({ cells: then }) => Object.keys(then).length > 0).slice(-2);
  const expected = sayExpected(indicator, dimension.code, speech);
  const expectedId = `${dimension.code}-expected`;
  return (
    <>
      <table className="table cells" aria-busy={waits}>
        <caption id={`${dimension.code}-heading`} tabIndex={-1}>
          {say('entry.by', { dimension: choose(dimension.name) })}{' '}
          {expected !== '' && (
            <span id={expectedId} className="hint">
              {expected}
            </span>
          )}
        </caption>
        <thead>
          <tr>
            <th scope="col">{choose(dimension.name)}</th>
            {before.map(({ cycle, title }) => (
              <th key={cycle} scope="col" className="numeric">
                {choose(title)}
              </th>
            ))}
            <th scope="col" className="numeric">
              {props.unit ?? say('entry.figure')}
            </th>
            {before.length > 0 && (
              <th scope="col" className="numeric">
                {say('review.change')}
              </th>
            )}
            <th scope="col">{say('entry.observation')}</th>
          </tr>
        </thead>
        <tbody>
          {!waits &&
            codes.map(({ code, label }) => {
              const cell = `${dimension.code}.${code}`;
              const { value = null, status = 'normal' } = cells[cell] ?? {};
              return (
                <CellRow
                  key={`${cell} ${paste.round}`}
                  cell={cell}
                  indicator={indicator}
                  names={[choose(dimension.name), choose(label)]}
                  value={value}
                  status={status}
                  before={before}
                  findings={props.findings}
                  refused={refusedAt(editing, cell, `/cells/${cell}/value`)}
                  expectedId={expected === '' ? undefined : expectedId}
                  disabled={props.disabled}
                  asked={paste.asked[cell]}
                  onPaste={(event) => takeColumn(event, cell)}
                  onChange={(next, kind) => change(cell, next, kind)}
                  onUnread={(isUnread) => editing.tellUnread(cell, isUnread)}
                />
              );
            })}
        </tbody>
      </table>
      <FieldFindings findings={props.findings.filter(({ field }) => field.part === dimension.code)} />
      <StatusLine tone={paste.isTaken ? 'ok' : 'err'}>{paste.words}</StatusLine>
      {waits && (page.isError ? <Failure error={page.error} onRetry={() => void page.refetch()} /> : <Loading />)}
      {dimension.codes.length > CELLS_IN_SIGHT && (
        <CellPages at={at} shown={codes.length} dimension={dimension} onTurn={setAt} />
      )}
    </>
  );
}

/** What came of the last paste; focus goes to the first cell that is asked about, else back to where it was. */
function usePaste() {
  const { say } = useSpeech();
  const [last, setLast] = useState<{ column: PastedColumn | 'columns'; cell: string; round: number } | null>(null);
  const column = last && last.column !== 'columns' ? last.column : null;
  const asked = column?.asked ?? {};
  const [wanted = last?.cell] = Object.keys(asked);
  useEffect(() => {
    if (last && wanted !== undefined) document.getElementById(`cell-${wanted}`)?.focus();
  }, [last, wanted]);
  return {
    asked,
    round: last?.round ?? 0,
    isTaken: column !== null,
    words:
      last === null
        ? undefined
        : column === null
          ? say('entry.paste.columns')
          : say('entry.paste.done', {
              count: Object.keys(column.cells).length,
              asked: Object.keys(asked).length,
              left: column.left,
            }),
    take: (next: PastedColumn | 'columns', cell: string): void =>
      setLast((before) => ({ column: next, cell, round: (before?.round ?? 0) + (next === 'columns' ? 0 : 1) })),
  };
}

function CellPages(props: {
  readonly at: number;
  readonly shown: number;
  readonly dimension: IndicatorView['by'][number];
  readonly onTurn: (at: number) => void;
}): ReactNode {
  const { say, choose } = useSpeech();
  const { at, shown, dimension, onTurn } = props;
  const count = dimension.codes.length;
  return (
    <nav className="cell-pages" aria-label={say('entry.by', { dimension: choose(dimension.name) })}>
      <button type="button" className="button" aria-disabled={at === 0} onClick={() => onTurn(at - CELLS_IN_SIGHT)}>
        {say('entry.cells.before')}
      </button>
      <span role="status">{say('entry.cells.range', { from: at + 1, to: at + shown, count })}</span>
      <button
        type="button"
        className="button"
        aria-disabled={at + shown >= count}
        onClick={() => onTurn(at + CELLS_IN_SIGHT)}
      >
        {say('entry.cells.next')}
      </button>
    </nav>
  );
}
