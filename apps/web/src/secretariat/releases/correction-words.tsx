import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { LanguageField } from '../../ui/language-field.js';
import { TextField } from '../../ui/text-field.js';

/** In characters: what is wrong is printed with the erratum. */
export const LEAST_WORDS = 20;

export interface CaseWordsDraft {
  readonly text: string;
  readonly language: string;
}

/** What is wrong, and in which language that is written. */
export function CaseWords({
  words: { text, language },
  lack,
  onChange,
}: {
  readonly words: CaseWordsDraft;
  readonly lack: string | null;
  readonly onChange: (part: Partial<CaseWordsDraft>) => void;
}): ReactNode {
  const { say } = useSpeech();
  return (
    <>
      <TextField
        label={say('case.text')}
        hint={say('case.text.hint')}
        value={text}
        error={lack}
        onChange={(words) => onChange({ text: words })}
        lines
      />
      <LanguageField value={language} onChange={(chosen) => onChange({ language: chosen })} />
    </>
  );
}
