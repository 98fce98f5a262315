import type { AnswerFigure, ChapterTextView } from '@signatory/contract';
import { states, type NumberFinding, type Results } from '@signatory/domain';
import { Icon } from '@signatory/pages';
import { printResult } from '@signatory/texts';
import { useState, type ReactNode } from 'react';
import type { ChapterKey } from '../api/chapters.js';
import { api } from '../api/endpoints.js';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Failure } from '../ui/states.js';
import type { DeskSection } from './desk-section.js';
import { ResultChoice } from './result-choice.js';

/** What an answer about a figure is made with. */
export interface Answering {
  readonly chapterKey: ChapterKey;
  readonly text: ChapterTextView;
  readonly marks: readonly string[];
  readonly results: Results;
  /** An answer is about the saved text. */
  readonly isDirty: boolean;
}

/** One finding of the number check, at its section: what is wrong, and where a figure is only suspected, the question. */
export function FindingItem(props: {
  readonly finding: NumberFinding;
  readonly section: DeskSection;
  readonly readOnly: boolean;
  readonly answering: Answering;
  readonly onShow: () => void;
}): ReactNode {
  const { say } = useSpeech();
  const { finding, section, readOnly, answering } = props;
  const { text } = finding;
  return (
    <li>
      <p className="chapter-finding">
        <Icon name={finding.kind === 'look-alike' ? 'alert' : 'stop'} />
        <span>{useFindingWords(finding, answering.text.language)}</span>
      </p>
      <p className="small-print">{say('chapters.found.place', { section: section.label, at: finding.offset + 1 })}</p>
      <div className="acts">
        <button type="button" className="button" onClick={props.onShow}>
          {say('chapters.found.show', { text })}
        </button>
      </div>
      {!readOnly && 'occurrence' in finding && finding.occurrence !== null && (
        <FigureQuestion finding={finding} section={section.name} answering={answering} />
      )}
    </li>
  );
}

function useFindingWords(finding: NumberFinding, language: string): string {
  const { say } = useSpeech();
  const { kind, text } = finding;
  if (kind === 'contradiction')
    return say('chapters.found.contradiction', {
      text,
      stated: finding.stated,
      value: printResult(language, finding.value),
    });
  if (kind === 'hidden-source') return say('chapters.found.hidden-source', { text: finding.address });
  return say(`chapters.found.${kind}`, { text });
}

type Asked = Extract<NumberFinding, { kind: 'look-alike' | 'contradiction' }>;

/** Result or other figure? A result is chosen from those that say the same figure, or from all where none does. */
function FigureQuestion(props: {
  readonly finding: Asked;
  readonly section: string;
  readonly answering: Answering;
}): ReactNode {
  const { say } = useSpeech();
  const { finding, section, answering } = props;
  const { chapterKey, text, marks, results, isDirty } = answering;
  const send = useCommand(
    (body: AnswerFigure) => api.answerFigure(chapterKey, text.language, text.n, body),
    [['chapters', chapterKey.cycle]],
  );
  const same = marks.filter((mark) => {
    const value = results.value(mark);
    return value !== null && states(finding.text, value);
  });
  const offered = same.length > 0 ? same : marks;
  const [chosen, setChosen] = useState<string | null>(null);
  const mark = chosen !== null && offered.includes(chosen) ? chosen : offered[0];
  const { occurrence } = finding;
  if (occurrence === null) return null;
  const closed = isDirty || send.isPending;
  return (
    <div className="chapter-question">
      {isDirty && <p className="hint">{say('chapters.answer.save')}</p>}
      <div className="acts">
        <button
          type="button"
          className="button"
          aria-disabled={closed}
          onClick={() => send.mutate({ answer: 'other', occurrence })}
        >
          {say('chapters.answer.other')}
        </button>
      </div>
      {finding.kind === 'look-alike' && mark !== undefined && (
        <>
          <ResultChoice
            marks={offered}
            results={results}
            cycle={chapterKey.cycle}
            language={text.language}
            value={mark}
            disabled={closed}
            onChange={setChosen}
          />
          <button
            type="button"
            className="button"
            aria-disabled={closed}
            onClick={() => send.mutate({ answer: 'result', occurrence, section, mark })}
          >
            {say('chapters.answer.result')}
          </button>
        </>
      )}
      {send.error && <Failure error={send.error} />}
    </div>
  );
}
