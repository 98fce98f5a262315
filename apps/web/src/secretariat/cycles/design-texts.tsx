import { LANGUAGE_NAMES, LANGUAGES, matchLanguage } from '@signatory/texts';
import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { Lack } from '../../ui/lack.js';
import { SelectField } from '../../ui/select-field.js';
import { TextField } from '../../ui/text-field.js';
import type { DesignDraft } from './design-draft.js';

/** How a cycle is named, and the languages of its documents. */
export function DesignTexts(props: {
  readonly draft: DesignDraft;
  readonly wrong: (pointer: string) => string | null;
  readonly onChange: (draft: DesignDraft) => void;
}): ReactNode {
  const { say } = useSpeech();
  const { draft, wrong, onChange } = props;
  const title = (language: DesignDraft['original']): ReactNode => (
    <TextField
      key={language}
      label={say('design.title', { language: LANGUAGE_NAMES[language] })}
      value={draft.titles[language] ?? ''}
      maxLength={300}
      required={language === draft.original}
      error={language === draft.original ? wrong('/title') : null}
      onChange={(text) => onChange({ ...draft, titles: { ...draft.titles, [language]: text } })}
    />
  );
  return (
    <>
      <TextField
        label={say('design.code')}
        hint={say('design.code.hint')}
        value={draft.code}
        maxLength={100}
        required
        error={wrong('/code')}
        onChange={(code) => onChange({ ...draft, code })}
      />
      <SelectField
        label={say('design.original')}
        value={draft.original}
        options={LANGUAGES.map((code) => [code, LANGUAGE_NAMES[code]])}
        onChange={(code) => onChange({ ...draft, original: matchLanguage(code) })}
      />
      {title(draft.original)}
      <details>
        <summary>{say('design.translations')}</summary>
        <div className="form">{LANGUAGES.filter((code) => code !== draft.original).map(title)}</div>
      </details>
      <fieldset className="item">
        <legend>{say('design.languages')}</legend>
        <div className="radios">
          {LANGUAGES.map((code) => (
            <label key={code}>
              <input
                type="checkbox"
                checked={draft.languages.includes(code)}
                onChange={({ target }) => {
                  const wish = (each: string): boolean =>
                    each === code ? target.checked : draft.languages.some((other) => other === each);
                  onChange({ ...draft, languages: LANGUAGES.filter(wish) });
                }}
              />
              {LANGUAGE_NAMES[code]}
            </label>
          ))}
        </div>
        <Lack>{draft.languages.length === 0 ? say('design.languages.none') : null}</Lack>
      </fieldset>
      <label className="tick">
        <input
          type="checkbox"
          checked={draft.illustrative}
          onChange={({ target }) => onChange({ ...draft, illustrative: target.checked })}
        />
        {say('design.illustrative')}
      </label>
    </>
  );
}
