import {
  readChapter,
  resultsOfRelease,
  SourceNumbers,
  type ReadChapter,
  type ReleaseCommitment,
  type Source,
} from '@signatory/contract';
import { chapterText } from '../../blocks/chapter-text.js';
import { heading } from '../../blocks/heading.js';
import { list } from '../../blocks/list.js';
import { paragraph } from '../../blocks/paragraph.js';
import { scoreCell } from '../../blocks/score-cell.js';
import { SIGN } from '../../blocks/score-mark.js';
import { textCell } from '../../blocks/text-cell.js';
import { INK, TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Section } from '../../layout/compose.js';
import { table, type Cell, type TableRow } from '../../layout/table.js';
import type { Span, TextStyle, Typesetter } from '../../text/typesetter.js';
import type { View } from '../../view.js';
import { doneSpans } from './action-words.js';
import { guidelineTable } from './guideline-table.js';
import { chapterWords, isReasoned, isTold, MEASURE, memberPart, part, printable, type Chapter } from './member-part.js';
import { sourceWords } from './source-words.js';

/** A commitment's chapter, with the place that the contents lead to. */
export interface ChapterSection {
  readonly place: string;
  readonly section: Section;
}

/**
 * One chapter for each commitment that somebody wrote about, on which members acted, or whose scores cite evidence: the commitment quoted, its assessment
 * table, background, definitions and guideline, then each member under its score with its dated actions.
 */
export function chapterSections(view: View, set: Typesetter): ChapterSection[] {
  const { actions = [], plan, scores } = view.document;
  const cited = scores.filter(({ evidence }) => evidence.length > 0);
  const shown = new Set([...actions, ...cited].map(({ commitment }) => commitment));
  const read = chapterReader(view);
  return plan.commitments
    .map((commitment) => ({ commitment, read: read(commitment) }))
    .filter((each) => each.read !== null || shown.has(each.commitment.id))
    .map(({ commitment, read: chapter }, at): ChapterSection => {
      const place = `chapter-${at + 1}`;
      return {
        place,
        section: chapterSection(view, set, chapterOf(commitment, chapter, TYPE.heading), { place, first: at === 0 }),
      };
    });
}

/** A commitment as its sheet tells it. */
export function sheetChapter(view: View, commitment: ReleaseCommitment): Chapter {
  return chapterOf(commitment, chapterReader(view)(commitment), TYPE.subheading);
}

/** What a commitment's sheet prints of its chapter, and of each member more than its score; nothing where there is no more. */
export function chapterParts(view: View, set: Typesetter, chapter: Chapter): Block[] {
  return [
    ...writtenParts(view, chapter),
    ...view.members
      .filter((member) => isTold(view, chapter, member))
      .flatMap((member) => memberPart(view, set, chapter, member)),
  ];
}

function chapterOf(commitment: ReleaseCommitment, read: ReadChapter | null, head: TextStyle): Chapter {
  return { commitment, read, head, numbers: new SourceNumbers(read?.references ?? []) };
}

function chapterReader(view: View): (commitment: ReleaseCommitment) => ReadChapter | null {
  const { chapters = [] } = view.document;
  const results = chapters.length > 0 ? resultsOfRelease(view.document) : null;
  const members = view.members.map(({ code }) => code);
  return ({ id }) => {
    const found = chapters.find(({ commitment }) => commitment === id);
    return found && results ? readChapter(found, { language: view.language, members, results }) : null;
  };
}

function chapterSection(
  view: View,
  set: Typesetter,
  chapter: Chapter,
  { place, first }: { readonly place: string; readonly first: boolean },
): Section {
  const { say } = view;
  const { commitment } = chapter;
  const shown = view.show(commitment.title);
  const title = `${commitment.code} ${shown.text}`;
  return {
    title,
    blocks: [
      heading(2, title, {
        style: TYPE.section,
        after: 8,
        place,
        bookmark: 2,
        group: first ? say('pdf.chapters') : undefined,
        lang: shown.lang,
      }),
      ...quotation(view, commitment),
      part(chapter, say('chapter.assessment')),
      assessmentTable(view, commitment),
      ...writtenParts(view, chapter),
      ...guideline(view, chapter),
      ...memberParts(view, set, chapter),
      ...references(view, set, chapter, (text) => part(chapter, text)),
    ],
  };
}

/** Each member of whom there is more than a score, and then who the others are. */
function memberParts(view: View, set: Typesetter, chapter: Chapter): Block[] {
  const told = view.members.filter((member) => isReasoned(view, chapter, member));
  const others = view.members.filter((member) => !told.includes(member));
  const names = others.map(({ name }) => view.text(name)).join(view.say('join.comma'));
  const words = told.length === 0 ? view.say('chapter.untold.all') : view.say('chapter.untold', { names });
  return [
    ...told.flatMap((member) => memberPart(view, set, chapter, member)),
    ...(others.length > 0 ? [paragraph(words, { style: TYPE.quiet, measure: MEASURE, before: 14 })] : []),
  ];
}

function writtenParts(view: View, chapter: Chapter): Block[] {
  const { read, head } = chapter;
  if (!read) return [];
  return [
    ...(read.fallback && hasText(read)
      ? [
          paragraph(view.say('chapter.original'), {
            style: TYPE.quiet,
            measure: MEASURE,
            before: 12,
            keepWithNext: true,
          }),
        ]
      : []),
    ...written(view, { read, head }, 'background'),
    ...written(view, { read, head }, 'definitions'),
  ];
}

function hasText({ background, definitions, members }: ReadChapter): boolean {
  return background.length > 0 || definitions.length > 0 || members.size > 0;
}

function quotation(view: View, commitment: ReleaseCommitment): Block[] {
  const { text, provenance } = commitment;
  const words = view.show(text);
  const kind = view.whose(commitment, text);
  return [
    paragraph(words.text, { style: TYPE.lead, measure: MEASURE, after: 4, keepWithNext: true, lang: words.lang }),
    paragraph(`${kind}${view.stop}${view.say('source.citation', { citation: provenance.source })}`, {
      style: TYPE.quiet,
      measure: MEASURE,
      after: 4,
      keepWithNext: true,
    }),
  ];
}

/** A row for each member, its score in the column of its level; the average in the last row. */
function assessmentTable(view: View, { id }: ReleaseCommitment): Block {
  const { say } = view;
  const mean = view.commitmentMean(id);
  const head = (text: string, align: 'left' | 'center' = 'center'): Cell =>
    textCell(text, { style: TYPE.head, scope: 'Column', align });
  const none = textCell('', { style: TYPE.cell });
  return table({
    widths: [-1, 92, 92, 92],
    gap: 10,
    pad: 3.4,
    // Eight members are compared at a glance; of more, the hole before them would be too large.
    short: 180,
    head: [
      head(say('term.member'), 'left'),
      head(say('score.short.none')),
      head(say('score.short.partial')),
      head(say('score.short.full')),
    ],
    rows: [
      ...view.members.map((member): TableRow => {
        const mark = view.mark(id, member.code);
        const name = view.show(member.name);
        const cells = [-1, 0, 1].map((level) =>
          mark === level ? scoreCell(mark, SIGN[mark], { lineHeight: TYPE.cell.leading }) : none,
        );
        const absent = mark === 'not-asked' ? say('score.sign.notAsked') : say('pdf.sign.noData');
        return {
          cells: [
            textCell(name.text, { style: TYPE.cell, scope: 'Row', lang: name.lang }),
            ...(typeof mark === 'number'
              ? cells
              : [textCell(absent, { style: TYPE.cellQuiet, columns: 3, align: 'center' })]),
          ],
        };
      }),
      {
        rule: 'strong',
        cells: [
          textCell(say('mean.average'), { style: TYPE.cellStrong, scope: 'Row' }),
          textCell(
            mean.average === null || mean.percent === null
              ? '–'
              : [
                  say('mean.printed', { average: view.average(mean), percent: mean.percent }),
                  say('mean.coverage', { scored: mean.scored, applicable: mean.applicable }),
                ].join(say('join.comma')),
            { style: TYPE.cellStrong, columns: 3, align: 'center' },
          ),
        ],
      },
    ],
  });
}

function written(
  view: View,
  { read, head }: { read: ReadChapter; head: TextStyle },
  which: 'background' | 'definitions',
): Block[] {
  const blocks = read[which];
  return blocks.length === 0
    ? []
    : [part({ head }, view.say(`chapter.${which}`)), ...chapterText(blocks, chapterWords(view, read))];
}

function guideline(view: View, { commitment: { guideline: clauses }, head }: Chapter): Block[] {
  if (clauses.length === 0) return [];
  return [part({ head }, view.say('commitment.guideline')), guidelineTable(view, clauses, 'commitment.guideline', 3.4)];
}

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
  const items = sources.map((source, at) => printable(view, set, referenceWords(view, cited[at] ?? source)));
  return [headed(view.say('chapter.references')), list(items, { style: TYPE.quiet, measure: MEASURE, numbered: true })];
}

/** An action that is cited stands with its member and day, its own words, and what shows it. */
function referenceWords(view: View, source: Source & { readonly action?: number | undefined }): readonly Span[] {
  const action = source.action === undefined ? undefined : view.document.actions?.[source.action];
  if (!action) return sourceWords(view, source);
  const { say } = view;
  const member = view.members.find(({ code }) => code === action.member);
  return [
    {
      text: `${member ? view.text(member.name) : action.member}${say('join.comma')}${view.date(action.happened)}${say('join.colon')}`,
    },
    ...doneSpans(view, action.text),
    ...action.evidence.flatMap((piece): Span[] => [
      { text: ' ' },
      ...sourceWords(view, piece).map((span) => ({ ...span, ink: INK.ink600 })),
      { text: view.stop.trimEnd(), ink: INK.ink600 },
    ]),
  ];
}
