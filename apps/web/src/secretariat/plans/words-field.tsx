import type { ReactNode } from 'react';
import { LanguageField } from '../../ui/language-field.js';
import { TextField } from '../../ui/text-field.js';

/** A text in one language, as it is typed; it is printed in that language until somebody translates it. */
export interface Words {
  readonly language: string;
  readonly text: string;
}

/** The text and the language it is in. */
export function WordsField(props: {
  readonly label: string;
  readonly hint?: string;
  readonly value: Words;
  readonly error?: string | null;
  readonly onChange: (words: Words) => void;
}): ReactNode {
  const { value, onChange } = props;
  return (
    <>
      <TextField
        label={props.label}
        {...(props.hint === undefined ? {} : { hint: props.hint })}
        value={value.text}
        error={props.error ?? null}
        lines
        required
        maxLength={2_000}
        onChange={(text) => onChange({ ...value, text })}
      />
      <LanguageField value={value.language} onChange={(language) => onChange({ ...value, language })} />
    </>
  );
}
