import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { diffWhole, diffWords } from './word-diff.js';

/** A text as it is now, with what was taken out and put in; said aloud too, where a line through words is not seen. */
export function TextDifference({
  before,
  now,
  language,
  isWhole = false,
}: {
  readonly before: string;
  readonly now: string;
  /** Null where nobody knows it. */
  readonly language: string | null;
  /** One value after the other, of which no part means anything alone. */
  readonly isWhole?: boolean;
}): ReactNode {
  const { say, language: own } = useSpeech();
  const pieces = isWhole ? diffWhole(before, now) : diffWords(before, now, language ?? own);
  return (
    <span className="difference" lang={language ?? ''} dir="auto">
      {pieces.map(({ kind, text }, index) =>
        kind === 'same' ? (
          <span key={index}>{text}</span>
        ) : kind === 'was' ? (
          <del key={index}>
            <span className="visually-hidden" lang={own}>
              {say('diff.was')}{' '}
            </span>
            {text}
          </del>
        ) : (
          <ins key={index}>
            <span className="visually-hidden" lang={own}>
              {say('diff.now')}{' '}
            </span>
            {text}
          </ins>
        ),
      )}
    </span>
  );
}
