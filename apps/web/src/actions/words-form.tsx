import type { ReactNode } from 'react';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { LanguageField } from '../ui/language-field.js';
import { Failure } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';
import { useKeptForm } from '../ui/use-kept-form.js';
import { isShort, useLacks } from '../ui/use-lacks.js';

/** One act with the words that it needs, behind a line that opens it. */
export function WordsForm(props: {
  readonly act: string;
  readonly label: string;
  readonly hint?: string;
  readonly least: number;
  readonly changes: readonly (readonly string[])[];
  /** What its words are kept by, while other screens are looked at. */
  readonly keptBy: readonly unknown[];
  /** Whether it is asked in which language they are. */
  readonly inLanguage?: boolean;
  readonly send: (words: string, language: string) => Promise<void>;
}): ReactNode {
  const { say, language: own } = useSpeech();
  const { draft, set, put, wasBegun } = useKeptForm(props.keptBy, { words: '', language: own as string });
  const { words, language } = draft;
  const send = useCommand(() => props.send(words.trim(), language), props.changes);
  const lacks = useLacks({ words: isShort(words, props.least) && say('lack.words', { least: props.least }) });
  const hint = props.hint ?? (props.least > 3 ? say('actions.class.rationale.hint') : undefined);
  return (
    <details open={wasBegun}>
      <summary>{props.act}</summary>
      <form
        className="form"
        onSubmit={(event) => lacks.ask(event, () => send.mutate(undefined, { onSuccess: () => put(null) }))}
      >
        <TextField
          label={props.label}
          {...(hint && { hint })}
          lines
          maxLength={2_000}
          value={words}
          error={lacks.at('words')}
          onChange={(said) => set({ words: said })}
        />
        {props.inLanguage && <LanguageField value={language} onChange={(chosen) => set({ language: chosen })} />}
        {send.error && <Failure error={send.error} />}
        <div>
          <button type="submit" className="button button-primary" aria-disabled={send.isPending}>
            {props.act}
          </button>
        </div>
      </form>
    </details>
  );
}
