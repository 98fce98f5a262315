import { LANGUAGE_NAMES, LANGUAGES } from '@signatory/texts';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { SelectField } from './select-field.js';

/** What somebody wrote, spoken in its own language and marked with it where that is not the reader's; null where nobody knows it. */
export function Words(props: {
  readonly text: string;
  readonly language: string | null;
  readonly className?: string;
  readonly quoted?: boolean;
}): ReactNode {
  const { language: own, say } = useSpeech();
  const { text, language, className, quoted } = props;
  const isOwn = language !== null && language.split('-')[0] === own.split('-')[0];
  return (
    <p className={className}>
      <span lang={isOwn ? undefined : (language ?? '')} dir="auto">
        {quoted ? say('join.quoted', { text }) : text}
      </span>
      {language !== null && !isOwn && (
        <span className="small-print"> ({new Intl.DisplayNames([own], { type: 'language' }).of(language)})</span>
      )}
    </p>
  );
}

/** In which language words are written. */
export function LanguageField(props: {
  readonly value: string;
  readonly onChange: (language: string) => void;
}): ReactNode {
  const { say } = useSpeech();
  return (
    <SelectField
      label={say('words.language')}
      value={props.value}
      options={LANGUAGES.map((each) => [each, LANGUAGE_NAMES[each], each])}
      onChange={props.onChange}
    />
  );
}
