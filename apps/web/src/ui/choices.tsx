import type { ReactNode } from 'react';

/** Several of a few, by native check boxes. */
export function Choices(props: {
  readonly legend: string;
  readonly options: readonly (readonly [code: string, name: string])[];
  readonly chosen: readonly string[];
  readonly onToggle: (code: string, on: boolean) => void;
}): ReactNode {
  return (
    <fieldset className="item">
      <legend>{props.legend}</legend>
      <div className="radios">
        {props.options.map(([code, name]) => (
          <label key={code}>
            <input
              type="checkbox"
              checked={props.chosen.includes(code)}
              onChange={({ target }) => props.onToggle(code, target.checked)}
            />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
