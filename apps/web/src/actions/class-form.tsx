import type { CodebookView } from '@signatory/contract';
import type { ActionClass } from '@signatory/domain';
import { useId, type FormEvent, type ReactNode } from 'react';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { sentences } from '../ui/faults.js';
import { Lack } from '../ui/lack.js';
import { LanguageField } from '../ui/language-field.js';
import { Failure } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';
import { useKeptForm } from '../ui/use-kept-form.js';
import { isShort, useLacks } from '../ui/use-lacks.js';

const LEAST = 20;
const MOST = 2_000;

interface ClassDraft {
  readonly given: ActionClass | null;
  readonly words: string;
  readonly language: string;
}

/** A class by radio buttons, each with what it means in the codebook, and the words that say why. */
export function ClassForm(props: {
  readonly heading: string;
  readonly act: string;
  readonly codebook: CodebookView;
  /** What is fetched again afterwards. */
  readonly changes: readonly (readonly string[])[];
  /** What its words are kept by, while other screens are looked at. */
  readonly keptBy: readonly unknown[];
  readonly send: (given: ActionClass, words: string, language: string) => Promise<void>;
}): ReactNode {
  const { say, choose, language: own } = useSpeech();
  const id = useId();
  const { draft, set, put } = useKeptForm<ClassDraft>(props.keptBy, { given: null, words: '', language: own });
  const { given, words, language } = draft;
  const send = useCommand((chosen: ActionClass) => props.send(chosen, words.trim(), language), props.changes);
  const lacks = useLacks({
    class: given === null && say('lack.choose'),
    words: isShort(words, LEAST) && say('lack.words', { least: LEAST }),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void =>
    lacks.ask(event, () => {
      if (given !== null) send.mutate(given, { onSuccess: () => put(null) });
    });
  return (
    <form className="form" onSubmit={submit}>
      <fieldset className="choices-field">
        <legend>{props.heading}</legend>
        <p className="hint">{say('codebook.heading', { version: props.codebook.version })}</p>
        <div className="radios radios-stacked">
          {props.codebook.classes.map(({ class: each, definition, examples }) => (
            <label key={each}>
              <input
                type="radio"
                name={`${id}-class`}
                checked={given === each}
                aria-describedby={`${id}-${each}`}
                onChange={() => set({ given: each })}
              />
              <span>
                {say(`actionClass.${each}`)}
                <span id={`${id}-${each}`} className="hint">
                  {sentences(choose(definition), ...examples.map(choose))}
                </span>
              </span>
            </label>
          ))}
        </div>
        <Lack>{lacks.at('class')}</Lack>
      </fieldset>
      <TextField
        label={say('actions.class.rationale')}
        hint={say('actions.class.rationale.hint')}
        lines
        maxLength={MOST}
        value={words}
        error={lacks.at('words')}
        onChange={(said) => set({ words: said })}
      />
      <LanguageField value={language} onChange={(chosen) => set({ language: chosen })} />
      {send.error && <Failure error={send.error} />}
      <div>
        <button type="submit" className="button button-primary" aria-disabled={send.isPending}>
          {props.act}
        </button>
      </div>
    </form>
  );
}
