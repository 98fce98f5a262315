import type { ReturnReason } from '@signatory/domain';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { WithTexts } from '../ui/with-texts.js';

/** What reviewers write again and again, by what they ask for. */
const PHRASES = {
  ask: ['counted', 'change', 'shown'],
  'wrong-value': ['parts', 'cited'],
  'missing-evidence': ['source', 'page'],
  'out-of-window': ['window'],
  'wrong-definition': ['definition'],
  incomplete: ['empty'],
  other: [],
} as const satisfies Record<'ask' | ReturnReason, readonly string[]>;

/** Sentences for what is asked or why it is returned: pressed, one stands in the words, to be changed there. */
export function Phrases(props: {
  readonly of: keyof typeof PHRASES;
  readonly onInsert: (phrase: string) => void;
}): ReactNode {
  if (PHRASES[props.of].length === 0) return null;
  return (
    <WithTexts of="deskWords" lines={2}>
      {() => <PhraseList {...props} />}
    </WithTexts>
  );
}

function PhraseList({ of, onInsert }: Parameters<typeof Phrases>[0]): ReactNode {
  const { say } = useSpeech();
  return (
    <section className="phrases" aria-label={say('deskWords.phrases')}>
      <p className="hint">{say('deskWords.phrases')}</p>
      <ul>
        {PHRASES[of].map((name) => {
          const phrase = say(`deskWords.phrase.${name}`);
          return (
            <li key={name}>
              <button type="button" className="link-button" onClick={() => onInsert(phrase)}>
                {phrase}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
