import { useId, type ReactNode } from 'react';
import { FieldMessage } from './field-message.js';

/** `lang`: of a label in another language than the page's, as the name of a language in its own. */
export type Option = readonly [value: string, label: string, lang?: string];

/** A labelled choice, by the native control, with its error tied to it: one box, so that a row of fields stands side by side. */
export function SelectField(props: {
  readonly label: ReactNode;
  readonly value: string;
  readonly options: readonly Option[];
  /** Further ones, under a name of their own. */
  readonly more?: { readonly label: string; readonly options: readonly Option[] };
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
        {props.options.map(asOption)}
        {props.more && <optgroup label={props.more.label}>{props.more.options.map(asOption)}</optgroup>}
      </select>
      <FieldMessage id={`${id}-error`}>{error}</FieldMessage>
    </div>
  );
}

function asOption([value, label, lang]: Option): ReactNode {
  return (
    <option key={value} value={value} lang={lang}>
      {label}
    </option>
  );
}
