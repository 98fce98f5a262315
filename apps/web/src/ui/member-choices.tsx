import type { ReactNode } from 'react';
import { Choices } from './choices.js';
import { useLongTable } from './long-table.js';

/** Several members, by their check boxes; of many, those that are looked for, and always those that are chosen. */
export function MemberChoices(props: {
  readonly legend: string;
  readonly options: readonly (readonly [code: string, name: string])[];
  readonly chosen: readonly string[];
  readonly error?: string | null;
  readonly onToggle: (code: string, on: boolean) => void;
}): ReactNode {
  const { options, chosen, ...fields } = props;
  const long = useLongTable(options, ([code, name]) => ({ code, name }));
  const inSight = new Set([...long.rows.map(([code]) => code), ...chosen]);
  return (
    <Choices
      {...fields}
      options={options.filter(([code]) => inSight.has(code))}
      chosen={chosen}
      find={long.find}
      more={long.more}
    />
  );
}
