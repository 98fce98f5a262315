import type { ReactNode } from 'react';
import { api, type EntryKey } from '../api/endpoints.js';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { LanguageField } from '../ui/language-field.js';
import { Failure } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';
import { useKeptForm } from '../ui/use-kept-form.js';
import { isShort, useLacks } from '../ui/use-lacks.js';

/** A question of the reviewers, answered in words. */
export function AnswerForm({ entryKey }: { readonly entryKey: EntryKey }): ReactNode {
  const { say, language: own } = useSpeech();
  const { draft, set, put } = useKeptForm(['answer', ...Object.values(entryKey)], {
    text: '',
    language: own as string,
  });
  const { text, language } = draft;
  const answer = useCommand(
    (words: string) => api.answer(entryKey, { text: words, language }),
    [['report', entryKey.cycle, entryKey.member]],
  );
  const lacks = useLacks({ text: isShort(text) && say('lack.words', { least: 3 }) });
  return (
    <div className="justify">
      <TextField
        label={say('entry.answer.label')}
        lines
        value={text}
        error={lacks.at('text')}
        onChange={(words) => set({ text: words })}
      />
      <LanguageField value={language} onChange={(chosen) => set({ language: chosen })} />
      {answer.error && <Failure error={answer.error} />}
      <button
        type="button"
        className="button"
        aria-disabled={answer.isPending}
        onClick={(event) => lacks.ask(event, () => answer.mutate(text, { onSuccess: () => put(null) }))}
      >
        {say('entry.answer.send')}
      </button>
    </div>
  );
}
