import { Icon } from '@signatory/pages';
import { LANGUAGES } from '@signatory/texts';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { otherLanguages } from '../../ui/language-field.js';
import { languagesOf, withWording, wordingOf } from './document-words.js';
import type { Part } from './document.js';

/** A text in its languages, one under the other, the original first. */
export function WordsControl(props: {
  readonly label: string;
  readonly words: unknown;
  /** The plan's own language: what a text that is not there yet begins with. */
  readonly original: string;
  readonly describedBy: string | undefined;
  readonly onChange: (words: Part | undefined) => void;
}): ReactNode {
  const { say, language: own } = useSpeech();
  const { label, words, original, describedBy, onChange } = props;
  const [added, setAdded] = useState<string | null>(null);
  const rows = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (added !== null) rows.current?.querySelector<HTMLElement>(`textarea[lang="${added}"]`)?.focus();
  }, [added]);
  const present = languagesOf(words);
  const shown = present.length > 0 ? present : [original];
  const missing = LANGUAGES.filter((language) => !shown.includes(language));
  const others = otherLanguages(own).filter(([language]) => !shown.includes(language));
  const add = (language: string): void => {
    setAdded(language);
    onChange(withWording(words, language, ''));
  };
  const name = (language: string): string =>
    new Intl.DisplayNames([own], { type: 'language' }).of(language) ?? language;
  return (
    <div className="plan-words" ref={rows}>
      {shown.map((language, place) => (
        <div key={language} className="plan-wording">
          <code className="plan-language" aria-hidden="true">
            {language}
          </code>
          <textarea
            className="input"
            rows={1}
            lang={language}
            value={wordingOf(words, language)}
            aria-label={say('planEdit.inLanguage', { field: label, language: name(language) })}
            aria-describedby={describedBy}
            onChange={({ target }) => {
              // A text that has but one language is there as long as it has words.
              const isLast = target.value === '' && present.length <= 1;
              onChange(isLast ? undefined : withWording(words, language, target.value));
            }}
          />
          {place > 0 && (
            <button
              type="button"
              className="button button-quiet button-icon"
              aria-label={say('planEdit.removeLanguage', { field: label, language: name(language) })}
              onClick={() => onChange(withWording(words, language, undefined))}
            >
              <Icon name="close" />
            </button>
          )}
        </div>
      ))}
      {present.length > 0 && (
        <div className="plan-add-language">
          {missing.map((language) => (
            <button
              key={language}
              type="button"
              className="button button-quiet"
              aria-label={say('planEdit.addLanguage', { field: label, language: name(language) })}
              onClick={() => add(language)}
            >
              <Icon name="plus" />
              <code>{language}</code>
            </button>
          ))}
          <select
            value=""
            aria-label={say('planEdit.addOtherLanguage', { field: label })}
            onChange={({ target }) => add(target.value)}
          >
            <option value="">{say('words.otherLanguages')}</option>
            {others.map(([language, words]) => (
              <option key={language} value={language}>
                {words}
              </option>
            ))}
          </select>
        </div>
      )}
    </div>
  );
}
