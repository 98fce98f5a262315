import type { IndicatorView, ThreadItem } from '@signatory/contract';
import { RETURN_REASONS } from '@signatory/domain';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { Words } from '../ui/words.js';
import { namePart } from './print-entry.js';

/** What was said with a decision: why, until when, the parts of the answer, and the words. */
export function DecidedWords(props: { readonly item: ThreadItem; readonly indicator: IndicatorView }): ReactNode {
  const speech = useSpeech();
  const { say, instant } = speech;
  const { kind, reason: code, due, cells, text, language } = props.item;
  const reason = RETURN_REASONS.find((each) => each === code);
  const asked = [
    reason && say(`return.${reason}`),
    due && say(kind === 'ask' ? 'entry.due' : 'entry.correctBy', { instant: instant(due) }),
  ].filter(Boolean);
  const parts = cells.map((cell) => namePart(cell, props.indicator, speech));
  return (
    <>
      {asked.length > 0 && <p>{asked.join(' · ')}</p>}
      {parts.length > 0 && (
        <p>
          {say('review.cells')}
          {say('join.colon')}
          {parts.join(' · ')}
        </p>
      )}
      {text && <Words text={text} language={language} />}
    </>
  );
}
