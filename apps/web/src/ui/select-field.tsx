import type { ReactNode } from 'react';

/** A labelled choice, by the native control. */
export function SelectField(props: {
  readonly label: ReactNode;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly disabled?: boolean;
  readonly onChange: (value: string) => void;
}): ReactNode {
  return (
    <label className="field">
      <span>{props.label}</span>
      <select value={props.value} disabled={props.disabled} onChange={({ target }) => props.onChange(target.value)}>
        {props.options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
