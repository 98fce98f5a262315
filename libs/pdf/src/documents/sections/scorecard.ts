import { SourceNumbers } from '@signatory/contract';
import { SCORE_SIGNS } from '@signatory/texts';
import { averageCell } from '../../blocks/average-cell.js';
import { columns } from '../../blocks/columns.js';
import { distributionBar } from '../../blocks/distribution-bar.js';
import { figureLabel } from '../../blocks/figure-label.js';
import { foldedTable } from '../../blocks/folded-table.js';
import { heading } from '../../blocks/heading.js';
import { paragraph } from '../../blocks/paragraph.js';
import { scoreCell } from '../../blocks/score-cell.js';
import { rule } from '../../blocks/space.js';
import { stripPlot } from '../../blocks/strip-plot.js';
import { textCell } from '../../blocks/text-cell.js';
import { INK, TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Section } from '../../layout/compose.js';
import { table, type Cell, type TableRow } from '../../layout/table.js';
import type { RenderOptions } from '../../options.js';
import type { TextStyle, Typesetter } from '../../text/typesetter.js';
import { withDate, type Member, type View } from '../../view.js';
import { citedSpans } from './action-words.js';
import { memberActions } from './actions.js';
import { colophon } from './colophon.js';
import { comparison } from './comparison.js';
import { gapNote, gapOf, hasGaps } from './coverage.js';
import { percentNote } from './mean-facts.js';
import { memberChange } from './member-change.js';
import { memberRecord } from './member-record.js';
import { originalsNote, originalsWords, scorecardLangs } from './originals.js';
import { reasonRows } from './reason-rows.js';
import { referenceList } from './references.js';
import { memberReplies } from './replies.js';
import { memberRestsOn } from './rests-on.js';
import { memberSeries, seriesOf } from './series.js';
import { memberApart } from './standing-apart.js';
import { standingWords } from './standing.js';
import { titleBar } from './title-bar.js';
import { codeWidth, groupRow, groupsOf } from './table-a.js';

/** A member's scorecard: its average, its scores with their reasons, and where it stands among all members. */
export function scorecardSection(view: View, set: Typesetter, member: Member, options: RenderOptions): Section {
  const { say, document, issued } = view;
  const name = view.show(member.name);
  const subtitle = withDate(say, say('pdf.scorecard.subtitle', { title: view.text(document.title) }), issued);
  const bar = titleBar(view, set, { title: name, subtitle, options });
  const langs = scorecardLangs(view, member);
  const blocksOf = (close = false): Block[] => {
    const numbers = new SourceNumbers();
    return [
      ...bar.blocks,
      ...summary(view, member),
      ...(close ? [] : percentNote(view, view.memberMean(member.code))),
      rule(close ? { before: 10, after: 0 } : { before: 18, after: 4 }),
      ...memberChange(view, member),
      ...memberApart(view, set, member, close),
      heading(2, say('pdf.scorecard.scores'), {
        style: TYPE.heading,
        before: close ? 10 : 12,
        after: 2,
        bookmark: 2,
        place: 'scores',
      }),
      ...(close ? [] : originalsNote(view, langs)),
      ...scoreTable(view, member, numbers, close),
      ...variants(view, member),
      ...memberActions(view, set, member, numbers),
      ...referenceList(view, set, numbers),
      ...memberReplies(view, set, member),
      ...comparison(view, member),
      ...memberRecord(view, member),
      ...memberRestsOn(view, member),
      ...colophon(view, options, {
        close,
        also: close ? [say('mean.percentExplained'), ...originalsWords(view, langs)] : [],
      }),
    ];
  };
  return { title: name.text, opening: bar.opening, blocks: blocksOf(), closer: () => ({ blocks: blocksOf(true) }) };
}

function summary(view: View, member: Member): Block[] {
  const { say, document } = view;
  const mean = view.memberMean(member.code);
  const { overall } = document.tables;
  return [
    columns(
      [
        {
          width: 136,
          blocks: figureLabel(say('pdf.averageScore'), view.average(mean), [
            ...(mean.percent === null ? [] : [view.percent(mean)]),
            ...averageBefore(view, member),
            say('pdf.allMembersAverage', { average: view.average(overall) }),
            ...standingWords(view, member),
          ]),
        },
        {
          blocks: [
            paragraph(say('pdf.scorecard.assessed', { scored: mean.scored, applicable: mean.applicable }), {
              style: TYPE.label,
              after: 6,
            }),
            distributionBar(mean.distribution, view.distribution(mean), { after: 7 }),
            paragraph(view.distributionWords(mean), { style: TYPE.label }),
            ...view.bounds(mean).map((words) => paragraph(words, { style: TYPE.label, before: 3 })),
          ],
        },
        { width: 154, blocks: standing(view, member) },
      ],
      { gap: 24 },
    ),
  ];
}

/** As the release before published it: `Cycle 2025: +0.05`. */
function averageBefore(view: View, { code }: Member): string[] {
  const { change } = view.document;
  const before = change?.series?.at(-1)?.members.find(({ member }) => member === code);
  if (!change || !before || before.average === null) return [];
  return [`${view.text(change.since.title)}${view.say('join.colon')}${view.average(before)}`];
}

/** How the member came here, over the releases of the plan; where there is none before, where it stands among all members. */
function standing(view: View, member: Member): Block[] {
  const { say, document, language } = view;
  const series = seriesOf(view);
  if (series)
    return [paragraph(say('member.byCycle'), { style: TYPE.label, after: 3 }), memberSeries(view, member, series)];
  const mean = view.memberMean(member.code);
  const name = view.text(member.name);
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

/** Columns with reasons: `close` gives these the room of the bars, which stand in other tables. */
const REASONED = {
  easy: { name: -1, reason: -1.75, average: 66, gap: 10, pad: 3.9 },
  close: { name: -1, reason: -2.2, average: 28, gap: 8, pad: 2.7 },
} as const;
/** Points for an average without a bar and what it covers. */
const COVERED = 50;
/** Points for the score in the release before. */
const BEFORE = 30;
/** More commitments than these stand in two columns, where nobody wrote a reason: a line of its own would be mostly white. */
const MOST_BARE = 40;
const SMALL: TextStyle = { ...TYPE.cell, size: 8, leading: 10.8 };

function scoreTable(view: View, member: Member, numbers: SourceNumbers, close: boolean): Block[] {
  const scores = view.document.plan.commitments.map(({ id }) => view.score(id, member.code));
  const reasons = scores.some(({ reason, rationale, evidence }) => reason ?? rationale ?? evidence[0]);
  const isFolded = !reasons && scores.length > MOST_BARE;
  const { commitments } = view.document.tables;
  const covers = commitments.some(hasGaps);
  const whole = scoresOf(view, member, { numbers, reasons, close, covers, style: TYPE.cell });
  const small = (beneath: boolean): Block =>
    scoresOf(view, member, { numbers, reasons, close: true, covers, beneath, style: SMALL });
  // What averages cover stands beside them where that breaks no names, else beneath.
  const folded = (): Block => foldedTable(covers ? [small(false), small(true)] : [small(false)], whole);
  return [isFolded ? folded() : whole, ...gapNote(view, commitments)];
}

function scoresOf(
  view: View,
  member: Member,
  {
    numbers,
    reasons,
    close,
    covers,
    beneath = false,
    style,
  }: {
    numbers: SourceNumbers;
    reasons: boolean;
    close: boolean;
    covers: boolean;
    beneath?: boolean;
    style: TextStyle;
  },
): Block {
  const { say } = view;
  const head = (text: string): Cell => textCell(text, { style: TYPE.head, scope: 'Column' });
  const code = codeWidth(view);
  const compared = view.document.change?.compared !== undefined;
  const before = compared ? [BEFORE] : [];
  const rows = groupsOf(view).flatMap(({ pillar, label }, index): TableRow[] => [
    ...(label ? [groupRow(label, (reasons ? 5 : 4) + before.length, index === 0)] : []),
    ...view.commitmentsOf(pillar?.code ?? null).flatMap((commitment): TableRow[] => {
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
      const before = [
        scoreCell(mark, view.sign(mark), { lineHeight: style.leading, tileHeight: style.leading + (beneath ? 2 : 4) }),
        textCell(commitment.code, { style: { ...style, ink: INK.ink600 } }),
      ];
      const named = (columns: number): Cell => textCell(title.text, { style, scope: 'Row', lang: title.lang, columns });
      const earlier = view.earlier(commitment.id, member.code);
      const after = [
        ...(compared
          ? [textCell(earlier === null ? '–' : SCORE_SIGNS[earlier], { style: { ...style, ink: INK.ink600 } })]
          : []),
        averageCell(mean.average, view.average(mean), {
          style,
          figureWidth: 28,
          coverage: covers ? gapOf(mean) : null,
        }),
      ];
      return reasons
        ? reasonRows({ before, named, reason: words, cited: citedSpans(numbers.cite(score.evidence)), after })
        : [{ cells: [...before, named(1), ...after] }];
    }),
  ]);
  const { name, reason, gap, pad, ...room } = REASONED[close ? 'close' : 'easy'];
  const average = close && covers && !beneath ? COVERED : room.average;
  return table({
    widths: reasons
      ? [31, code, name, reason, ...before, average]
      : style === SMALL
        ? [26, code, -1, ...before, average]
        : [31, code, -1, ...before, 130],
    gap: style === SMALL ? 6 : gap,
    // What stands beneath a figure takes the room of the padding: a page is not paid for it.
    ...(beneath ? { pad: 1.4, align: 'middle' as const } : { pad }),
    head: [
      head(say('term.score')),
      textCell(say('term.commitment'), { style: TYPE.head, scope: 'Column', columns: 2 }),
      ...(reasons ? [head(say('term.reason'))] : []),
      ...(compared ? [head(say('change.before'))] : []),
      head(say('pdf.allMembers')),
    ],
    rows,
  });
}

/** The words in which commitments are asked of this member, where they are not those of all. */
function variants(view: View, member: Member): Block[] {
  const own = view.document.plan.commitments.flatMap((commitment) => {
    const found = commitment.variants?.find((variant) => variant.member === member.code);
    return found ? [{ code: commitment.code, words: view.show(found.text) }] : [];
  });
  if (own.length === 0) return [];
  const title = view.say('pdf.scorecard.variants');
  return [
    heading(2, title, { style: TYPE.heading, before: 16, after: 4, bookmark: 2, place: 'variants' }),
    ...own.map(({ code, words }) =>
      paragraph([{ text: `${code} `, face: 'strong' }, { text: words.text }], {
        style: TYPE.cell,
        after: 3,
        lang: words.lang,
      }),
    ),
  ];
}
