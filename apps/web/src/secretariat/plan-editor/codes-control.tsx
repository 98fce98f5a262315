import { Icon } from '@signatory/pages';
import { useId, useState, type ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { moveAt, readAt, renameAt, within, writeAt, type Part, type Pointer } from './document.js';
import { asCodes, languagesOf, withWording, wordingOf } from './document-words.js';
import { useEditor } from './editor-context.js';
import { NameInput } from './name-input.js';

/** Codes with their labels, in their order: the options of a choice, or the codes of a list. */
export function CodesControl({ label, pointer }: { readonly label: string; readonly pointer: Pointer }): ReactNode {
  const { say, language: own } = useSpeech();
  const { document, change } = useEditor();
  const id = useId();
  const codes = asCodes(readAt(document, pointer));
  const original = languagesOf(document['title'])[0] ?? 'en';
  const languages = [...new Set([original, ...Object.values(codes).flatMap(languagesOf)])];
  const [chosen, setChosen] = useState(original);
  const language = languages.includes(chosen) ? chosen : original;
  const keys = Object.keys(codes);
  const name = new Intl.DisplayNames([own], { type: 'language' }).of(language) ?? language;
  const put = (next: Part): void => change(writeAt(document, pointer, next));
  // Where codes were written as a mere list, labels make it one of names.
  const settled = writeAt(document, pointer, codes);
  return (
    <div className="plan-codes">
      {languages.length > 1 && (
        <label className="field">
          <span>{say('planEdit.labelsIn')}</span>
          <select value={language} onChange={({ target }) => setChosen(target.value)}>
            {languages.map((each) => (
              <option key={each} value={each}>
                {new Intl.DisplayNames([own], { type: 'language' }).of(each)}
              </option>
            ))}
          </select>
        </label>
      )}
      {keys.length > 0 && (
        <table className="table">
          <caption className="visually-hidden">{label}</caption>
          <thead>
            <tr>
              <th scope="col" id={`${id}-code`}>
                {say('term.code')}
              </th>
              <th scope="col">{say('planEdit.labelIn', { language: name })}</th>
              <th scope="col">
                <span className="visually-hidden">{say('planEdit.order')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {keys.map((code, place) => {
              const at = within(pointer, code);
              const [before, after] = [keys[place - 1], keys[place + 1]];
              return (
                <tr key={code}>
                  <td>
                    <NameInput
                      label={say('planEdit.codeOf', { place: place + 1 })}
                      name={code}
                      taken={keys}
                      onRename={(next) => change(renameAt(settled, at, next))}
                    />
                  </td>
                  <td>
                    <input
                      className="input"
                      lang={language}
                      aria-label={say('planEdit.labelOf', { code, language: name })}
                      value={wordingOf(codes[code], language)}
                      onChange={({ target }) =>
                        put({ ...codes, [code]: withWording(codes[code], language, target.value) })
                      }
                    />
                  </td>
                  <td>
                    <div className="plan-code-acts">
                      <MoveButton
                        label={say('planEdit.upOf', { code })}
                        icon="up"
                        disabled={before === undefined}
                        onClick={() => before !== undefined && change(moveAt(settled, at, within(pointer, before)))}
                      />
                      <MoveButton
                        label={say('planEdit.downOf', { code })}
                        icon="down"
                        disabled={after === undefined}
                        onClick={() => after !== undefined && change(moveAt(settled, at, within(pointer, after)))}
                      />
                      <button
                        type="button"
                        className="button button-quiet button-icon"
                        aria-label={say('planEdit.removeOf', { code })}
                        onClick={() => change(writeAt(settled, at, undefined))}
                      >
                        <Icon name="close" />
                      </button>
                    </div>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <button type="button" className="button" onClick={() => put({ ...codes, [freeCode(keys)]: { [original]: '' } })}>
        <Icon name="plus" />
        {say('planEdit.addCode')}
      </button>
    </div>
  );
}

/** Moves its row; an act, so that no drag is needed. */
export function MoveButton(props: {
  readonly label: string;
  readonly icon: 'up' | 'down';
  readonly disabled: boolean;
  readonly onClick: () => void;
}): ReactNode {
  return (
    <button
      type="button"
      className={`button button-quiet button-icon plan-move-${props.icon}`}
      aria-label={props.label}
      aria-disabled={props.disabled}
      onClick={props.onClick}
    >
      <Icon name="down" />
    </button>
  );
}

/** A code that is not there yet. */
export function freeCode(taken: readonly string[], stem = 'option'): string {
  const free = (n: number): string => (taken.includes(`${stem}_${n}`) ? free(n + 1) : `${stem}_${n}`);
  return free(taken.length + 1);
}
