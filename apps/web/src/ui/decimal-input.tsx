import { useEffect, useId, useRef, useState, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Icon } from '@signatory/pages';
import { useSpeech } from '../session/language.js';
import { readDecimal, type DecimalReading } from './decimal.js';

/**
 * A figure's field. What is typed stays as it is typed; what is meant is read when the field is left. A figure with two
 * readings is asked back with both, and until it is answered nothing is passed on.
 */
export function DecimalInput(props: {
  readonly id: string;
  /** A decimal string, or null for empty. */
  readonly value: string | null;
  readonly decimals: number;
  readonly disabled?: boolean;
  readonly unit?: string | undefined;
  /** Where its unit stands elsewhere, as above a table. */
  readonly isPercentage?: boolean;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
  readonly label?: string;
  /** What stands in the field unread from the start, and is asked about. */
  readonly asked?: string | undefined;
  /** Takes what was pasted, where it is more than this field's figure; answers whether it did, and stands for what was typed. */
  readonly onPaste?: (event: ClipboardEvent<HTMLInputElement>) => boolean;
  /** Where the field is one of many, between which keys lead. */
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly onChange: (value: string | null) => void;
  /** Where what is wrong is said, instead of under the field; null while that is not there yet. */
  readonly saysAt?: HTMLElement | null;
  /** Told whether what stands in the field is no figure, and so was not passed on. */
  readonly onUnread?: (isUnread: boolean) => void;
}): ReactNode {
  const { language, decimal, say } = useSpeech();
  const messageId = useId();
  const field = useRef<HTMLInputElement>(null);
  const { asked = null } = props;
  const read = (text: string): DecimalReading =>
    readDecimal(text, language, props.decimals, props.isPercentage === true || props.unit === '%');
  const [typed, setTyped] = useState<string | null>(asked);
  const [reading, setReading] = useState<DecimalReading | null>(() => (asked === null ? null : read(asked)));
  const shown = typed ?? (props.value === null ? '' : decimal(props.value));
  const fault = reading && reading.kind !== 'value' && reading.kind !== 'empty' ? reading : null;
  const isFraction = fault?.kind === 'ambiguous' && isTaken(fault.fraction, props.decimals);

  const settle = (value: string | null): void => {
    setTyped(null);
    setReading(null);
    if (value !== props.value) props.onChange(value);
  };
  // The question goes with its answer, and whoever gave it by keys would stand nowhere.
  const answer = (value: string): void => {
    settle(value);
    field.current?.focus();
  };
  const leave = (): void => {
    if (typed === null) return;
    const next = read(typed);
    if (next.kind === 'value') settle(next.value);
    else if (next.kind === 'empty') settle(null);
    else setReading(next);
  };

  const latest = useRef({ leave, onUnread: props.onUnread });
  useEffect(() => {
    latest.current = { leave, onUnread: props.onUnread };
  });
  const isUnread = fault !== null;
  useEffect(() => {
    if (!isUnread) return;
    const { onUnread } = latest.current;
    onUnread?.(true);
    return () => onUnread?.(false);
  }, [isUnread]);
  // The page is closed, or another shown by keys: the field is left without a blur. Before what saves on leaving the page.
  useEffect(() => {
    const hide = (): void => latest.current.leave();
    addEventListener('pagehide', hide, true);
    return () => {
      removeEventListener('pagehide', hide, true);
      hide();
    };
  }, []);

  const said = fault && (
    <div id={messageId} className="field-message" role="alert">
      <Icon name="stop" />
      {fault.kind === 'ambiguous' ? (
        <span>
          {say(isFraction ? 'decimal.ambiguous' : 'decimal.whole', { typed: shown })}
          {say('join.sentence')}
          <span className="choices">
            {isFraction && (
              <button type="button" className="button" onClick={() => answer(fault.fraction)}>
                {decimal(fault.fraction)}
              </button>
            )}
            <button type="button" className="button" onClick={() => answer(fault.thousands)}>
              {decimal(fault.thousands)}
            </button>
          </span>
        </span>
      ) : (
        <span>
          {fault.kind === 'not-a-figure'
            ? say('decimal.notAFigure', { typed: shown })
            : say('decimal.tooMany', { typed: shown, decimals: fault.decimals })}
        </span>
      )}
    </div>
  );
  return (
    <div className={`decimal${fault ? ' decimal-fault' : ''}`}>
      <span className="decimal-field">
        <input
          ref={field}
          id={props.id}
          className="input numeric"
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={shown}
          disabled={props.disabled}
          aria-label={props.label}
          aria-invalid={fault || props.invalid ? true : undefined}
          aria-describedby={[props.describedBy, fault ? messageId : undefined].filter(Boolean).join(' ') || undefined}
          onChange={({ target }) => setTyped(target.value)}
          onBlur={leave}
          onPaste={(event) => {
            // What takes the paste makes its fields anew: of this one nothing is left to be read.
            if (props.onPaste?.(event)) latest.current.leave = () => undefined;
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') leave();
            props.onKeyDown?.(event);
          }}
        />
        {props.unit && <span className="decimal-unit">{props.unit}</span>}
      </span>
      {props.saysAt === undefined ? said : said && props.saysAt && createPortal(said, props.saysAt)}
    </div>
  );
}

/** A reading with more digits than the indicator takes is not offered: choosing it would only be refused. */
function isTaken(value: string, decimals: number): boolean {
  return (value.split('.')[1] ?? '').replace(/0+$/, '').length <= decimals;
}
