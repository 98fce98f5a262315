import type { ReleaseAction, ReleaseSearch } from '@signatory/contract';
import { INK } from '../../identity.js';
import type { Span } from '../../text/typesetter.js';
import type { View } from '../../view.js';

/** What was done, in its own language where it is in another; where nothing that shows it is public, that its words are on file. */
export function doneSpans(view: View, text: ReleaseAction['text']): Span[] {
  if (!text) return [{ text: view.say('actions.withheld') }];
  const shown = view.show(text);
  return [{ text: shown.text, lang: shown.lang }];
}

/** ` [1][3]` */
export function citedSpans(numbers: readonly number[]): Span[] {
  if (numbers.length === 0) return [];
  const rising = numbers.toSorted((one, other) => one - other);
  return [{ text: ` ${rising.map((n) => `[${n}]`).join('')}`, ink: INK.ink600 }];
}

/** `Strong · Contest answered` */
export function classWords(
  { say }: View,
  { class: given, contested }: Pick<ReleaseAction, 'class' | 'contested'>,
): string {
  return [say(`actionClass.${given}`), ...(contested ? [say('actionState.ANSWERED')] : [])].join(' · ');
}

/** `Reviewer 2, 2 June 2026. Official gazette: unit 2026. Nothing found` */
export function searchSpans(view: View, { reviewer, on, source, query, outcome }: ReleaseSearch): Span[] {
  const { say } = view;
  return [
    {
      text: [
        `${say('why.reviewer', { n: reviewer })}${say('join.comma')}${view.date(on)}${view.stop}`,
        `${source}${say('join.colon')}`,
      ].join(''),
    },
    { text: query, lang: 'und' },
    { text: `${view.stop}${say(`search.outcome.${outcome}`)}` },
  ];
}
