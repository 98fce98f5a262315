import { useId, type ReactNode } from 'react';
import { FieldFull } from './field-full.js';
import { FieldMessage } from './field-message.js';

/** A labelled text, one line or many, with its hint and error tied to it. */
export function TextField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly error?: string | null;
  readonly lines?: boolean;
  readonly type?: 'text' | 'email' | 'password' | 'url' | 'date' | 'datetime-local';
  readonly autoComplete?: string;
  readonly disabled?: boolean;
  readonly required?: boolean;
  readonly maxLength?: number;
  /** The last day or instant: a year has four digits then, also while it is typed. */
  readonly max?: string;
  readonly onBlur?: () => void;
  /** By which others lead to it; one of its own without it. */
  readonly id?: string;
  /** The id of what else is said of it. */
  readonly describedBy?: string | undefined;
  /** What is said there makes its text wrong. */
  readonly invalid?: boolean;
}): ReactNode {
  const own = useId();
  const { id = own } = props;
  const isFull = props.maxLength !== undefined && !props.disabled && props.value.length >= props.maxLength;
  const described = [
    props.hint && `${id}-hint`,
    props.error && `${id}-error`,
    isFull && `${id}-full`,
    props.describedBy,
  ]
    .filter(Boolean)
    .join(' ');
  const control = {
    id,
    className: 'input',
    value: props.value,
    disabled: props.disabled,
    required: props.required,
    maxLength: props.maxLength,
    onBlur: props.onBlur,
    'aria-describedby': described || undefined,
    'aria-invalid': props.error || props.invalid ? true : undefined,
    onChange: ({ target }: { target: { value: string } }) => props.onChange(target.value),
  };
  return (
    <div className={`text-field${props.error ? ' with-error' : ''}`}>
      <label htmlFor={id}>{props.label}</label>
      {props.hint && (
        <span id={`${id}-hint`} className="hint">
          {props.hint}
        </span>
      )}
      {props.lines ? (
        <textarea {...control} />
      ) : (
        <input {...control} type={props.type ?? 'text'} max={props.max} autoComplete={props.autoComplete ?? 'off'} />
      )}
      <FieldMessage id={`${id}-error`}>{props.error}</FieldMessage>
      {isFull && <FieldFull id={`${id}-full`} most={props.maxLength} />}
    </div>
  );
}
