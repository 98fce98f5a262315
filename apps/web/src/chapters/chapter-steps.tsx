import type { ChapterTextView, ChapterView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { WordsForm } from '../actions/words-form.js';
import type { ChapterKey } from '../api/chapters.js';
import { api } from '../api/endpoints.js';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Failure } from '../ui/states.js';

/** What may be done with the chapter now, as the workflow has it. Each is about what is saved. */
export function ChapterSteps(props: {
  readonly chapterKey: ChapterKey;
  readonly chapter: ChapterView;
  readonly text: ChapterTextView;
  readonly isDirty: boolean;
}): ReactNode {
  const { say } = useSpeech();
  const { chapterKey, chapter, text, isDirty } = props;
  const { version, commands } = chapter;
  const changes = [['chapters', chapterKey.cycle]];
  const check = useCommand(() => api.checkChapter(chapterKey, version), changes);
  const clear = useCommand(() => api.clearChapter(chapterKey, version), changes);
  const compare = useCommand(() => api.checkTranslation(chapterKey, text.language, text.n), changes);
  const isTranslation = text.language !== chapter.original;
  const steps = [
    ...(commands.includes('check') && !isTranslation ? ([['chapters.check', check]] as const) : []),
    ...(commands.includes('clear') && !isTranslation ? ([['chapters.clear', clear]] as const) : []),
    ...(commands.includes('check-translation') && isTranslation && text.state === 'DRAFT'
      ? ([['chapters.checkTranslation', compare]] as const)
      : []),
  ];
  const error = check.error ?? clear.error ?? compare.error;
  return (
    <>
      {steps.length > 0 && (
        <div className="acts">
          {steps.map(([label, command]) => (
            <button
              key={label}
              type="button"
              className="button button-primary"
              aria-disabled={isDirty || command.isPending}
              onClick={() => command.mutate(undefined)}
            >
              {say(label)}
            </button>
          ))}
        </div>
      )}
      {isDirty && steps.length > 0 && <p className="hint">{say('chapters.unsaved')}</p>}
      {error && <Failure error={error} />}
      {commands.includes('reopen') && !isTranslation && (
        <WordsForm
          keptBy={['reopen-chapter', ...Object.values(chapterKey)]}
          act={say('chapters.reopen')}
          label={say('chapters.reason')}
          least={3}
          changes={changes}
          send={(reason) => api.reopenChapter(chapterKey, version, reason)}
        />
      )}
    </>
  );
}
