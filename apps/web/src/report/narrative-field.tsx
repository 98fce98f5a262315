import type { FindingView, SaveEntry } from '@signatory/contract';
import { NARRATIVE_TIERS } from '@signatory/domain';
import { useState, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { LanguageField } from '../ui/language-field.js';
import { TextField } from '../ui/text-field.js';
import { FoundText } from './found-text.js';
import { TierField } from './tier-field.js';
import type { EntryDraft } from './use-entry.js';

type Narrative = NonNullable<SaveEntry['narrative']>;

const MOST = 2_000;
/** Of a translation, which is as long as its language makes it: what the server takes at most. */
const MOST_TRANSLATED = 20_000;

/** The member's own words beside the answer. */
export function NarrativeField({
  findings,
  editing,
  disabled,
  isPart,
}: {
  readonly findings: readonly FindingView[];
  readonly editing: EntryDraft;
  readonly disabled: boolean;
  /** Whoever writes a part of an answer does not decide what is published of the whole. */
  readonly isPart: boolean;
}): ReactNode {
  const { say, language, decimal } = useSpeech();
  const narrative = editing.draft.narrative;
  return (
    <section aria-labelledby="narrative-heading">
      <h2 id="narrative-heading">{say('entry.narrative')}</h2>
      <FoundText
        part="narrative"
        findings={findings}
        label={say('entry.narrative.label')}
        hint={say('entry.narrative.hint')}
        lines
        maxLength={MOST}
        disabled={disabled}
        lang={narrative?.language ?? language}
        value={narrative?.text ?? ''}
        onChange={(text) => {
          // The check was of other words: it is void, and the translation a draft again.
          const translation = narrative?.translation && { ...narrative.translation, checked: false };
          const source = { language, ...narrative, text };
          editing.change({ narrative: translation ? { ...source, translation } : source });
        }}
      />
      <p className="hint">
        {say('entry.narrative.count', {
          used: decimal(String(narrative?.text.length ?? 0)),
          most: decimal(String(MOST)),
        })}
      </p>
      {narrative && narrative.text.trim() !== '' && (
        <>
          <LanguageField
            value={narrative.language}
            disabled={disabled}
            onChange={(chosen) => editing.change({ narrative: inLanguage(narrative, chosen) })}
          />
          <TranslationField narrative={narrative} editing={editing} disabled={disabled} />
          {!isPart && (
            <TierField
              label={say('entry.narrative.tier')}
              tiers={NARRATIVE_TIERS}
              tier={narrative.tier ?? 'reviewers'}
              disabled={disabled}
              onChange={(tier) => editing.change({ narrative: { ...narrative, tier } })}
            />
          )}
        </>
      )}
    </section>
  );
}

/** A narrative whose words are in another language than was said. Where its translation is in that, each was taken for the other. */
function inLanguage(narrative: Narrative, language: string): Narrative {
  const { translation } = narrative;
  if (!translation) return { ...narrative, language };
  const other = translation.language === language ? narrative.language : translation.language;
  // What was checked was a translation between other languages.
  return { ...narrative, language, translation: { ...translation, language: other, checked: false } };
}

/** The narrative in another language, a draft until somebody has checked it. */
function TranslationField(props: {
  readonly narrative: Narrative;
  readonly editing: EntryDraft;
  readonly disabled: boolean;
}): ReactNode {
  const { say } = useSpeech();
  const { narrative, editing, disabled } = props;
  const [wished, setWished] = useState<string | null>(null);
  const usual = narrative.language === 'en' ? 'fr' : 'en';
  const translation = narrative.translation ?? {
    // Chosen before there is a word of it: it is kept with the words.
    language: wished === null || wished === narrative.language ? usual : wished,
    text: '',
    checked: false,
  };
  const put = (part: Partial<typeof translation>): void => {
    const next = { ...translation, ...part };
    const { translation: _, ...source } = narrative;
    editing.change({ narrative: next.text === '' ? source : { ...source, translation: next } });
  };
  const state = translation.text.trim() === '' ? 'MISSING' : translation.checked ? 'CHECKED' : 'DRAFT';
  return (
    <details className="translation">
      <summary>
        {say('entry.translation')} <span className="tag tag-plain">{say(`translation.${state}`)}</span>
      </summary>
      <TextField
        label={say('entry.translation.label')}
        lines
        maxLength={MOST_TRANSLATED}
        disabled={disabled}
        lang={translation.language}
        value={translation.text}
        onChange={(text) => put({ text, checked: false })}
      />
      <LanguageField
        label={`${say('entry.translation')}${say('join.colon')}${say('words.language')}`}
        value={translation.language}
        except={narrative.language}
        disabled={disabled}
        onChange={(language) => {
          setWished(language);
          put({ language, checked: false });
        }}
      />
      <label className="tick">
        <input
          type="checkbox"
          checked={translation.checked}
          disabled={disabled || translation.text.trim() === ''}
          onChange={({ target }) => put({ checked: target.checked })}
        />
        {say('entry.translation.checked')}
      </label>
    </details>
  );
}
