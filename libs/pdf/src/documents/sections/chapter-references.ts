import type { Source } from '@signatory/contract';
import { list } from '../../blocks/list.js';
import { TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Span, Typesetter } from '../../text/typesetter.js';
import type { View } from '../../view.js';
import { doneSpans } from './action-words.js';
import { MEASURE, printable, type Chapter } from './member-part.js';
import { quoteWords, referenceWords } from './source-words.js';

/** What the text, the scores and the actions cite, by the numbers under which it stands above. */
export function references(
  view: View,
  set: Typesetter,
  { numbers, read }: Chapter,
  headed: (text: string) => Block,
): Block[] {
  const { sources } = numbers;
  if (sources.length === 0) return [];
  const cited = read?.references ?? [];
  const items = sources.map((source, at) => numberedWords(view, set, { ...source, action: cited[at]?.action }));
  return [headed(view.say('chapter.references')), list(items, { style: TYPE.quiet, measure: MEASURE, numbered: true })];
}

/** An action that is cited stands with its member and day, its own words, and what shows it. */
function numberedWords(
  view: View,
  set: Typesetter,
  source: Source & { readonly action?: number | undefined },
): readonly Span[] {
  const action = source.action === undefined ? undefined : view.document.actions?.[source.action];
  if (!action) return quotedWords(view, set, source);
  const { say } = view;
  const member = view.members.find(({ code }) => code === action.member);
  const name = member ? view.text(member.name) : action.member;
  const lead = `${name}${say('join.comma')}${view.date(action.happened)}${say('join.colon')}`;
  return [
    ...printable(view, set, [{ text: lead }, ...doneSpans(view, action.text)]),
    ...action.evidence.flatMap((piece): Span[] => [{ text: ' ' }, ...quotedWords(view, set, piece)]),
  ];
}

/** Where no font has a letter of what is quoted, its source is told all the same. */
function quotedWords(view: View, set: Typesetter, source: Source): readonly Span[] {
  return [...printable(view, set, referenceWords(view, source)), ...printable(view, set, quoteWords(view, source))];
}
