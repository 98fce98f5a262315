import { Icon } from '@signatory/pages';
import { useId, type ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { sentences } from '../../ui/faults.js';
import type { Pointer } from './document.js';
import { useEditor } from './editor-context.js';
import { isWrong, problemsIn, type PlanProblem } from './plan-problems.js';

/** What ties a control to its label, help and faults. */
export interface Tie {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** One field: its name, its help, its control, and what the lint says of it, each tied to the control. */
export function FieldRow(props: {
  readonly pointer: Pointer;
  readonly label: string;
  readonly help?: string | undefined;
  /** Several controls under one name. */
  readonly isGroup?: boolean;
  /** It takes the whole width of the form. */
  readonly isWide?: boolean;
  readonly children: (tie: Tie) => ReactNode;
}): ReactNode {
  const id = useId();
  const { problems } = useEditor();
  const { pointer, label, help, isGroup, isWide } = props;
  const own = problemsIn(problems, pointer);
  const described = [help ? `${id}-help` : '', own.length > 0 ? `${id}-faults` : ''].filter(Boolean).join(' ');
  const isFaulty = own.some(isWrong);
  const tie: Tie = {
    id,
    'aria-describedby': described || undefined,
    'aria-invalid': isFaulty && !isGroup ? true : undefined,
  };
  const body = (
    <>
      {help && (
        <span id={`${id}-help`} className="hint">
          {help}
        </span>
      )}
      {props.children(tie)}
      {own.length > 0 && (
        <div id={`${id}-faults`} className="plan-faults">
          {own.map((problem) => (
            <ProblemLine key={problem.pointer + problem.message} problem={problem} field={pointer} />
          ))}
        </div>
      )}
    </>
  );
  const shared = {
    className: ['plan-field', isWide ? 'plan-field-wide' : '', isFaulty ? 'with-error' : ''].filter(Boolean).join(' '),
    'data-place': pointer,
  };
  if (isGroup)
    return (
      <fieldset {...shared} aria-describedby={tie['aria-describedby']}>
        <legend>{label}</legend>
        {body}
      </fieldset>
    );
  return (
    <div {...shared}>
      <label htmlFor={id}>{label}</label>
      {body}
    </div>
  );
}

const MORE = { ERROR: '', WARNING: ' field-warning', INFO: ' plan-note' } as const satisfies Record<
  PlanProblem['severity'],
  string
>;

/** What is wrong, and the cure. `field`: where it is said. */
export function ProblemLine(props: { readonly problem: PlanProblem; readonly field?: Pointer }): ReactNode {
  const { say } = useSpeech();
  const { severity, isMissing, pointer, message, cure } = props.problem;
  // An author who has just begun an item has done nothing wrong; of an empty field its label and hint say the rest.
  if (isMissing)
    return (
      <p className="field-message plan-note">
        <Icon name="pen" />
        <span>{pointer === props.field ? say('planEdit.toFill.heading') : sentences(message, cure)}</span>
      </p>
    );
  return (
    <p className={`field-message${MORE[severity]}`}>
      <Icon name={severity === 'ERROR' ? 'stop' : severity === 'WARNING' ? 'alert' : 'info'} />
      <span>{sentences(message, cure)}</span>
    </p>
  );
}
