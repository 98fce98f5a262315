import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { asList, readAt, writeAt, type Pointer } from './document.js';
import { useEditor } from './editor-context.js';
import { useDisaggregations } from './options.js';

/** By what a figure is broken down; or that assessors set the answer, who break nothing down. */
export function ByControl({ pointer }: { readonly pointer: Pointer }): ReactNode {
  const { say } = useSpeech();
  const { document, change } = useEditor();
  const value = readAt(document, pointer);
  const chosen = asList(value);
  const known = useDisaggregations();
  const put = (next: readonly unknown[] | string): void =>
    change(writeAt(document, pointer, next.length > 0 ? next : undefined));
  // Codes that the plan does not have stand here too: they are what is wrong.
  const all = [
    ...known,
    ...chosen.map(String).flatMap((code) => (known.some(([own]) => own === code) ? [] : [[code, code] as const])),
  ];
  return (
    <div className="radios">
      {all.map(([code, name]) => (
        <label key={code}>
          <input
            type="checkbox"
            checked={chosen.includes(code)}
            disabled={value === 'assessor'}
            onChange={({ target }) => put(target.checked ? [...chosen, code] : chosen.filter((each) => each !== code))}
          />
          {name}
        </label>
      ))}
      <label>
        <input
          type="checkbox"
          checked={value === 'assessor'}
          onChange={({ target }) => put(target.checked ? 'assessor' : [])}
        />
        {say('planEdit.assessor')}
      </label>
    </div>
  );
}
