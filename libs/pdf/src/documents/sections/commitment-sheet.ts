import { columns } from '../../blocks/columns.js';
import { foldedTable } from '../../blocks/folded-table.js';
import { heading } from '../../blocks/heading.js';
import { paragraph } from '../../blocks/paragraph.js';
import { scoreCell } from '../../blocks/score-cell.js';
import type { Mark } from '../../blocks/score-mark.js';
import { textCell } from '../../blocks/text-cell.js';
import { TYPE } from '../../identity.js';
import type { ReleaseCommitment, SourceNumbers } from '@signatory/contract';
import { methodNote, statedWords } from '@signatory/texts';
import type { Block } from '../../layout/block.js';
import type { Section } from '../../layout/compose.js';
import { table, type Cell, type TableRow } from '../../layout/table.js';
import type { RenderOptions } from '../../options.js';
import type { Typesetter } from '../../text/typesetter.js';
import { withDate, type Member, type View } from '../../view.js';
import { commitmentAnswers } from './answers.js';
import { commitmentBasis } from './basis.js';
import { guidelineTable } from './guideline-table.js';
import { citedSpans } from './action-words.js';
import { chapterParts, sheetChapter } from './chapter.js';
import { isTold, type Chapter } from './member-part.js';
import { references } from './chapter-references.js';
import { colophon } from './colophon.js';
import { meanFacts, percentNote } from './mean-facts.js';
import { ofCell } from './of-cell.js';
import { originalsNote, sheetLangs } from './originals.js';
import { reasonRows } from './reason-rows.js';
import { commitmentReplies } from './replies.js';
import { seeReplies } from './reply-beside.js';
import { commitmentRestsOn } from './rests-on.js';
import { titleBar } from './title-bar.js';
import { hasWording } from './wording.js';

/** One commitment: its words and their source, what counts as what, and each member's score with its reason. */
export function commitmentSheetSection(
  view: View,
  set: Typesetter,
  commitment: ReleaseCommitment,
  options: RenderOptions,
): Section {
  const { say, document, issued } = view;
  const name = view.show(commitment.title);
  const title = { ...name, text: `${commitment.code}. ${name.text}` };
  const subtitle = withDate(say, say('pdf.commitmentSheet.subtitle', { title: view.text(document.title) }), issued);
  const bar = titleBar(view, set, { title, subtitle, options });
  const blocksOf = (pad: number, close = false): Block[] => {
    const chapter = sheetChapter(view, commitment);
    // What is cited first has the first number.
    const scores = scoreTable(view, set, commitment, chapter.numbers, pad);
    const told = chapterParts(view, set, chapter);
    return [
      ...bar.blocks,
      meanFacts(view, view.commitmentMean(commitment.id)),
      ...(close ? [] : percentNote(view, view.commitmentMean(commitment.id))),
      ...originalsNote(view, sheetLangs(view, commitment), { before: 12, after: 0 }),
      ...wording(view, commitment),
      ...alignmentLines(view, commitment),
      ...statedLines(view, commitment),
      ...guideline(view, commitment, pad),
      head(say('pdf.scoresOfMembers'), 'scores'),
      scores,
      ...commitmentReplies(view, set, commitment),
      ...commitmentRestsOn(view, commitment, untold(view, chapter)),
      ...commitmentBasis(view, set, commitment),
      ...commitmentAnswers(view, set, commitment, (text) => head(text, 'answers')),
      ...(told.length > 0 ? [head(say('chapter.heading'), 'chapter'), ...told] : []),
      ...references(view, set, chapter, (text) => head(text, 'references')),
      ...colophon(view, options, { close, also: close ? [say('mean.percentExplained')] : [] }),
    ];
  };
  return {
    title: title.text,
    opening: bar.opening,
    blocks: blocksOf(3.9),
    closer: () => ({ blocks: blocksOf(2.4, true) }),
  };
}

const head = (text: string, place: string): Block =>
  heading(2, text, { style: TYPE.heading, before: 16, after: 3, bookmark: 2, place });

/** The members of whom the sheet's chapter does not say it. */
function untold(view: View, chapter: Chapter): Member[] {
  return view.members.filter((member) => !isTold(view, chapter, member));
}

/** The words as adopted, whose they are, and those in which single members were asked. */
function wording(view: View, commitment: ReleaseCommitment): Block[] {
  const { say } = view;
  const { provenance, variants = [] } = commitment;
  if (!hasWording(view, commitment)) return [];
  const text = view.show(commitment.text);
  const names = new Map(view.members.map(({ code, name }) => [code, view.text(name)]));
  return [
    head(say('term.commitment'), 'wording'),
    paragraph(text.text, { style: TYPE.body, lang: text.lang }),
    paragraph([view.whose(commitment, commitment.text), provenance.source].filter(Boolean).join(say('join.comma')), {
      style: TYPE.quiet,
      before: 3,
    }),
    ...variants.map((variant) => {
      const words = view.show(variant.text);
      return paragraph(
        [
          { text: `${names.get(variant.member) ?? variant.member}${say('join.colon')}`, face: 'strong' },
          { text: words.text },
        ],
        {
          style: TYPE.body,
          before: 4,
          lang: words.lang,
        },
      );
    }),
  ];
}

/** The items of other frameworks that it answers to, in one paragraph. */
function alignmentLines({ say }: View, { alignments = [] }: ReleaseCommitment): Block[] {
  if (alignments.length === 0) return [];
  const named = alignments.map(
    ({ framework, item, relation }) =>
      `${framework}${say('join.comma')}${item}${say('join.aside', { words: say(`alignment.${relation}`) })}`,
  );
  const spans = [
    { text: `${say('alignment.heading')}${say('join.colon')}`, face: 'strong' as const },
    { text: named.join(say('join.semicolon')) },
  ];
  return [paragraph(spans, { style: TYPE.quiet, before: 3 })];
}

/** Where its indicators stood when the plan was made, where they shall be, and how they are measured, a line each. */
function statedLines({ say, language, show }: View, { indicators }: ReleaseCommitment): Block[] {
  return indicators.flatMap((indicator) =>
    [...statedWords(language, indicator), ...methodNote(language, indicator)].map(
      ({ name, before, words, after }): Block => {
        const shown = words && show(words);
        const spans = [
          { text: `${indicator.label} ${name}${say('join.colon')}`, face: 'strong' as const },
          { text: before },
          ...(shown ? [{ text: shown.text, lang: shown.lang }] : []),
          { text: after },
        ].filter(({ text }) => text !== '');
        return paragraph(spans, { style: TYPE.quiet, before: 3 });
      },
    ),
  );
}

/** What was scored as what, in the order in which it is decided; nothing where the scores were imported. */
function guideline(view: View, { guideline: clauses }: ReleaseCommitment, pad: number): Block[] {
  if (clauses.length === 0) return [];
  return [head(view.say('pdf.guideline'), 'guideline'), guidelineTable(view, clauses, 'pdf.guideline.clause', pad)];
}

/** As many stand in two columns on one page. */
const MOST_BESIDE = 40;

/** Scores without a word beside them stand in two columns: a list of one would be mostly white. */
function scoreTable(
  view: View,
  set: Typesetter,
  commitment: ReleaseCommitment,
  numbers: SourceNumbers,
  pad: number,
): Block {
  const { members } = view;
  const reasoned = members.some(({ code }) => {
    const { reason, rationale, evidence } = view.score(commitment.id, code);
    return reason !== null || rationale !== null || evidence.length > 0 || hasReply(view, commitment, code);
  });
  if (reasoned || members.length < 7) return memberTable(view, set, commitment, numbers, pad);
  if (members.length > MOST_BESIDE) return foldedTable([bareTable(view, commitment, members, pad)]);
  const half = Math.ceil(members.length / 2);
  return columns(
    [members.slice(0, half), members.slice(half)].map((part) => ({ blocks: [bareTable(view, commitment, part, pad)] })),
    { gap: 28 },
  );
}

function bareTable(view: View, { id }: ReleaseCommitment, members: readonly Member[], pad: number): Block {
  return table({
    widths: [31, -1],
    gap: 10,
    pad,
    head: [columnHead(view.say('term.score')), columnHead(view.say('term.member'))],
    rows: members.map((member): TableRow => {
      const mark = view.mark(id, member.code);
      const name = view.show(member.name);
      return {
        cells: [
          scoreCell(mark, view.sign(mark), { lineHeight: TYPE.cell.leading }),
          textCell(name.text, { style: TYPE.cell, scope: 'Row', lang: name.lang }),
        ],
      };
    }),
  });
}

/** Points for the names of members beside their reasons. */
const NAMES = { least: 64, most: 133 } as const;

function memberTable(
  view: View,
  set: Typesetter,
  commitment: ReleaseCommitment,
  numbers: SourceNumbers,
  pad: number,
): Block {
  const { say } = view;
  const longest = Math.max(...view.members.map(({ name }) => set.widthOf(view.text(name), TYPE.cell)));
  return table({
    // Reasons have what names leave.
    widths: [31, Math.min(Math.max(longest + 1, NAMES.least), NAMES.most), -1],
    gap: 10,
    pad,
    head: [columnHead(say('term.score')), columnHead(say('term.member')), columnHead(say('term.reason'))],
    rows: view.members.flatMap((member): TableRow[] => {
      const score = view.score(commitment.id, member.code);
      const mark = view.mark(commitment.id, member.code);
      const name = view.show(member.name);
      const reason = score.rationale ?? score.reason;
      const words = reason ? view.show(reason) : { text: wordsOf(view, mark), lang: undefined };
      return reasonRows({
        before: [scoreCell(mark, view.sign(mark), { lineHeight: TYPE.cell.leading })],
        named: (columns) => textCell(name.text, { style: TYPE.cell, scope: 'Row', lang: name.lang, columns }),
        reason: words,
        cited: [
          ...citedSpans(numbers.cite(score.evidence)),
          ...(hasReply(view, commitment, member.code)
            ? [{ text: ' ' }, seeReplies(view, words.lang && view.language)]
            : []),
        ],
        after: [],
      });
    }),
  });
}

function hasReply({ document }: View, { id }: ReleaseCommitment, member: string): boolean {
  return ofCell(document.replies, { commitment: id, member }).length > 0;
}

const columnHead = (text: string): Cell => textCell(text, { style: TYPE.head, scope: 'Column' });

/** A score in words, where nobody wrote a reason. */
function wordsOf({ say }: View, mark: Mark): string {
  if (mark === 'not-asked') return say('score.notAsked');
  if (mark === 'no-data') return say('score.noData');
  return say(mark === 1 ? 'score.full' : mark === 0 ? 'score.partial' : 'score.none');
}
