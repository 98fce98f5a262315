import { useId, useState, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { FieldFull } from './field-full.js';
import { FieldMessage } from './field-message.js';
import { isHalfTyped } from './half-typed.js';

/** A year has four digits then, also while it is typed. */
const LAST = { date: '9999-12-31', 'datetime-local': '9999-12-31T23:59' } as const;

/** What is said at once would move the button that a click, by which the field was left, is still on its way to. */
const UNTIL_CLICKED_MS = 300;

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
  /** In which its words are: by it they are spelt and spoken. The page's without it. */
  readonly lang?: string;
  readonly onBlur?: () => void;
  /** By which others lead to it; one of its own without it. */
  readonly id?: string;
  /** The id of what else is said of it. */
  readonly describedBy?: string | undefined;
  /** What is said there makes its text wrong. */
  readonly invalid?: boolean;
}): ReactNode {
  const own = useId();
  const { id = own, type = 'text' } = props;
  const [isHalf, setHalf] = useState(false);
  const isFull = props.maxLength !== undefined && !props.disabled && props.value.length >= props.maxLength;
  const described = [
    props.hint && `${id}-hint`,
    (props.error || isHalf) && `${id}-error`,
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
    lang: props.lang,
    onBlur: ({ target }: { target: unknown }) => {
      if (target instanceof HTMLInputElement && type in LAST)
        setTimeout(() => setHalf(isHalfTyped(target)), UNTIL_CLICKED_MS);
      props.onBlur?.();
    },
    'aria-describedby': described || undefined,
    'aria-invalid': props.error || props.invalid || isHalf ? true : undefined,
    onChange: ({ target }: { target: { value: string } }) => {
      setHalf(false);
      props.onChange(target.value);
    },
  };
  return (
    <div className={`text-field${props.error || isHalf ? ' with-error' : ''}`}>
      <label htmlFor={id}>{props.label}</label>
      {props.hint && (
        <span id={`${id}-hint`} className="hint">
          {props.hint}
        </span>
      )}
      {props.lines ? (
        <textarea {...control} />
      ) : (
        <input
          {...control}
          type={type}
          max={type in LAST ? LAST[type as keyof typeof LAST] : undefined}
          autoComplete={props.autoComplete ?? 'off'}
        />
      )}
      {isHalf ? <HalfTyped id={`${id}-error`} /> : <FieldMessage id={`${id}-error`}>{props.error}</FieldMessage>}
      {isFull && <FieldFull id={`${id}-full`} most={props.maxLength} />}
    </div>
  );
}

/** A browser takes a day that lacks its year for none, and says nothing. */
function HalfTyped({ id }: { readonly id: string }): ReactNode {
  const { say } = useSpeech();
  return <FieldMessage id={id}>{say('field.half')}</FieldMessage>;
}
