import { useState, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { TextField } from './text-field.js';

/** A table of more members than this is folded: a smaller one is read at a glance. */
export const MANY = 40;

/** A table by member that may be long: what is looked for in it, and how much of that is in sight. */
export interface LongTable<Row> {
  /** Those that are looked for, in their order. */
  readonly rows: readonly Row[];
  /** The class of a row at its place: a folded one is printed all the same, since on paper nothing can be opened. */
  readonly foldOf: (at: number) => string | undefined;
  /** Stands above the table; nothing where the table is short. */
  readonly find: ReactNode;
  /** Stands below it; nothing where all are in sight. */
  readonly more: ReactNode;
}

/** `name` and `code` of a row: both are looked through. */
export function useLongTable<Row>(
  all: readonly Row[],
  wordsOf: (row: Row) => { readonly name: string; readonly code: string },
): LongTable<Row> {
  const { say } = useSpeech();
  const [wanted, setWanted] = useState('');
  const [whole, setWhole] = useState(false);
  const word = fold(wanted);
  const rows =
    word === '' ? all : all.filter((row) => Object.values(wordsOf(row)).some((part) => fold(part).includes(word)));
  const folds = !whole && rows.length > MANY;
  return {
    rows,
    foldOf: (at) => (folds && at >= MANY ? 'row-folded' : undefined),
    find: all.length > MANY && (
      <div className="find-member">
        <TextField label={say('members.find')} value={wanted} onChange={setWanted} />
        <p role="status" className="muted">
          {word !== '' && say('members.found', { count: rows.length, members: all.length })}
        </p>
      </div>
    ),
    more: folds && (
      <button type="button" className="button" onClick={() => setWhole(true)}>
        {say('members.all', { count: rows.length })}
      </button>
    ),
  };
}

/** As somebody who looks for it may write it: `cote d'ivoire` finds Côte d’Ivoire. */
function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'").trim().toLowerCase();
}
