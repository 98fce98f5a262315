import { useId, type ReactNode } from 'react';
import { FieldMessage } from './field-message.js';

/** A labelled choice, by the native control, with its error tied to it: one box, so that a row of fields stands side by side. */
export function SelectField(props: {
  readonly label: ReactNode;
  readonly value: string;
  /** `lang`: of a label in another language than the page's, as the name of a language in its own. */
  readonly options: readonly (readonly [value: string, label: string, lang?: string])[];
  readonly disabled?: boolean;
  readonly error?: string | null;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const id = useId();
  const { error } = props;
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <select
        id={id}
        value={props.value}
        disabled={props.disabled}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={({ target }) => props.onChange(target.value)}
      >
        {props.options.map(([value, label, lang]) => (
          <option key={value} value={value} lang={lang}>
            {label}
          </option>
        ))}
      </select>
      <FieldMessage id={`${id}-error`}>{error}</FieldMessage>
    </div>
  );
}
