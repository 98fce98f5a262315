import type { Source } from '@signatory/contract';
import { list } from '../../blocks/list.js';
import { TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Span, Typesetter } from '../../text/typesetter.js';
import type { View } from '../../view.js';
import { doneSpans } from './action-words.js';
import { MEASURE, printable, type Chapter } from './member-part.js';
import { referenceWords } from './source-words.js';

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
  const items = sources.map((source, at) => printable(view, set, numberedWords(view, cited[at] ?? source)));
  return [headed(view.say('chapter.references')), list(items, { style: TYPE.quiet, measure: MEASURE, numbered: true })];
}

/** An action that is cited stands with its member and day, its own words, and what shows it. */
function numberedWords(view: View, source: Source & { readonly action?: number | undefined }): readonly Span[] {
  const action = source.action === undefined ? undefined : view.document.actions?.[source.action];
  if (!action) return referenceWords(view, source);
  const { say } = view;
  const member = view.members.find(({ code }) => code === action.member);
  return [
    {
      text: `${member ? view.text(member.name) : action.member}${say('join.comma')}${view.date(action.happened)}${say('join.colon')}`,
    },
    ...doneSpans(view, action.text),
    ...action.evidence.flatMap((piece): Span[] => [{ text: ' ' }, ...referenceWords(view, piece)]),
  ];
}
