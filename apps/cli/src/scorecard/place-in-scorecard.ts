import type { ReleaseDocument } from '@signatory/contract';
import type { PdfTextError } from '@signatory/pdf';
import type { ParsedScorecard, ScorecardFile } from '@signatory/plan';
import { printWords } from '../files/print-problem.js';
import type { MatrixSource } from '../matrix/read-matrix-file.js';
import type { ReadChapter } from './chapter-file.js';

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

/** Where a text of the document stands in the file, where the file says it. */
function pathOf(place: string, { document, scorecard, matrix }: Folder): (string | number)[] | null {
  if (place === 'publisher') return ['publisher'];
  if (place === 'title' || place === 'cycle.title') return ['title'];
  if (place === 'plan.title' || place === 'plan.shortTitle')
    return scorecard.plan ? ['plan', place === 'plan.title' ? 'title' : 'shortTitle'] : ['title'];
  if (place.startsWith('source.')) return place.split('.');
  const [, list = '', key = '', part = ''] = /^plan\.(\w+)\[(.*?)\]\.(\w+)/.exec(place) ?? [];
  if (list === 'members') {
    const column =
      matrix.matrix.matrix.members[document.plan.members.findIndex(({ code }) => code === key)]?.name ?? '';
    const own = scorecard.members[column];
    return own && (part === 'name' ? own.name : own.abbreviation) ? ['members', column, part] : null;
  }
  if (list === 'pillars') return scorecard.pillars[key] ? ['pillars', key, 'name'] : null;
  if (list === 'commitments') {
    const own = scorecard.commitments[key];
    if (part === 'provenance') return own?.source ? ['commitments', key, 'source'] : ['source', 'citation'];
    return (part === 'title' && own?.title) || (part === 'text' && own?.text) ? ['commitments', key, part] : null;
  }
  const [, commitment = '', member = '', words = ''] = /^scores\[(.*), (.*)\]\.(\w+)$/.exec(place) ?? [];
  if (commitment !== '') {
    const column =
      matrix.matrix.matrix.members[document.plan.members.findIndex(({ code }) => code === member)]?.name ?? '';
    return ['commitments', commitment, 'scores', column, words];
  }
  const [, reply, answer] = /^replies\[(\d+)\]\.(answer\.)?text$/.exec(place) ?? [];
  return reply === undefined ? null : ['replies', Number(reply), ...(answer ? ['answer'] : []), 'text'];
}
