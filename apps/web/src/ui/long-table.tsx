import { sought } from '@signatory/domain';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { useOnPaper } from './use-on-paper.js';

/** A table of more members than this is folded: a smaller one is read at a glance. */
export const MANY = 40;

/** Of a long table that stands below another in the same screen so many are in sight. */
export const SOME = 10;

/** A table by member, or by something else of which there are many, that may be long: what is looked for in it, and how much of that is in sight. */
export interface LongTable<Row> {
  /** Those that are in sight, in their order: a folded one is not made, and printed all the same. */
  readonly rows: readonly Row[];
  /** Stands above the table; nothing where the table is short. */
  readonly find: ReactNode;
  /** Stands below it; nothing where all are in sight. */
  readonly more: ReactNode;
}

/** What it says of its rows, where they are no members. */
interface TableWords {
  readonly find: string;
  readonly found: (count: number) => string;
  readonly all: (count: number) => string;
}

/** `name` and `code` of a row: both are looked through; `inSight`: how many of too many are shown. */
export function useLongTable<Row>(
  all: readonly Row[],
  wordsOf: (row: Row) => { readonly name: string; readonly code: string },
  { inSight = MANY, ...words }: Partial<TableWords> & { readonly inSight?: number } = {},
): LongTable<Row> {
  const { say } = useSpeech();
  const said: TableWords = {
    find: say('members.find'),
    found: (count) => say('members.found', { count, members: all.length }),
    all: (count) => say('members.all', { count }),
    ...words,
  };
  const id = useId();
  const [wanted, setWanted] = useState('');
  const [whole, setWhole] = useState(false);
  const word = sought(wanted);
  const onPaper = useOnPaper();
  const found =
    word === '' ? all : all.filter((row) => Object.values(wordsOf(row)).some((part) => sought(part).includes(word)));
  const folds = !whole && found.length > Math.max(MANY, inSight);
  return {
    rows: folds && !onPaper ? found.slice(0, inSight) : found,
    find: all.length > MANY && (
      <div className="find-member">
        <div className="text-field">
          <label htmlFor={id}>{said.find}</label>
          <input
            id={id}
            className="input"
            type="text"
            autoComplete="off"
            value={wanted}
            onChange={({ target }) => setWanted(target.value)}
            onKeyDown={keepFromForm}
          />
        </div>
        <p role="status" className="muted">
          {word !== '' && said.found(found.length)}
        </p>
      </div>
    ),
    more: folds && (
      <button type="button" className="button" onClick={() => setWhole(true)}>
        {said.all(found.length)}
      </button>
    ),
  };
}

/** What is looked for narrows the table as it is written: Enter sends no form that it stands in. */
function keepFromForm(event: KeyboardEvent): void {
  if (event.key === 'Enter') event.preventDefault();
}
