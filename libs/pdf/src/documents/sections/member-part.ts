import {
  findingSentence,
  whyWords,
  type ReadChapter,
  type ReleaseCommitment,
  type ReleaseScore,
  type SourceNumbers,
} from '@signatory/contract';
import { closeMember, headMember } from '@signatory/texts';
import { chapterText, type ChapterTextOptions } from '../../blocks/chapter-text.js';
import { heading } from '../../blocks/heading.js';
import { kept } from '../../blocks/kept.js';
import { list } from '../../blocks/list.js';
import { paragraph } from '../../blocks/paragraph.js';
import { INK, TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import { isPrintable } from '../../text/is-printable.js';
import type { Span, TextStyle, Typesetter } from '../../text/typesetter.js';
import type { Member, View } from '../../view.js';
import { citedSpans, classWords, doneSpans, searchSpans } from './action-words.js';
import { ofCell } from './of-cell.js';

export const MEASURE = 430;

/** A commitment with what was written about it, and the numbers of what is cited there. */
export interface Chapter {
  readonly commitment: ReleaseCommitment;
  /** Null where nobody wrote. */
  readonly read: ReadChapter | null;
  /** What the text cites, then what the scores rest on and what shows the actions. */
  readonly numbers: SourceNumbers;
  /** Of the headings of its parts: a sheet has it under one of its own. */
  readonly head: TextStyle;
}

/** The generated heading, what was written, what the member did, and the generated sentence that closes it. */
export function memberPart(view: View, set: Typesetter, chapter: Chapter, member: Member): Block[] {
  const { commitment, read } = chapter;
  const name = view.text(member.name);
  const score = view.score(commitment.id, member.code);
  const own = read?.members.get(member.code);
  const done = dated(view, set, chapter, member);
  const isShort = (own?.length ?? 0) <= 1 && done.length === 0;
  const told = [
    part(chapter, headMember(view.say, name, score)),
    ...(own && read ? chapterText(own, chapterWords(view, read)) : reasons(view, set, chapter, member)),
    ...done,
    ...found(view, set, chapter, member),
    ...why(view, chapter, member),
  ];
  return [
    // The sentence that closes never stands alone at the head of a page; a few sentences in all stay under their heading.
    ...told.map((block, at) => (isShort || at === told.length - 1 ? kept(block) : block)),
    paragraph(
      [
        { text: closeMember(view.say, name, score) },
        ...citedSpans(chapter.numbers.cite(score.evidence)),
        ...settledSpans(view, score),
      ],
      { style: TYPE.body, measure: MEASURE, before: 2 },
    ),
  ];
}

/** How two blind scores came together, where they did not at once: that they agreed is counted in the report's method. */
function settledSpans({ say, space }: View, { agreement }: ReleaseScore): Span[] {
  if (agreement !== 'adjudicated' && agreement !== 'single') return [];
  return [{ text: `${space}${say(`detail.${agreement}`)}`, ink: INK.ink600 }];
}

/** Where a chapter says nothing of a member: why it has its score. */
function reasons(view: View, set: Typesetter, { commitment }: Chapter, { code }: Member): Block[] {
  const { reason, rationale } = view.score(commitment.id, code);
  return [reason, rationale].flatMap((text) => {
    if (!text) return [];
    const { text: words, lang } = view.show(text);
    return [paragraph(printable(view, set, [{ text: words }]), { style: TYPE.body, measure: MEASURE, after: 4, lang })];
  });
}

/** What assessors found of what no member answers, each in their words. */
function found(view: View, set: Typesetter, { commitment }: Chapter, { code }: Member): Block[] {
  return (view.score(commitment.id, code).why?.findings ?? []).flatMap((finding) => {
    const { text, lang } = view.show(finding.rationale);
    const style = { style: TYPE.body, measure: MEASURE };
    return [
      paragraph(findingSentence(view.language, commitment, { findings: [finding] }) ?? '', {
        ...style,
        keepWithNext: true,
      }),
      paragraph(printable(view, set, [{ text }]), { ...style, after: 4, lang }),
    ];
  });
}

function why(view: View, { commitment }: Chapter, member: Member): Block[] {
  const score = view.score(commitment.id, member.code);
  const words = whyWords(view.language, view.document, commitment, score);
  return words === '' ? [] : [paragraph(words, { style: TYPE.quiet, measure: MEASURE, before: 2, after: 4 })];
}

/** A heading of the chapter. */
export function part({ head }: Pick<Chapter, 'head'>, text: string): Block {
  return heading(3, text, { style: head, before: 14, after: 4 });
}

/** Whether a chapter has more of a member than its score: without it, the sentence that closes would close nothing. */
export function isReasoned(view: View, chapter: Chapter, member: Member): boolean {
  const cell = { commitment: chapter.commitment.id, member: member.code };
  const { reason, rationale, evidence } = view.score(cell.commitment, cell.member);
  if (reason !== null || rationale !== null || evidence.length > 0) return true;
  return ofCell(view.document.replies, cell).length > 0 || isTold(view, chapter, member);
}

/** Whether there is more to say of a member than what a sheet's table of scores says. */
export function isTold(view: View, { commitment, read }: Chapter, { code }: Member): boolean {
  const { actions, searches } = view.document;
  const cell = { commitment: commitment.id, member: code };
  return (
    (read?.members.has(code) ?? false) ||
    ofCell(actions, cell).length > 0 ||
    ofCell(searches, cell).length > 0 ||
    (view.score(commitment.id, code).why?.findings ?? []).length > 0
  );
}

export function chapterWords(view: View, { language }: ReadChapter): ChapterTextOptions {
  const isOther = language.split('-')[0] !== view.language.split('-')[0];
  return { language, lang: isOther ? language : undefined, unprintable: view.say('chapter.unprintable') };
}

/** Spans that can be printed; where no font has a letter of what somebody wrote, that it cannot. */
export function printable(view: View, set: Typesetter, spans: readonly Span[]): readonly Span[] {
  return isPrintable(
    set,
    spans.map(({ text }) => text),
  )
    ? spans
    : [{ text: view.say('chapter.unprintable') }];
}

function dated(view: View, set: Typesetter, { commitment, numbers }: Chapter, member: Member): Block[] {
  const { document } = view;
  const cell = { commitment: commitment.id, member: member.code };
  const items = [
    ...ofCell(document.actions, cell).map((action): readonly Span[] => [
      { text: `${view.date(action.happened)}. `, face: 'strong' },
      ...printable(view, set, doneSpans(view, action.text)),
      ...citedSpans(numbers.cite(action.evidence)),
      { text: ` ${classWords(view, action)}`, ink: INK.ink600 },
    ]),
    ...ofCell(document.searches, cell).map((search) => printable(view, set, searchSpans(view, search))),
  ];
  return items.length === 0 ? [] : [list(items, { style: TYPE.body, measure: MEASURE, before: 2, after: 4 })];
}
