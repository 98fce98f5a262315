import type { EntryView } from '@signatory/contract';
import { ENTRY_REVIEW, RETURN_REASONS } from '@signatory/domain';
import { Icon } from '@signatory/pages';
import { useState, type ReactNode } from 'react';
import { api, type EntryKey } from '../api/endpoints.js';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Failure } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';
import { isShort, useLacks } from '../ui/use-lacks.js';
import { LanguageField, Words } from '../ui/words.js';

/** The reviewer's words where an entry came back, and the answer where one is asked. */
export function ReturnedBanner({
  entry,
  entryKey,
}: {
  readonly entry: EntryView;
  readonly entryKey: EntryKey;
}): ReactNode {
  const { say, instant } = useSpeech();
  const { review } = entry;
  if (!review || (review.state !== 'RETURNED' && review.state !== 'CLARIFICATION_REQUESTED')) return null;
  const reason = RETURN_REASONS.find((each) => each === review.reason);
  const asked = ENTRY_REVIEW.transitions.answer.from.some((state) => state === review.state);
  return (
    <div className="banner banner-warn">
      <p className="banner-head">
        <Icon name="return" />
        {say(asked ? 'entry.asked' : 'entry.returned')}
      </p>
      {review.text && <Words text={review.text} language={review.language} />}
      <p className="small-print">
        {reason && say(`return.${reason}`)}
        {review.due && ` · ${say(asked ? 'entry.due' : 'entry.correctBy', { instant: instant(review.due) })}`}
      </p>
      {asked && <Answer entryKey={entryKey} />}
    </div>
  );
}

function Answer({ entryKey }: { readonly entryKey: EntryKey }): ReactNode {
  const { say, language: own } = useSpeech();
  const [text, setText] = useState('');
  const [language, setLanguage] = useState<string>(own);
  const answer = useCommand(
    (words: string) => api.answer(entryKey, { text: words, language }),
    [['report', entryKey.cycle, entryKey.member]],
  );
  const lacks = useLacks({ text: isShort(text) && say('lack.words', { least: 3 }) });
  return (
    <div className="justify">
      <TextField label={say('entry.answer.label')} lines value={text} error={lacks.at('text')} onChange={setText} />
      <LanguageField value={language} onChange={setLanguage} />
      {answer.error && <Failure error={answer.error} />}
      <button
        type="button"
        className="button"
        aria-disabled={answer.isPending}
        onClick={(event) => lacks.ask(event, () => answer.mutate(text))}
      >
        {say('entry.answer.send')}
      </button>
    </div>
  );
}
