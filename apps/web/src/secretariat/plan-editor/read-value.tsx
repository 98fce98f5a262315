import { formatList } from '@signatory/texts';
import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { asList, asTyped, readAt, type Part } from './document.js';
import { asCodes, chooseWords, languagesOf, wordingOf } from './document-words.js';
import { useEditor } from './editor-context.js';
import { placeOf } from './field-control.js';
import type { Field } from './field.js';
import { useOptions } from './options.js';

/** A field as whoever may not change it reads it; nothing where it says nothing. */
export function ReadValue({ field, item }: { readonly field: Field; readonly item: string }): ReactNode {
  const { say, language } = useSpeech();
  const { document } = useEditor();
  const pointer = placeOf(field, item);
  const options = useOptions(field.control, pointer);
  const value = field.control.is === 'code' ? pointer.split('/').at(-1) : readAt(document, pointer);
  if (value === undefined) return null;
  return (
    <div className="plan-field" data-place={pointer}>
      <dt>{say(field.label)}</dt>
      <dd>{print()}</dd>
    </div>
  );

  function print(): ReactNode {
    const { is } = field.control;
    if (is === 'words') return <ReadWords words={value} />;
    if (is === 'texts') return asList(value).map((words, place) => <ReadWords key={place} words={words} />);
    if (is === 'members') return formatList(language, asList(value).map(asTyped));
    if (is === 'codes') return <ReadCodes codes={asCodes(value)} />;
    if (is === 'by')
      return value === 'assessor' ? say('planEdit.assessor') : formatList(language, asList(value).map(asTyped));
    if (is === 'expression' || is === 'code') return <code>{asTyped(value)}</code>;
    const typed = asTyped(value);
    return options.find((option) => option.typed === typed && typed !== '')?.label ?? typed;
  }
}

function ReadWords({ words }: { readonly words: unknown }): ReactNode {
  return languagesOf(words).map((language) => (
    <p key={language} className="plan-wording">
      <code className="plan-language" aria-hidden="true">
        {language}
      </code>
      <span lang={language}>{wordingOf(words, language)}</span>
    </p>
  ));
}

function ReadCodes({ codes }: { readonly codes: Part }): ReactNode {
  const { language } = useSpeech();
  return (
    <ul className="plan-read-codes">
      {Object.entries(codes).map(([code, label]) => {
        const words = chooseWords(label, language);
        return (
          <li key={code}>
            <code>{code}</code> <span lang={words.language}>{words.text}</span>
          </li>
        );
      })}
    </ul>
  );
}
