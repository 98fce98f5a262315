import { Fragment, type ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';

/** Counts in words, without those of which there are none; `none` where that is so of all. No number stands apart from its word. */
export function Counts(props: {
  readonly of: readonly (readonly [count: number, words: string])[];
  readonly none: string;
}): ReactNode {
  const { say } = useSpeech();
  const some = props.of.filter(([count]) => count > 0);
  if (some.length === 0) return props.none;
  return some.map(([, words], at) => (
    <Fragment key={words}>
      {at > 0 && say('join.comma')}
      <span className="count">{words}</span>
    </Fragment>
  ));
}
