import { useState, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { TextField } from './text-field.js';
import { useOnPaper } from './use-on-paper.js';

/** A table of more members than this is folded: a smaller one is read at a glance. */
export const MANY = 40;

/** A table by member that may be long: what is looked for in it, and how much of that is in sight. */
export interface LongTable<Row> {
  /** Those that are in sight, in their order: a folded one is not made, and printed all the same. */
  readonly rows: readonly Row[];
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
  const onPaper = useOnPaper();
  const found =
    word === '' ? all : all.filter((row) => Object.values(wordsOf(row)).some((part) => fold(part).includes(word)));
  const folds = !whole && found.length > MANY;
  return {
    rows: folds && !onPaper ? found.slice(0, MANY) : found,
    find: all.length > MANY && (
      <div className="find-member">
        <TextField label={say('members.find')} value={wanted} seeks onChange={setWanted} />
        <p role="status" className="muted">
          {word !== '' && say('members.found', { count: found.length, members: all.length })}
        </p>
      </div>
    ),
    more: folds && (
      <button type="button" className="button" onClick={() => setWhole(true)}>
        {say('members.all', { count: found.length })}
      </button>
    ),
  };
}

/** As somebody who looks for it may write it: `cote d'ivoire` finds Côte d’Ivoire. */
function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'").trim().toLowerCase();
}
