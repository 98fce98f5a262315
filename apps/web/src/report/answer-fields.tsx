import type { FindingView, SaveEntry } from '@signatory/contract';
import { isFigure } from '@signatory/domain';
import { useRef, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { TextField } from '../ui/text-field.js';
import { isFaulty, isOpen } from './entry-status.js';
import { FieldFindings } from './field-findings.js';
import { FoundText } from './found-text.js';
import { FigureFields } from './figure-fields.js';
import { ListFields } from './list-fields.js';
import type { FieldsProps } from './fields-props.js';
import { SameAsBefore } from './same-as-before.js';

const STATUSES = [
  'answered',
  'no-data',
  'not-applicable',
  'confidential',
] as const satisfies readonly SaveEntry['status'][];

/** What is longer is not taken. */
const [MOST_TEXT, MOST_REASON] = [20_000, 2_000];

/** The answer: whether there is one, and the control of its type. */
export function AnswerFields(props: FieldsProps): ReactNode {
  const { say } = useSpeech();
  const { findings, editing, disabled } = props;
  const { draft, change } = editing;
  // Who says that there is none by a slip finds it again.
  const given = useRef(draft.value);
  const choose = (status: SaveEntry['status']): void => {
    if (draft.status === 'answered') given.current = draft.value;
    change({ status, value: status === 'answered' ? given.current : null });
  };
  return (
    <section aria-labelledby="answer-heading">
      <h2 id="answer-heading" tabIndex={-1}>
        {say('entry.answer')}
      </h2>
      <SameAsBefore {...props} />
      <fieldset className="choices-field">
        <legend>{say('entry.hasAnswer')}</legend>
        <div className="radios">
          {STATUSES.map((status) => (
            <label key={status}>
              <input
                type="radio"
                name="status"
                checked={draft.status === status}
                disabled={disabled}
                onChange={() => choose(status)}
              />
              {say(`answer.${status}`)}
            </label>
          ))}
        </div>
      </fieldset>
      {draft.status === 'answered' ? (
        <div className={`value-block${toneOf(findings)}`}>
          <ValueField {...props} />
          {!isFigure(props.indicator.type) && (
            <FieldFindings findings={findings.filter(isOfValue)} id="findings-value" />
          )}
        </div>
      ) : (
        <FoundText
          part="reason"
          findings={findings}
          label={say('entry.reason')}
          hint={say('entry.reason.hint')}
          lines
          maxLength={MOST_REASON}
          disabled={disabled}
          value={draft.reason ?? ''}
          onChange={(reason) => change({ reason })}
        />
      )}
    </section>
  );
}

function ValueField(props: FieldsProps): ReactNode {
  const { say, choose } = useSpeech();
  const { indicator, editing, disabled, findings } = props;
  const { draft, change } = editing;
  const ofValue = findings.filter(isOfValue);
  const describedBy = ofValue.some(isOpen) ? 'findings-value' : undefined;
  if (isFigure(indicator.type)) return <FigureFields {...props} />;
  switch (indicator.type) {
    case 'list':
      return <ListFields {...props} />;
    case 'boolean':
      return (
        <Choice
          describedBy={describedBy}
          legend={choose(indicator.question)}
          disabled={disabled}
          options={[
            ['true', say('answer.yes')],
            ['false', say('answer.no')],
          ]}
          value={typeof draft.value === 'boolean' ? String(draft.value) : null}
          onChange={(value) => change({ value: value === 'true' })}
        />
      );
    case 'choice':
      return (
        <Choice
          describedBy={describedBy}
          legend={choose(indicator.question)}
          disabled={disabled}
          options={(indicator.codes ?? []).map(({ code, label }) => [code, choose(label)] as const)}
          value={typeof draft.value === 'string' ? draft.value : null}
          onChange={(value) => change({ value })}
          stacked
        />
      );
    default:
      return (
        <TextField
          describedBy={describedBy}
          invalid={ofValue.some(isFaulty)}
          label={say(indicator.type === 'date' ? 'entry.date' : 'entry.text')}
          type={indicator.type === 'date' ? 'date' : 'text'}
          lines={indicator.type === 'text'}
          {...(indicator.type === 'text' && { maxLength: MOST_TEXT })}
          disabled={disabled}
          value={typeof draft.value === 'string' ? draft.value : ''}
          onChange={(value) => change({ value: value === '' ? null : value })}
        />
      );
  }
}

function Choice(props: {
  readonly legend: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly value: string | null;
  readonly disabled: boolean;
  readonly stacked?: boolean;
  readonly describedBy: string | undefined;
  readonly onChange: (value: string) => void;
}): ReactNode {
  return (
    <fieldset className="choices-field" aria-describedby={props.describedBy}>
      <legend className="visually-hidden">{props.legend}</legend>
      <div className={`radios${props.stacked ? ' radios-stacked' : ''}`}>
        {props.options.map(([value, label]) => (
          <label key={value}>
            <input
              type="radio"
              name="value"
              checked={props.value === value}
              disabled={props.disabled}
              onChange={() => props.onChange(value)}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** On the value itself; the other parts of an entry say what was found on them. */
function isOfValue({ field }: FindingView): boolean {
  return field.part !== 'evidence' && field.part !== 'narrative' && field.part !== 'reason';
}

function toneOf(findings: readonly FindingView[]): string {
  const open = findings.filter((finding) => finding.justification === null && isOfValue(finding));
  if (open.some(({ severity }) => severity === 'BLOCKER' || severity === 'ERROR')) return ' value-err';
  return open.some(({ severity }) => severity === 'WARNING') ? ' value-warn' : '';
}
