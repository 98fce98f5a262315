import {
  readChapter,
  resultsOfRelease,
  type ReadChapter,
  type ReleaseCommitment,
  type ReleaseScore,
} from '@signatory/contract';
import { closeMember, headMember } from '@signatory/texts';
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
import { isPrintable } from '../../text/is-printable.js';
import type { Typesetter } from '../../text/typesetter.js';
import type { View } from '../../view.js';

const MEASURE = 430;

/** A commitment's chapter, with the place that the contents lead to. */
export interface ChapterSection {
  readonly place: string;
  readonly section: Section;
}

/**
 * One chapter for each commitment that somebody wrote about: the commitment quoted, its assessment table, background,
 * definitions and guideline, then each member under its score.
 */
export function chapterSections(view: View, set: Typesetter): ChapterSection[] {
  const { chapters = [], plan } = view.document;
  if (chapters.length === 0) return [];
  const results = resultsOfRelease(view.document);
  const members = view.members.map(({ code }) => code);
  return chapters.flatMap((chapter, at): ChapterSection[] => {
    const commitment = plan.commitments.find(({ id }) => id === chapter.commitment);
    if (!commitment) return [];
    const read = readChapter(chapter, { language: view.language, members, results });
    return [
      {
        place: `chapter-${at + 1}`,
        section: chapterSection(view, set, { commitment, read, place: `chapter-${at + 1}` }),
      },
    ];
  });
}

interface Chapter {
  readonly commitment: ReleaseCommitment;
  readonly read: ReadChapter;
  readonly place: string;
}

function chapterSection(view: View, set: Typesetter, chapter: Chapter): Section {
  const { say } = view;
  const { commitment, read, place } = chapter;
  const shown = view.show(commitment.title);
  const title = `${commitment.code} ${shown.text}`;
  return {
    title,
    blocks: [
      heading(2, title, { style: TYPE.section, after: 8, place, bookmark: 1, lang: shown.lang }),
      ...quotation(view, commitment),
      part(say('chapter.assessment')),
      assessmentTable(view, commitment),
      ...(read.fallback && hasText(read)
        ? [paragraph(say('chapter.original'), { style: TYPE.quiet, measure: MEASURE, before: 12 })]
        : []),
      ...written(view, set, read, 'background'),
      ...written(view, set, read, 'definitions'),
      ...guideline(view, commitment),
      ...view.members.flatMap((member) => memberPart(view, set, chapter, member)),
      ...references(view, set, read),
    ],
  };
}

function part(text: string): Block {
  return heading(3, text, { style: TYPE.heading, before: 14, after: 4 });
}

function quotation(view: View, { text, provenance }: ReleaseCommitment): Block[] {
  const words = view.show(text);
  const kind = view.say(provenance.kind === 'official' ? 'provenance.official' : 'provenance.paraphrase');
  return [
    paragraph(words.text, { style: TYPE.lead, measure: MEASURE, after: 4, lang: words.lang }),
    paragraph(`${kind}. ${view.say('source.citation', { citation: provenance.source })}`, {
      style: TYPE.quiet,
      measure: MEASURE,
      after: 4,
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
              : [textCell(absent, { style: TYPE.cellQuiet, span: 3, align: 'center' })]),
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
              : say('mean.printed', { average: view.average(mean), percent: mean.percent }),
            { style: TYPE.cellStrong, span: 3, align: 'center' },
          ),
        ],
      },
    ],
  });
}

function written(view: View, set: Typesetter, read: ReadChapter, which: 'background' | 'definitions'): Block[] {
  const blocks = read[which];
  return blocks.length === 0
    ? []
    : [part(view.say(`chapter.${which}`)), ...chapterText(blocks, set, wordsOf(view, read))];
}

function wordsOf(view: View, { language }: ReadChapter): Parameters<typeof chapterText>[2] {
  const isOther = language.split('-')[0] !== view.language.split('-')[0];
  return { language, lang: isOther ? language : undefined, unprintable: view.say('chapter.unprintable') };
}

function guideline(view: View, { guideline: clauses }: ReleaseCommitment): Block[] {
  if (clauses.length === 0) return [];
  return [
    part(view.say('commitment.guideline')),
    table({
      widths: [31, -1],
      gap: 10,
      pad: 3.4,
      head: [view.say('term.score'), view.say('commitment.guideline')].map((text) =>
        textCell(text, { style: TYPE.head, scope: 'Column' }),
      ),
      rows: clauses.map(({ score, countervailing, words }): TableRow => {
        const shown = view.show(words);
        const before = countervailing ? `${view.say('commitment.countervailing')} ` : '';
        return {
          cells: [
            scoreCell(score, SIGN[score], { lineHeight: TYPE.cell.leading }),
            textCell(
              [{ text: before, face: 'strong' as const }, { text: shown.text }].filter(({ text }) => text !== ''),
              {
                style: TYPE.cell,
                scope: 'Row',
                lang: shown.lang,
              },
            ),
          ],
        };
      }),
    }),
  ];
}

/** The generated heading, what was written, and the generated sentence that closes it. */
function memberPart(
  view: View,
  set: Typesetter,
  { commitment, read }: Chapter,
  member: View['members'][number],
): Block[] {
  const name = view.text(member.name);
  const score = view.score(commitment.id, member.code);
  return [
    part(headMember(view.say, name, score)),
    ...(read.members.has(member.code)
      ? chapterText(read.members.get(member.code) ?? [], set, wordsOf(view, read))
      : reasons(view, score)),
    paragraph(closeMember(view.say, name, score), { style: TYPE.body, measure: MEASURE, before: 2 }),
  ];
}

/** Where nobody wrote about a member, why it has its score, and on what evidence. */
function reasons(view: View, { reason, rationale, evidence }: ReleaseScore): Block[] {
  const words = [reason, rationale].flatMap((text) => (text ? [view.show(text)] : []));
  const cited = evidence.map(({ title, publisher, published, url }) =>
    [title, publisher, published && view.date(published), url].filter(Boolean).join(', '),
  );
  return [
    ...words.map(({ text, lang }) => paragraph(text, { style: TYPE.body, measure: MEASURE, after: 4, lang })),
    ...(cited.length > 0
      ? [
          paragraph(`${view.say('term.evidence')}: ${cited.join('; ')}`, {
            style: TYPE.quiet,
            measure: MEASURE,
            after: 4,
          }),
        ]
      : []),
  ];
}

function hasText({ background, definitions, members }: ReadChapter): boolean {
  return background.length > 0 || definitions.length > 0 || members.size > 0;
}

function references(view: View, set: Typesetter, read: ReadChapter): Block[] {
  if (read.references.length === 0) return [];
  const { say } = view;
  const items = read.references.map(({ title, publisher, published, accessed, url }) => {
    const rest = [
      publisher,
      published && view.date(published),
      accessed && say('chapter.accessed', { date: view.date(accessed) }),
      url,
    ].filter(Boolean);
    const words = [{ text: title }, ...(rest.length > 0 ? [{ text: `, ${rest.join(', ')}`, ink: INK.ink600 }] : [])];
    return isPrintable(
      set,
      words.map(({ text }) => text),
    )
      ? words
      : [{ text: say('chapter.unprintable') }];
  });
  return [part(say('chapter.references')), list(items, { style: TYPE.quiet, measure: MEASURE, numbered: true })];
}
