import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { useLongTable } from '../../ui/long-table.js';
import { asList, asPart, asTyped, readAt, writeAt, type Pointer } from './document.js';
import { chooseWords } from './document-words.js';
import { useEditor } from './editor-context.js';

/** Which of the plan's members belong to something; of many, those that are looked for, and always those that do. */
export function MembersControl({ pointer }: { readonly pointer: Pointer }): ReactNode {
  const { language } = useSpeech();
  const { document, change } = useEditor();
  const chosen = asList(readAt(document, pointer)).map(asTyped);
  const members = asList(document['members']).map((member) => {
    const { code, name } = asPart(member);
    return { code: asTyped(code), words: chooseWords(name, language) };
  });
  const known = members.filter(({ code }) => code !== '');
  // Codes that the plan does not have stand here too: they are what is wrong.
  const strange = chosen.filter((code) => !known.some((member) => member.code === code));
  const order = [...known.map(({ code }) => code), ...strange];
  const wordsOf = new Map(known.map(({ code, words }) => [code, words]));
  const long = useLongTable(order, (code) => ({ code, name: wordsOf.get(code)?.text ?? '' }));
  const inSight = new Set([...long.rows, ...chosen]);
  const put = (next: readonly string[]): void =>
    change(
      writeAt(
        document,
        pointer,
        order.filter((code) => next.includes(code)),
      ),
    );
  return (
    <>
      {long.find}
      <div className="radios plan-members">
        {order
          .filter((code) => inSight.has(code))
          .map((code) => {
            const words = wordsOf.get(code);
            return (
              <label key={code} lang={words?.text ? words.language : undefined}>
                <input
                  type="checkbox"
                  checked={chosen.includes(code)}
                  onChange={({ target }) =>
                    put(target.checked ? [...chosen, code] : chosen.filter((each) => each !== code))
                  }
                />
                {[code, words?.text].filter(Boolean).join(' ')}
              </label>
            );
          })}
      </div>
      {long.more}
    </>
  );
}
