import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { diffWords } from './word-diff.js';

/** A text as it is now, with what was taken out and put in; said aloud too, where a line through words is not seen. */
export function TextDifference({
  before,
  now,
  language,
}: {
  readonly before: string;
  readonly now: string;
  /** Null where nobody knows it. */
  readonly language: string | null;
}): ReactNode {
  const { say, language: own } = useSpeech();
  return (
    <span className="difference" lang={language ?? ''} dir="auto">
      {diffWords(before, now, language ?? own).map(({ kind, text }, index) =>
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
