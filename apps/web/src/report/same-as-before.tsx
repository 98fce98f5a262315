import type { EarlierView, SaveEntry } from '@signatory/contract';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import type { FieldsProps } from './fields-props.js';
import { usePrintedAnswer } from './print-answer.js';

/** Takes over what was certified last, with its parts, while nothing is answered yet; its evidence was for another window. */
export function SameAsBefore({ indicator, editing, disabled, before: [last] }: FieldsProps): ReactNode {
  const { say, choose } = useSpeech();
  const print = usePrintedAnswer(indicator);
  const { draft, change } = editing;
  const isEmpty = draft.status === 'answered' && (draft.value === null || draft.value === '') && !draft.cells;
  if (disabled || !isEmpty || !last || last.status === 'unanswered' || !isWhole(last)) return null;
  return (
    <div className="same-as-before">
      <button type="button" className="button" onClick={() => change(answerLike(last))}>
        {say('entry.same', { cycle: choose(last.title) })}
      </button>
      <strong>{print(last)}</strong>
      {last.asked && <span className="small-print">{say('earlier.asked', { question: choose(last.asked) })}</span>}
    </div>
  );
}

/** Of a long list of cells only some are in sight: what is not could not be taken over. */
function isWhole({ cells, cellCount }: EarlierView): boolean {
  return Object.keys(cells).length === cellCount;
}

function answerLike({ status, value, reason, cells, observation, currency }: EarlierView): Partial<SaveEntry> {
  return {
    status: status === 'unanswered' ? 'answered' : status,
    value,
    ...(reason !== null && { reason }),
    ...(Object.keys(cells).length > 0 && { cells }),
    ...(observation && { observation }),
    ...(currency !== null && { currency }),
  };
}
