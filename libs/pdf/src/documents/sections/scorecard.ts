import { averageCell } from '../../blocks/average-cell.js';
import { columns } from '../../blocks/columns.js';
import { distributionBar } from '../../blocks/distribution-bar.js';
import { figureLabel } from '../../blocks/figure-label.js';
import { heading } from '../../blocks/heading.js';
import { paragraph } from '../../blocks/paragraph.js';
import { scoreCell } from '../../blocks/score-cell.js';
import { SIGN, type Mark } from '../../blocks/score-mark.js';
import { rule, space } from '../../blocks/space.js';
import { stripPlot } from '../../blocks/strip-plot.js';
import { textCell } from '../../blocks/text-cell.js';
import { INK, TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Section } from '../../layout/compose.js';
import { table, type Cell, type TableRow } from '../../layout/table.js';
import type { RenderOptions } from '../../options.js';
import type { Typesetter } from '../../text/typesetter.js';
import type { Member, View } from '../../view.js';
import { paintBar } from './cover.js';
import { orderMembers } from './order.js';
import { groupRow, groupsOf } from './table-a.js';
import { groups } from './verification.js';

const BAR = 154;

/** A member's scorecard: its average, its scores with their reasons, and where it stands among all members. */
export function scorecardSection(view: View, set: Typesetter, member: Member, options: RenderOptions): Section {
  const { say, document, issued } = view;
  const name = view.show(member.name);
  const nameLines = set.wrap(name.text, TYPE.title, 500).length;
  const bar = BAR + (nameLines - 1) * TYPE.title.leading;
  return {
    title: name.text,
    opening: { top: 74, paint: (canvas) => paintBar(canvas, set, view, bar, view.text(document.plan.shortTitle)) },
    blocks: [
      heading(1, name.text, { style: TYPE.title, lang: name.lang, place: 'scorecard', bookmark: 1 }),
      paragraph(say('pdf.scorecard.subtitle', { title: view.text(document.title), date: issued }), {
        style: TYPE.subtitle,
        after: 4,
      }),
      space(bar - 74 - nameLines * TYPE.title.leading - TYPE.subtitle.leading - 4 + 28),
      ...summary(view, member, options),
      rule({ before: 18, after: 4 }),
      heading(2, say('pdf.scorecard.scores'), {
        style: TYPE.heading,
        before: 12,
        after: 2,
        bookmark: 2,
        place: 'scores',
      }),
      scoreTable(view, member),
      ...comparison(view, member),
      ...colophon(view, options),
    ],
  };
}

function summary(view: View, member: Member, _options: RenderOptions): Block[] {
  const { say, document, language } = view;
  const mean = view.memberMean(member.code);
  const name = view.text(member.name);
  const { overall } = document.tables;
  const rank =
    mean.ranked && mean.rank !== null
      ? [
          say('pdf.scorecard.rank', {
            rank: mean.rank,
            of: document.tables.members.filter(({ ranked }) => ranked).length,
          }),
        ]
      : [];
  const apart = mean.ranked ? [] : [say('rank.notRanked', { scored: mean.scored, applicable: mean.applicable })];
  const points = document.tables.members.flatMap(({ member: code, average }) =>
    average === null
      ? []
      : [
          {
            average,
            own: code === member.code,
            ...(code === member.code
              ? { label: member.abbreviation.length > 14 ? '' : name.length > 18 ? member.abbreviation : name }
              : {}),
          },
        ],
  );
  return [
    columns(
      [
        {
          width: 136,
          blocks: figureLabel(say('pdf.averageScore'), view.average(mean), [
            ...(mean.percent === null ? [] : [say('pdf.percentOf', { percent: mean.percent })]),
            say('pdf.allMembersAverage', { average: view.average(overall) }),
            ...(document.method.ranking === 'none' ? [] : [...rank, ...apart]),
          ]),
        },
        {
          blocks: [
            paragraph(say('pdf.scorecard.assessed', { scored: mean.scored, applicable: mean.applicable }), {
              style: TYPE.label,
              after: 6,
            }),
            distributionBar(mean.distribution, view.distribution(mean), { after: 7 }),
            paragraph(say('pdf.distributionWords', mean.distribution), { style: TYPE.label }),
            ...(mean.bounds
              ? [
                  paragraph(
                    say('mean.bounds', {
                      low: view.average({ average: mean.bounds[0] }),
                      high: view.average({ average: mean.bounds[1] }),
                    }),
                    { style: TYPE.label, before: 3 },
                  ),
                ]
              : []),
          ],
        },
        {
          width: 154,
          blocks: [
            paragraph(say('pdf.allMembers'), { style: TYPE.label, after: 2 }),
            stripPlot(
              points,
              say('pdf.strip.alt', {
                member: name,
                average: view.average(mean),
                count: points.length,
                low: extreme(view, 'low'),
                high: extreme(view, 'high'),
              }),
              language,
            ),
          ],
        },
      ],
      { gap: 24 },
    ),
  ];
}

/** The lowest or highest of the members' averages, as printed. */
function extreme(view: View, end: 'low' | 'high'): string {
  const ordered = [...view.document.tables.members]
    .filter(({ average }) => average !== null)
    .sort((a, b) => (a.percent ?? 0) - (b.percent ?? 0));
  const mean = end === 'low' ? ordered[0] : ordered.at(-1);
  return mean ? view.average(mean) : '–';
}

function scoreTable(view: View, member: Member): Block {
  const { say } = view;
  const scores = view.document.plan.commitments.map(({ id }) => view.score(id, member.code));
  const reasons = scores.some(({ reason, rationale }) => reason ?? rationale);
  const head = (text: string): Cell => textCell(text, { style: TYPE.head, scope: 'Column' });
  const rows = groupsOf(view).flatMap(({ pillar, label }, index): TableRow[] => [
    ...(label ? [groupRow(label, reasons ? 4 : 3, index === 0)] : []),
    ...view.commitmentsOf(pillar?.code ?? null).map((commitment): TableRow => {
      const score = view.score(commitment.id, member.code);
      const mark = view.mark(commitment.id, member.code);
      const title = view.show(commitment.title);
      const mean = view.commitmentMean(commitment.id);
      const reason = score.rationale ?? score.reason;
      const words = reason
        ? view.show(reason)
        : {
            text: mark === 'not-asked' ? say('score.notAsked') : mark === 'no-data' ? say('score.noData') : '',
            lang: undefined,
          };
      return {
        cells: [
          scoreCell(mark, signOf(view, mark), { lineHeight: TYPE.cell.leading }),
          textCell([{ text: commitment.code, ink: INK.ink600 }, { text: ` ${title.text}` }], {
            style: TYPE.cell,
            scope: 'Row',
            lang: title.lang,
          }),
          ...(reasons ? [textCell(words.text, { style: { ...TYPE.cell, ink: INK.ink700 }, lang: words.lang })] : []),
          averageCell(mean.average, view.average(mean), { style: TYPE.cell, figureWidth: 28 }),
        ],
      };
    }),
  ]);
  return table({
    widths: reasons ? [31, -1.15, -1.3, 74] : [31, -1, 130],
    gap: 10,
    pad: 6.4,
    head: [
      head(say('term.score')),
      head(say('term.commitment')),
      ...(reasons ? [head(say('term.reason'))] : []),
      head(say('pdf.allMembers')),
    ],
    rows,
  });
}

function signOf(view: View, mark: Mark): string {
  if (mark === 'not-asked') return view.say('score.sign.notAsked');
  return mark === 'no-data' ? view.say('pdf.sign.noData') : SIGN[mark];
}

const NEIGHBOURS = 4;

/** Members by average, the own one set off; of many, only the neighbours. */
function comparison(view: View, member: Member): Block[] {
  const { say } = view;
  const all = orderMembers(view);
  const at = all.findIndex(({ code }) => code === member.code);
  const from = Math.max(0, Math.min(at - NEIGHBOURS, all.length - 2 * NEIGHBOURS - 1));
  const shown = all.length > 30 ? all.slice(from, from + 2 * NEIGHBOURS + 1) : all;
  const half = shown.length > 10 ? Math.ceil(shown.length / 2) : shown.length;
  const parts = [shown.slice(0, half), shown.slice(half)].filter((part) => part.length > 0);
  return [
    heading(2, say('pdf.scorecard.comparison'), {
      style: TYPE.heading,
      before: 24,
      after: 2,
      bookmark: 2,
      place: 'comparison',
    }),
    ...(shown.length < all.length
      ? [
          paragraph(say('pdf.scorecard.neighbours', { all: all.length }), {
            style: TYPE.quiet,
            after: 2,
            keepWithNext: true,
          }),
        ]
      : []),
    columns(
      parts.map((part) => ({ blocks: [comparisonTable(view, part, member)] })),
      { gap: 28 },
    ),
  ];
}

function comparisonTable(view: View, members: readonly Member[], own: Member): Block {
  const { say } = view;
  const ranks = view.document.method.ranking !== 'none';
  const head = (text: string, align: 'left' | 'right' = 'left'): Cell =>
    textCell(text, { style: TYPE.head, scope: 'Column', align });
  return table({
    widths: [...(ranks ? [26] : []), -1, 100, 32],
    gap: 8,
    pad: 3,
    head: [
      ...(ranks ? [head(say('rank.label'), 'right')] : []),
      head(say('term.member')),
      head(say('mean.average')),
      head(say('mean.percent'), 'right'),
    ],
    rows: members.map((member): TableRow => {
      const mean = view.memberMean(member.code);
      const style = member.code === own.code ? { ...TYPE.cellStrong, ink: INK.brand600 } : TYPE.cell;
      return {
        ...(member.code === own.code ? { ground: INK.brand50 } : {}),
        cells: [
          ...(ranks
            ? [textCell(mean.ranked && mean.rank !== null ? String(mean.rank) : '–', { style, align: 'right' })]
            : []),
          textCell(view.text(member.name), { style, scope: 'Row' }),
          averageCell(mean.average, view.average(mean), { style, figureWidth: 28 }),
          textCell(view.percent(mean), { style, align: 'right' }),
        ],
      };
    }),
  });
}

/** How to read the scores, and which release this is. */
function colophon(view: View, { releaseHash, verifyUrl }: RenderOptions): Block[] {
  const { say, document } = view;
  const title = view.text(document.title);
  const version = [
    document.number === 0
      ? say('pdf.issue.file', { title, date: view.issued })
      : say('pdf.issue', { title, number: document.number, date: view.issued }),
    ...(releaseHash
      ? [`${say('term.releaseHash')}: ${groups(releaseHash)}`]
      : document.source.sha256
        ? [`${say('pdf.sourceHash')}: ${groups(document.source.sha256)}`]
        : []),
    ...(verifyUrl ? [say('pdf.scorecard.verifyAt', { url: verifyUrl })] : []),
    ...(document.source.citation ? [say('source.citation', { citation: document.source.citation })] : []),
    ...document.marks.filter((mark) => mark !== 'embargoed').map((mark) => say(`mark.${mark}.long`)),
  ];
  return [
    rule({ before: 24, after: 10, ink: INK.lineStrong }),
    columns(
      [
        {
          blocks: [
            paragraph(
              [
                { text: say('pdf.scorecard.howToRead'), face: 'strong', ink: INK.ink900 },
                { text: ` ${say('pdf.scorecard.howToReadWords')} ${say('mean.percentExplained')}` },
              ],
              { style: TYPE.small },
            ),
          ],
        },
        {
          blocks: [
            paragraph(
              [
                { text: say('pdf.scorecard.source'), face: 'strong', ink: INK.ink900 },
                { text: ` ${version.map((each) => (/[.!?]$/.test(each) ? each : `${each}.`)).join(' ')}` },
              ],
              { style: TYPE.small },
            ),
          ],
        },
      ],
      { gap: 28 },
    ),
  ];
}
