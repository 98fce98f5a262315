import { CELLS_IN_SIGHT, type IndicatorView } from '@signatory/contract';
import { OBSERVATION_STATUSES, type ObservationStatus } from '@signatory/domain';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { EntryKey } from '../api/endpoints.js';
import { queries } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { DecimalInput } from '../ui/decimal-input.js';
import { Failure, Loading } from '../ui/states.js';
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
  readonly isFaulty: (cell: string) => boolean;
}

/** A figure that is missing, or does not apply, has no value. */
function isEmpty(status: ObservationStatus | undefined): boolean {
  return status === 'missing' || status === 'not-applicable';
}

/** One disaggregation of a figure with a row per code; of a long list so many rows at a time as the API shows cells. */
export function CellTable(props: CellTableProps): ReactNode {
  const { dimension, first, stored, editing } = props;
  const { say, choose } = useSpeech();
  const [at, setAt] = useState(0);
  const codes = dimension.codes.slice(at, at + CELLS_IN_SIGHT);
  const from = first + at;
  const isHeld = stored === undefined || from + codes.length - 1 <= CELLS_IN_SIGHT;
  const page = useQuery({ ...queries.cells(stored, from), enabled: !isHeld });
  // What is typed here stands before what was read: the page is read again after each save.
  const cells = { ...page.data?.cells, ...editing.draft.cells };
  const waits = !isHeld && !page.data;
  const change = (cell: string, value: string | null, status: ObservationStatus): void =>
    editing.change({ cells: { ...editing.draft.cells, [cell]: { value, status } } });
  return (
    <>
      <table className="table cells" aria-busy={waits}>
        <caption>{say('entry.by', { dimension: choose(dimension.name) })}</caption>
        <thead>
          <tr>
            <th scope="col">{choose(dimension.name)}</th>
            <th scope="col" className="numeric">
              {props.unit ?? say('entry.figure')}
            </th>
            <th scope="col">{say('entry.observation')}</th>
          </tr>
        </thead>
        <tbody>
          {!waits &&
            codes.map(({ code, label }) => {
              const cell = `${dimension.code}.${code}`;
              const { value = null, status = 'normal' } = cells[cell] ?? {};
              return (
                <tr key={code}>
                  <th scope="row">{choose(label)}</th>
                  <td className="numeric">
                    <DecimalInput
                      id={`cell-${cell}`}
                      label={`${choose(dimension.name)}, ${choose(label)}`}
                      value={value}
                      decimals={props.indicator.decimals}
                      invalid={props.isFaulty(cell)}
                      disabled={props.disabled || isEmpty(status)}
                      onChange={(next) => change(cell, next, status)}
                    />
                  </td>
                  <td>
                    <select
                      aria-label={`${choose(label)}: ${say('entry.observation')}`}
                      value={status}
                      disabled={props.disabled}
                      onChange={({ target }) => {
                        const next = OBSERVATION_STATUSES.find((each) => each === target.value) ?? 'normal';
                        change(cell, isEmpty(next) ? null : value, next);
                      }}
                    >
                      {OBSERVATION_STATUSES.map((each) => (
                        <option key={each} value={each}>
                          {say(`observation.${each}`)}
                        </option>
                      ))}
                    </select>
                  </td>
                </tr>
              );
            })}
        </tbody>
      </table>
      {waits && (page.isError ? <Failure error={page.error} onRetry={() => void page.refetch()} /> : <Loading />)}
      {dimension.codes.length > CELLS_IN_SIGHT && (
        <CellPages at={at} shown={codes.length} dimension={dimension} onTurn={setAt} />
      )}
    </>
  );
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
      <button type="button" className="button" disabled={at === 0} onClick={() => onTurn(at - CELLS_IN_SIGHT)}>
        {say('entry.cells.before')}
      </button>
      <span role="status">{say('entry.cells.range', { from: at + 1, to: at + shown, count })}</span>
      <button
        type="button"
        className="button"
        disabled={at + shown >= count}
        onClick={() => onTurn(at + CELLS_IN_SIGHT)}
      >
        {say('entry.cells.next')}
      </button>
    </nav>
  );
}
