import { groupAnswers, nameTerm, type AnswerGroup, type ReleaseCommitment } from '@signatory/contract';
import { groupBy } from '@signatory/domain';
import { paragraph } from '../../blocks/paragraph.js';
import { textCell } from '../../blocks/text-cell.js';
import { TYPE } from '../../identity.js';
import type { Section } from '../../layout/compose.js';
import { table, type TableRow } from '../../layout/table.js';
import type { Span, Typesetter } from '../../text/typesetter.js';
import type { View } from '../../view.js';
import { sectionHeading } from './front-matter.js';
import { printable } from './member-part.js';
import { groupRow } from './table-a.js';

type Indicator = ReleaseCommitment['indicators'][number];

/** About thirty pages of names. A release may have a hundred thousand answers, which nobody looks up on paper. */
const MOST = 10_000;

/** The published answers that are neither figures nor text: each with those who gave it, by indicator. Null where there are none. */
export function answersSection(view: View, set: Typesetter): Section | null {
  const { say, document } = view;
  const { answers = [] } = document;
  if (answers.length === 0) return null;
  const own = groupBy(answers, ({ indicator }) => indicator);
  let room = MOST;
  const printed = new Map(
    document.plan.commitments
      .flatMap(({ indicators }) => indicators)
      .flatMap((indicator) => {
        const given = own.get(indicator.code) ?? [];
        room -= given.length;
        return given.length > 0 && room >= 0 ? [[indicator.code, groupAnswers(indicator, given)] as const] : [];
      }),
  );
  const names = new Map(view.members.map(({ code, name }) => [code, view.show(name)]));
  const head = (text: string, align: 'left' | 'right' = 'left'): TableRow['cells'][number] =>
    textCell(text, { style: TYPE.head, scope: 'Column', align });
  const title = say('answers.heading');
  const cut = { printed: view.count(printed.size), all: view.count(own.size) };
  return {
    title,
    blocks: [
      sectionHeading(title, 'answers'),
      paragraph(say('answers.lead'), { style: TYPE.lead, measure: 440, after: 8 }),
      ...(printed.size < own.size
        ? [paragraph(say('pdf.annex.answersCut', cut), { style: TYPE.quiet, measure: 440, after: 4 })]
        : []),
      table({
        widths: [-1, 50, -2],
        gap: 12,
        pad: 2.6,
        head: [head(say('answers.answer')), head(say('answers.count'), 'right'), head(say('term.members'))],
        rows: document.plan.commitments.flatMap(({ code, title: name, indicators }) => {
          const rows = indicators.flatMap((indicator) => {
            const groups = printed.get(indicator.code);
            return groups ? indicatorRows({ view, set, names }, indicator, groups) : [];
          });
          return rows.length > 0 ? [groupRow(`${code} ${view.text(name)}`, 3, false), ...rows] : [];
        }),
      }),
    ],
  };
}

interface Answered {
  readonly view: View;
  readonly set: Typesetter;
  readonly names: ReadonlyMap<string, { readonly text: string; readonly lang: string | undefined }>;
}

function indicatorRows(
  { view, set, names }: Answered,
  { label, question }: Indicator,
  groups: readonly AnswerGroup[],
): TableRow[] {
  const asked = view.show(question);
  const words = [{ text: `${label} ` }, ...printable(view, set, [{ text: asked.text, lang: asked.lang }])];
  return [
    {
      cells: [textCell(words, { style: TYPE.cellStrong, columns: 3, scope: 'Row' })],
      before: 4,
      keepWithNext: true,
    },
    ...groups.map(({ term, members }): TableRow => {
      const label = term.kind === 'code' ? term.label : null;
      const shown = label ? view.show(label) : { text: nameTerm(view.say, view.language, term).text };
      const named = members.flatMap(({ member, day }, at): Span[] => {
        const name = names.get(member);
        return [
          ...(at > 0 ? [{ text: view.say('join.comma') }] : []),
          { text: name?.text ?? member, lang: name?.lang },
          ...(day === null ? [] : [{ text: view.say('join.aside', { words: view.date(day) }) }]),
        ];
      });
      return {
        cells: [
          textCell(printable(view, set, [shown]), { style: TYPE.cell, scope: 'Row' }),
          textCell(view.count(members.length), { style: TYPE.cell, align: 'right' }),
          textCell(named, { style: TYPE.cell }),
        ],
      };
    }),
  ];
}
