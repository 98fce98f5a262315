import type { ReleaseDocument } from '@signatory/contract';
import type { PdfTextError } from '@signatory/pdf';
import type { ParsedScorecard, ScorecardFile } from '@signatory/plan';
import { printWords } from '../files/print-problem.js';
import type { MatrixSource } from '../matrix/read-matrix-file.js';
import type { ReadChapter } from './chapter-file.js';
import { orderActions } from './folder-actions.js';

interface Folder {
  readonly document: ReleaseDocument;
  readonly scorecard: ScorecardFile;
  readonly matrix: MatrixSource;
  readonly parsed: ParsedScorecard;
  readonly files: readonly ReadChapter[];
}

/** A text that cannot be printed, at its line in the folder, said in a language; null where it comes from the matrix. */
export function placeInScorecard(unprintable: PdfTextError, folder: Folder, language: string): string | null {
  const { place, words } = unprintable;
  const chapter = /^chapters\[(.*)\]\.([\w-]+)\.(.+)$/.exec(place);
  if (chapter) return `${inChapter(chapter, folder, unprintable)}: ${unprintable.say(language)}`;
  const path = pathOf(place, folder);
  return path && printWords(folder.parsed.locate(path), words, language);
}

/** The chapter's file, and the line of the character. */
function inChapter(
  [, commitment, language, section]: RegExpExecArray,
  { files }: Folder,
  { character }: PdfTextError,
): string {
  const found = files.find((each) => each.commitment === commitment && each.language === language);
  const own = section === 'background' || section === 'definitions' ? section : `members/${section}`;
  const { sections } = found?.file ?? {};
  const text =
    section === 'background' || section === 'definitions' ? sections?.[section] : sections?.members[section ?? ''];
  const line = found?.file.lineOf(own, Math.max(0, text?.indexOf(character) ?? 0)) ?? 1;
  return `${found?.file.name ?? ''}:${line}`;
}

const CELL = /^scores\[(.*), (.*)\]/;
const REPLY = /^replies\[(\d+)\](\.answer)?/;
const ACTION = /^actions\[(\d+)\]/;
const CLAUSE = /^plan\.commitments\[(.*)\]\.guideline\[(\d+)\]$/;
const CLASS = /^codebook\[(\w+)\]$/;
const CITED = /^(?:chapters\[.*\]\.references\[(.*)\]|(.*)\.evidence\[(\d+)\])\.(\w+)$/;

/** What is cited stands in the file once, by its key. */
function evidencePath(place: string, folder: Folder): (string | number)[] | null {
  const [, key, citing = '', at = '', part = ''] = CITED.exec(place) ?? [];
  if (key !== undefined) return ['evidence', key, part];
  const { scorecard } = folder;
  // A key that is not there is a fault of its own, and cites nothing.
  const isThere = (cited: string): boolean => scorecard.evidence[cited] !== undefined;
  const cell = CELL.exec(citing);
  const reply = REPLY.exec(citing);
  const row = scorecard.replies[Number(reply?.[1])];
  const action = ACTION.exec(citing);
  const keys = action
    ? scorecard.actions[actionAt(Number(action[1]), folder)]?.evidence
    : cell
      ? scorecard.commitments[cell[1] ?? '']?.scores[columnOf(cell[2] ?? '', folder)]?.evidence
      : reply?.[2]
        ? row?.answer?.evidence
        : row?.evidence;
  const found = keys?.filter(isThere)[Number(at)];
  return found === undefined ? null : ['evidence', found, part];
}

/** Where a text of the document stands in the file, where the file says it. */
function pathOf(place: string, folder: Folder): (string | number)[] | null {
  const { scorecard } = folder;
  if (place === 'publisher') return ['publisher'];
  if (place === 'title' || place === 'cycle.title') return ['title'];
  if (place === 'plan.title' || place === 'plan.shortTitle')
    return scorecard.plan ? ['plan', place === 'plan.title' ? 'title' : 'shortTitle'] : ['title'];
  if (place.startsWith('source.')) return place.split('.');
  const [, clauseOf = '', clause] = CLAUSE.exec(place) ?? [];
  const level = scorecard.commitments[clauseOf]?.guideline[Number(clause)]?.level;
  if (level !== undefined) return ['commitments', clauseOf, 'guideline', level];
  const [, given] = CLASS.exec(place) ?? [];
  if (given !== undefined) return ['codebook', given];
  const [, list = '', key = '', part = ''] = /^plan\.(\w+)\[(.*?)\]\.(\w+)/.exec(place) ?? [];
  if (list === 'members') {
    const column = columnOf(key, folder);
    const own = scorecard.members[column];
    return own && (part === 'name' ? own.name : own.abbreviation) ? ['members', column, part] : null;
  }
  if (list === 'pillars') return scorecard.pillars[key] ? ['pillars', key, 'name'] : null;
  if (list === 'commitments') {
    const own = scorecard.commitments[key];
    if (part === 'provenance') return own?.source ? ['commitments', key, 'source'] : ['source', 'citation'];
    return (part === 'title' && own?.title) || (part === 'text' && own?.text) ? ['commitments', key, part] : null;
  }
  const cited = evidencePath(place, folder);
  if (cited) return cited;
  const [, action] = ACTION.exec(place) ?? [];
  if (action !== undefined) return ['actions', actionAt(Number(action), folder), 'text'];
  const [, commitment = '', member = '', words = ''] = /^scores\[(.*), (.*)\]\.(\w+)$/.exec(place) ?? [];
  if (commitment !== '') return ['commitments', commitment, 'scores', columnOf(member, folder), words];
  const [, reply, answer] = /^replies\[(\d+)\]\.(answer\.)?text$/.exec(place) ?? [];
  return reply === undefined ? null : ['replies', Number(reply), ...(answer ? ['answer'] : []), 'text'];
}

/** Which of the file's actions is this one of the document, which has them in another order. */
function actionAt(at: number, { scorecard, document, matrix }: Folder): number {
  const columns = matrix.matrix.matrix.members.map(({ name }, index) => [
    name,
    document.plan.members[index]?.code ?? '',
  ]);
  const named = new Map(columns as [string, string][]);
  const found = orderActions(scorecard, { document, named })[at];
  return found ? scorecard.actions.indexOf(found) : at;
}

/** A member's name at the head of its column. */
function columnOf(member: string, { document, matrix }: Folder): string {
  return matrix.matrix.matrix.members[document.plan.members.findIndex(({ code }) => code === member)]?.name ?? '';
}
