import { chooseText } from '@signatory/domain';
import { message } from '@signatory/texts';
import type { ReleaseDocument } from './release-document.js';

type Plan = Pick<ReleaseDocument['plan'], 'disaggregations'>;
type Part = NonNullable<Plan['disaggregations']>[number];
type PartName = { readonly list: Part; readonly code: Part['codes'][number] };

/** The list and the code of a part of a figure, `sex.female`; null where the release does not name it. */
export function findPart({ disaggregations = [] }: Plan, cell: string): PartName | null {
  const cut = cell.indexOf('.');
  const list = cut < 0 ? undefined : disaggregations.find(({ code }) => code === cell.slice(0, cut));
  const code = list?.codes.find((each) => each.code === cell.slice(cut + 1));
  return list && code ? { list, code } : null;
}

/** A piece of a name, in the language that it is in; undefined where it is nobody's words. */
interface Piece {
  readonly text: string;
  readonly language: string | undefined;
}

/**
 * What a part is called, `Sex, Female`, in a language; the code where the release has no name for it. A label that another
 * code of its list has too stands with its code.
 */
export function partPieces(plan: Plan, cell: string, language: string): readonly Piece[] {
  const found = findPart(plan, cell);
  if (!found) return [{ text: cell, language: undefined }];
  const dimension = chooseText(found.list.name, language);
  const label = chooseText(found.code.label, language);
  const isShared = found.list.codes.some(
    (each) => each !== found.code && chooseText(each.label, language).text === label.text,
  );
  return [
    { text: `${dimension.text}${message(language, 'join.comma')}`, language: dimension.language },
    { text: isShared ? `${label.text} (${found.code.code})` : label.text, language: label.language },
  ];
}

/** The same as one text. */
export function printPart(plan: Plan, cell: string, language: string): string {
  return partPieces(plan, cell, language)
    .map(({ text }) => text)
    .join('');
}
