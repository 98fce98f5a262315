import { chooseText } from '@signatory/domain';
import { message } from '@signatory/texts';
import { ANSWERS, namesOf, OBSERVATIONS, PUBLISHER_CLASSES, type Choice } from '../table/form.js';
import { lettersOf } from '../table/letters.js';
import type { OutRow } from './sheet-writer.js';

/** The sheet that nobody sees, on which the lists of the drop-downs stand. */
export const LISTS_SHEET = 'signatory_lists';

/** The lists of a workbook's drop-downs, in the reader's language: each stands once, in a column of its own. */
export class ChoiceLists {
  readonly answers = ANSWERS.codes;
  readonly observations = OBSERVATIONS.codes;
  readonly publishers = PUBLISHER_CLASSES.codes;
  private readonly columns = new Map<string, { readonly column: number; readonly texts: readonly string[] }>();
  private readonly words = new WeakMap<readonly Choice[], ReadonlyMap<string, string>>();
  private readonly names = new WeakMap<readonly Choice[], string>();

  constructor(private readonly language: string) {}

  /** The code as it is written: in words, where no other code of the list can be meant by them. */
  say(codes: readonly Choice[], code: string): string {
    return this.wordsOf(codes).get(code) ?? code;
  }

  /** The range in which the list stands. */
  of(codes: readonly Choice[]): string {
    const known = this.names.get(codes);
    if (known !== undefined) return known;
    const texts = codes.map(({ code }) => this.say(codes, code));
    const same = texts.join('\n');
    const { column } = this.columns.get(same) ?? { column: this.columns.size };
    this.columns.set(same, { column, texts });
    const name = `${LISTS_SHEET}!$${lettersOf(column)}$1:$${lettersOf(column)}$${texts.length}`;
    this.names.set(codes, name);
    return name;
  }

  *rows(): Generator<OutRow> {
    const columns = [...this.columns.values()];
    const most = Math.max(1, ...columns.map(({ texts }) => texts.length));
    for (let row = 0; row < most; row += 1)
      yield { cells: columns.map(({ texts }) => ({ text: texts[row] ?? '', style: 'key' })) };
  }

  private wordsOf(codes: readonly Choice[]): ReadonlyMap<string, string> {
    const known = this.words.get(codes);
    if (known) return known;
    const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase();
    const times = new Map<string, number>();
    for (const choice of codes)
      for (const name of new Set(namesOf(choice).map(fold))) times.set(name, (times.get(name) ?? 0) + 1);
    const words = new Map(
      codes.map((choice) => {
        const { code, label, key } = choice;
        const said = label ? chooseText(label, this.language).text : key ? message(this.language, key) : code;
        const plain = said.trim() !== '' && said === said.trim() && times.get(fold(said)) === 1;
        return [code, plain ? said : code] as const;
      }),
    );
    this.words.set(codes, words);
    return words;
  }
}
