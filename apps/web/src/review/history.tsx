import type { IndicatorView, ThreadItem } from '@signatory/contract';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { DecidedWords } from './decided-words.js';
import { nameAuthor } from './name-author.js';

/** What was decided, asked and answered, in order. */
export function History(props: {
  readonly items: readonly ThreadItem[];
  readonly indicator: IndicatorView;
}): ReactNode {
  const { items, indicator } = props;
  const { say, instant } = useSpeech();
  return (
    <section className="panel" aria-labelledby="history-heading">
      <h2 id="history-heading">{say('review.history')}</h2>
      {items.length === 0 && <p className="muted">{say('review.thread.none')}</p>}
      <ol className="decided">
        {items.map((item, index) => (
          <li key={index}>
            <p>
              <strong>{nameAuthor(item.by, say)}</strong> · {say(`thread.${item.kind}`)}
            </p>
            <p className="small-print">
              {instant(item.at)} · {say('review.version', { version: item.version })}
            </p>
            <DecidedWords item={item} indicator={indicator} />
          </li>
        ))}
      </ol>
    </section>
  );
}
