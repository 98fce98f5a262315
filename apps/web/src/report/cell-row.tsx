import type { EarlierView, FindingView, IndicatorView } from '@signatory/contract';
import { OBSERVATION_STATUSES, type ObservationStatus } from '@signatory/domain';
import { useRef, useState, type ClipboardEvent, type ReactNode } from 'react';
import { FigureChange } from '../ui/figure-change.js';
import { useSpeech } from '../session/language.js';
import { DecimalInput } from '../ui/decimal-input.js';
import { FieldMessage } from '../ui/field-message.js';
import { stepFigures } from './cell-keys.js';
import { isFaulty, isOpen } from './entry-status.js';
import { FieldFindings } from './field-findings.js';
import { sayExpected } from './say-expected.js';

/** A figure that is missing, or does not apply, has no value. */
function isEmpty(status: ObservationStatus | undefined): boolean {
  return status === 'missing' || status === 'not-applicable';
}

/** One code of a disaggregation: what it was in earlier cycles, what it is now, the change, and what kind of figure it is. */
export function CellRow(props: {
  readonly cell: string;
  readonly indicator: IndicatorView;
  /** Of the dimension, and of this code. */
  readonly names: readonly [dimension: string, code: string];
  readonly value: string | null;
  readonly status: ObservationStatus;
  /** The oldest first. */
  readonly before: readonly EarlierView[];
  readonly findings: readonly FindingView[];
  /** Why the server did not take its figure; null where it did. */
  readonly refused: string | null;
  /** What is expected of every cell of the table, where that is said. */
  readonly expectedId: string | undefined;
  readonly disabled: boolean;
  readonly asked: string | undefined;
  readonly onPaste: (event: ClipboardEvent<HTMLInputElement>) => boolean;
  readonly onChange: (value: string | null, status: ObservationStatus) => void;
  readonly onUnread: (isUnread: boolean) => void;
}): ReactNode {
  const speech = useSpeech();
  const { say, choose, decimal } = speech;
  const { cell, value, status, before, disabled, refused, onChange } = props;
  // Who says by a slip that it is missing finds it again.
  const given = useRef(value);
  // What is wrong with it is read below its row, which is as wide as the table.
  const [below, setBelow] = useState<HTMLElement | null>(null);
  const [isUnread, setUnread] = useState(false);
  const [dimension, code] = props.names;
  const own = props.findings.filter(({ field }) => field.part === cell);
  const findingsId = `findings-${cell}`;
  const refusedId = `refused-${cell}`;
  const expected = sayExpected(props.indicator, cell, speech);
  const expectedId = expected === '' ? props.expectedId : `expected-${cell}`;
  const last = before.at(-1)?.cells[cell]?.value ?? null;
  return (
    <>
      <tr>
        <th scope="row">
          {code}
          {expected !== '' && (
            <span id={expectedId} className="hint">
              {expected}
            </span>
          )}
        </th>
        {before.map(({ cycle, title, cells }) => {
          const then = cells[cell];
          return (
            <td key={cycle} className="numeric cell-before" data-label={choose(title)}>
              {then?.value == null
                ? then && isEmpty(then.status)
                  ? say(`observation.${then.status}`)
                  : '–'
                : decimal(then.value)}
            </td>
          );
        })}
        <td className="numeric">
          <DecimalInput
            id={`cell-${cell}`}
            label={`${dimension}${say('join.comma')}${code}`}
            value={value}
            decimals={props.indicator.decimals}
            isPercentage={props.indicator.type === 'percentage'}
            invalid={own.some(isFaulty) || refused !== null}
            describedBy={
              [expectedId, own.some(isOpen) && findingsId, refused && refusedId].filter(Boolean).join(' ') || undefined
            }
            disabled={disabled || isEmpty(status)}
            asked={props.asked}
            onPaste={props.onPaste}
            onKeyDown={stepFigures}
            onChange={(next) => onChange(next, status)}
            saysAt={below}
            onUnread={(next) => {
              setUnread(next);
              props.onUnread(next);
            }}
          />
        </td>
        {before.length > 0 && (
          <td className="numeric cell-change" data-label={say('review.change')}>
            <FigureChange before={last} now={value} />
          </td>
        )}
        <td>
          <select
            aria-label={`${code}${say('join.colon')}${say('entry.observation')}`}
            value={status}
            disabled={disabled}
            onChange={({ target }) => {
              const next = OBSERVATION_STATUSES.find((each) => each === target.value) ?? 'normal';
              if (!isEmpty(status)) given.current = value;
              onChange(isEmpty(next) ? null : given.current, next);
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
      {(isUnread || refused !== null || own.some(isOpen)) && (
        <tr className="cell-said">
          <td ref={setBelow} colSpan={3 + before.length + (before.length > 0 ? 1 : 0)}>
            <FieldFindings findings={own} id={findingsId} />
            <FieldMessage id={refusedId}>{refused}</FieldMessage>
          </td>
        </tr>
      )}
    </>
  );
}
