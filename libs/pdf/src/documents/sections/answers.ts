import {
  answeredIn,
  groupAnswers,
  nameTerm,
  printFigure,
  type AnswerGroup,
  type ReleaseCommitment,
  type ReleaseFigure,
} from '@signatory/contract';
import { groupBy } from '@signatory/domain';
import { paragraph } from '../../blocks/paragraph.js';
import { textCell } from '../../blocks/text-cell.js';
import { TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Section } from '../../layout/compose.js';
import { table, type Cell, type TableRow } from '../../layout/table.js';
import type { Span, Typesetter } from '../../text/typesetter.js';
import type { ShownText, View } from '../../view.js';
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
  const printing = { view, set, names: namesOf(view) };
  const title = say('answers.heading');
  const cut = { printed: view.count(printed.size), all: view.count(own.size) };
  return {
    title,
    blocks: [
      sectionHeading(title, 'answers'),
      paragraph(say('answers.lead'), { style: TYPE.lead, measure: 440, after: 8, keepWithNext: true }),
      ...(printed.size < own.size
        ? [
            paragraph(say('pdf.annex.answersCut', cut), {
              style: TYPE.quiet,
              measure: 440,
              after: 4,
              keepWithNext: true,
            }),
          ]
        : []),
      answerTable(
        view,
        document.plan.commitments.flatMap(({ code, title: name, indicators }) => {
          const rows = indicators.flatMap((indicator) => {
            const groups = printed.get(indicator.code);
            return groups ? indicatorRows(printing, indicator, groups) : [];
          });
          return rows.length > 0 ? [groupRow(`${code} ${view.text(name)}`, 3, false), ...rows] : [];
        }),
      ),
    ],
  };
}

/** What members answered on one commitment, figures too, under a heading; nothing where nothing of it is published. */
export function commitmentAnswers(
  view: View,
  set: Typesetter,
  { indicators }: ReleaseCommitment,
  head: (text: string) => Block,
): Block[] {
  const printing = { view, set, names: namesOf(view) };
  const answered = answeredIn(view.document);
  const rows = indicators.flatMap((indicator) => {
    const figures = view.members.flatMap(({ code }) => answered.total(code, indicator.code) ?? []);
    const answers = view.members.flatMap(({ code }) => answered.answer(code, indicator.code) ?? []);
    if (answers.length > 0) return indicatorRows(printing, indicator, groupAnswers(indicator, answers));
    return figures.length > 0 ? figureRows(printing, indicator, figures) : [];
  });
  return rows.length > 0
    ? [head(view.say('answers.heading')), answerTable(view, rows), ...signs(view, indicators)]
    : [];
}

/** What stands in place of a figure, where one is held back or missing. */
function signs(view: View, indicators: readonly Indicator[]): Block[] {
  const { say, members } = view;
  const answered = answeredIn(view.document);
  const isSigned = indicators.some(({ code }) =>
    members.some((each) => answered.total(each.code, code)?.value === null),
  );
  const words = { noData: say('pdf.sign.noData'), notAsked: say('score.sign.notAsked') };
  return isSigned ? [paragraph(say('pdf.annex.signs', words), { style: TYPE.small, measure: 440, before: 4 })] : [];
}

function answerTable({ say }: View, rows: readonly TableRow[]): Block {
  const head = (text: string, align: 'left' | 'right' = 'left'): Cell =>
    textCell(text, { style: TYPE.head, scope: 'Column', align });
  return table({
    widths: [-1, 50, -2],
    gap: 12,
    pad: 2.6,
    head: [head(say('answers.answer')), head(say('answers.count'), 'right'), head(say('term.members'))],
    rows,
  });
}

type Names = ReadonlyMap<string, ShownText>;

function namesOf(view: View): Names {
  return new Map(view.members.map(({ code, name }) => [code, view.show(name)]));
}

interface Printing {
  readonly view: View;
  readonly set: Typesetter;
  readonly names: Names;
}

/** One row: who reported what. */
function figureRows(printing: Printing, indicator: Indicator, figures: readonly ReleaseFigure[]): TableRow[] {
  const { view } = printing;
  const unit = indicator.unit && view.show(indicator.unit);
  const told = figures.map((figure) => ({ ...figure, words: printFigure(view.say, view.language, figure) }));
  return [
    questionRow(printing, indicator),
    {
      cells: [
        textCell(unit?.text ?? view.say('pdf.value'), { style: TYPE.cell, scope: 'Row', lang: unit?.lang }),
        textCell(view.count(figures.length), { style: TYPE.cell, align: 'right' }),
        textCell(namesIn(printing, told), { style: TYPE.cell }),
      ],
    },
  ];
}

function questionRow({ view, set }: Printing, { label, question }: Indicator): TableRow {
  const asked = view.show(question);
  const words = [{ text: `${label} ` }, ...printable(view, set, [{ text: asked.text, lang: asked.lang }])];
  return {
    cells: [textCell(words, { style: TYPE.cellStrong, columns: 3, scope: 'Row' })],
    before: 4,
    keepWithNext: true,
    opens: 2,
  };
}

/** Members in one text, each with what stands beside its name. */
function namesIn(
  { view, names }: Printing,
  members: readonly { readonly member: string; readonly words: string | null }[],
): Span[] {
  return members.flatMap(({ member, words }, at): Span[] => {
    const name = names.get(member);
    return [
      ...(at > 0 ? [{ text: view.say('join.comma') }] : []),
      { text: name?.text ?? member, lang: name?.lang },
      ...(words === null ? [] : [{ text: view.say('join.aside', { words }) }]),
    ];
  });
}

function indicatorRows(printing: Printing, indicator: Indicator, groups: readonly AnswerGroup[]): TableRow[] {
  const { view, set } = printing;
  return [
    questionRow(printing, indicator),
    ...groups.map(({ term, members }): TableRow => {
      const label = term.kind === 'code' ? term.label : null;
      const shown = label ? view.show(label) : { text: nameTerm(view.say, view.language, term).text };
      const named = members.map(({ member, days }) => ({
        member,
        words: days.length > 0 ? days.map((day) => view.date(day)).join(view.say('join.comma')) : null,
      }));
      return {
        cells: [
          textCell(printable(view, set, [shown]), { style: TYPE.cell, scope: 'Row' }),
          textCell(view.count(members.length), { style: TYPE.cell, align: 'right' }),
          textCell(namesIn(printing, named), { style: TYPE.cell }),
        ],
      };
    }),
  ];
}
