import { ALIGNMENT_RELATIONS } from '@signatory/domain';
import { Icon } from '@signatory/pages';
import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { asList, asPart, asTyped, readAt, within, writeAt, type Pointer } from './document.js';
import { useEditor } from './editor-context.js';

const TYPED = ['framework', 'item', 'url'] as const;
/** In the order of the columns. */
const COLUMNS = ['framework', 'item', 'relation', 'url'] as const;

/** Items of other frameworks: a row for each, with how it stands to this one. */
export function AlignmentsControl({
  label,
  pointer,
}: {
  readonly label: string;
  readonly pointer: Pointer;
}): ReactNode {
  const { say } = useSpeech();
  const { document, change } = useEditor();
  const rows = asList(readAt(document, pointer)).map(asPart);
  const input = (name: (typeof TYPED)[number], place: number): ReactNode => (
    <input
      className="input"
      aria-label={say(`planEdit.alignment.${name}`, { place: place + 1 })}
      value={asTyped(rows[place]?.[name])}
      // An address may be left out; what is needed stays, so that what is wrong with it is told.
      onChange={({ target: { value } }) =>
        change(
          writeAt(document, within(within(pointer, place), name), name === 'url' && value === '' ? undefined : value),
        )
      }
    />
  );
  return (
    <div className="plan-codes">
      {rows.length > 0 && (
        <table className="table">
          <caption className="visually-hidden">{label}</caption>
          <thead>
            <tr>
              {COLUMNS.map((name) => (
                <th key={name} scope="col">
                  {say(`planEdit.alignment.${name}Head`)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              <tr key={place}>
                <td>{input('framework', place)}</td>
                <td>{input('item', place)}</td>
                <td>
                  <select
                    aria-label={say('planEdit.alignment.relation', { place: place + 1 })}
                    value={asTyped(row['relation'])}
                    onChange={({ target }) =>
                      change(writeAt(document, within(within(pointer, place), 'relation'), target.value))
                    }
                  >
                    {ALIGNMENT_RELATIONS.map((relation) => (
                      <option key={relation} value={relation}>
                        {say(`alignment.${relation}`)}
                      </option>
                    ))}
                  </select>
                </td>
                <td>{input('url', place)}</td>
                <td>
                  <button
                    type="button"
                    className="button button-quiet button-icon"
                    aria-label={say('planEdit.removeOf', {
                      code: [row['framework'], row['item']].map(asTyped).join(' ').trim() || String(place + 1),
                    })}
                    onClick={() => change(writeAt(document, within(pointer, place), undefined))}
                  >
                    <Icon name="close" />
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <button
        type="button"
        className="button"
        onClick={() => change(writeAt(document, pointer, [...rows, { framework: '', item: '', relation: 'related' }]))}
      >
        <Icon name="plus" />
        {say('planEdit.add.alignment')}
      </button>
    </div>
  );
}
