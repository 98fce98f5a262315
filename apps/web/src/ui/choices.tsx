import type { ReactNode } from 'react';
import { Lack } from './lack.js';

/** As many stand in rows, one after the other; more in columns, where one finds them. */
const IN_ROWS = 8;

/** Several of a few, by native check boxes. */
export function Choices(props: {
  readonly legend: string;
  readonly options: readonly (readonly [code: string, name: string])[];
  readonly chosen: readonly string[];
  readonly error?: string | null;
  /** Stands above them, and below: how one is found among many. */
  readonly find?: ReactNode;
  readonly more?: ReactNode;
  readonly onToggle: (code: string, on: boolean) => void;
}): ReactNode {
  return (
    <fieldset className="item">
      <legend>{props.legend}</legend>
      {props.find}
      <div className={props.options.length > IN_ROWS ? 'radios radios-in-columns' : 'radios'}>
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
      {props.more}
      <Lack>{props.error ?? null}</Lack>
    </fieldset>
  );
}
