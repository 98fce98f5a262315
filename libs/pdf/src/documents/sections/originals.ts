import type { ReleaseCommitment, ReleaseScore } from '@signatory/contract';
import type { LocalText } from '@signatory/domain';
import { LANGUAGES } from '@signatory/texts';
import { paragraph } from '../../blocks/paragraph.js';
import { TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Member, View } from '../../view.js';
import type { Chapter } from './member-part.js';
import { ofCell } from './of-cell.js';
import { isBeside } from './reply-beside.js';
import { langOf } from './written-cell.js';

/** Of a text that is shown: another than the document's, or none. */
type Lang = string | undefined;

/**
 * One note over a part of a document, where some of its texts stand in another language than the document's, with the names of
 * these. A reading voice is told at each text; who looks would else wonder once and again.
 */
export function originalsNote(view: View, langs: readonly Lang[], { before = 0, after = 4 } = {}): Block[] {
  return originalsWords(view, langs).map((words) =>
    paragraph(words, { style: TYPE.quiet, measure: 430, before, after, keepWithNext: true }),
  );
}

/** The same as a sentence, or none. */
export function originalsWords(view: View, langs: readonly Lang[]): string[] {
  // Of what nobody said a language nothing can be named.
  const codes = new Set(
    langs.flatMap((lang) => (lang === undefined || lang === 'und' ? [] : [lang.split('-')[0] ?? lang])),
  );
  if (codes.size === 0) return [];
  const languages = [...codes].map((code) => nameOf(view, code)).join(view.say('join.comma'));
  return [view.say('pdf.originals', { languages })];
}

/** Languages that our texts have a name for: the platform's own names may read otherwise in its next version, and with them a release's bytes. */
const NAMED = [
  ...LANGUAGES,
  ...(['es', 'pt', 'nl', 'pl', 'el', 'ar', 'zh', 'ru', 'uk', 'tr', 'ko', 'hi', 'id', 'he', 'fa', 'ur', 'th'] as const),
] as const;

/** Another stands as its code. */
function nameOf({ say }: View, code: string): string {
  const known = NAMED.find((each) => each === code);
  return known ? say(`pdf.language.${known}`) : code;
}

function langsOf(view: View, texts: readonly (LocalText | null | undefined)[]): Lang[] {
  return texts.map((text) => (text ? view.show(text).lang : undefined));
}

interface Written {
  readonly text?: string | null;
  readonly reason?: string | null;
  readonly language?: string | undefined;
  readonly answer?: Written | null;
}

/** Of what was written in one language only: replies with their answers, reasons of changes. */
export function writtenLangs(view: View, rows: readonly Written[]): Lang[] {
  return rows.flatMap(({ text, reason, language, answer }) => [
    (text ?? reason) ? langOf(view, language) : undefined,
    ...(answer ? writtenLangs(view, [answer]) : []),
  ]);
}

/** Of the titles and words of all commitments. */
export function wordingLangs(view: View): Lang[] {
  return view.document.plan.commitments.flatMap(({ title, text }) => langsOf(view, [title, text]));
}

/** Of a chapter of the report, but for what an editor wrote, which says it itself. */
export function chapterLangs(view: View, { commitment, read }: Chapter): Lang[] {
  const { actions, replies } = view.document;
  const members = view.members.flatMap(({ code }) => {
    const cell = { commitment: commitment.id, member: code };
    const { reason, rationale, why } = view.score(cell.commitment, cell.member);
    return [
      ...langsOf(view, why?.findings?.map((each) => each.rationale) ?? []),
      ...langsOf(view, read?.members.has(code) ? [] : [reason, rationale]),
      ...langsOf(
        view,
        ofCell(actions, cell).map(({ text }) => text),
      ),
      ...writtenLangs(
        view,
        ofCell(replies, cell)
          .filter(isBeside)
          .map(({ text, language }) => ({ text, language })),
      ),
    ];
  });
  return [...commitmentLangs(view, commitment), ...members];
}

/** Of a commitment's sheet, likewise. */
export function sheetLangs(view: View, commitment: ReleaseCommitment): Lang[] {
  const { actions = [], replies = [] } = view.document;
  const isOwn = (row: { readonly commitment: string }): boolean => row.commitment === commitment.id;
  const reasons = view.members.map(({ code }) => view.score(commitment.id, code)).map(shownReason);
  return [
    ...commitmentLangs(view, commitment),
    ...langsOf(view, [...reasons, ...actions.filter(isOwn).map(({ text }) => text)]),
    ...writtenLangs(view, replies.filter(isOwn)),
  ];
}

/** Of a member's scorecard. */
export function scorecardLangs(view: View, { code }: Member): Lang[] {
  const { plan, actions = [], replies = [], ledger = [] } = view.document;
  const isOwn = (row: { readonly member: string }): boolean => row.member === code;
  return [
    ...plan.commitments.flatMap(({ id, title, variants = [] }) =>
      langsOf(view, [title, shownReason(view.score(id, code)), ...variants.filter(isOwn).map(({ text }) => text)]),
    ),
    ...langsOf(
      view,
      actions.filter(isOwn).map(({ text }) => text),
    ),
    ...writtenLangs(view, [...replies, ...ledger].filter(isOwn)),
  ];
}

function commitmentLangs(view: View, { title, text, guideline }: ReleaseCommitment): Lang[] {
  return langsOf(view, [title, text, ...guideline.map(({ words }) => words)]);
}

/** Tables of scores print one of the two. */
function shownReason({ reason, rationale }: ReleaseScore): LocalText | null {
  return rationale ?? reason;
}
