import { describeColumn, type PlanTable } from '@signatory/plan';
import { message } from '@signatory/texts';
import type { OutRow } from '../xlsx/sheet-writer.js';

/** The sheet that explains the others; it is never read. */
export const GUIDE_SHEET = 'guide';
export const GUIDE_COLUMNS = [{ width: 24 }, { width: 36 }, { width: 80 }, { width: 40 }];

/** What stands on which sheet, column by column: what belongs in it, and the words that may. */
export function* guideRows(tables: readonly PlanTable[], title: string, language: string): Generator<OutRow> {
  const band = (text: string, style: 'title' | 'band' | 'head') => (at: number) => ({
    text: at === 0 ? text : '',
    style,
  });
  yield { height: 34, cells: [0, 1, 2, 3].map(band(title, 'title')) };
  yield { height: 48, cells: [0, 1, 2, 3].map(band(message(language, 'planBook.guide'), 'band')) };
  const heads = ['planBook.sheet', 'planBook.column', 'planBook.description', 'planBook.words'] as const;
  yield { height: 24, cells: heads.map((key) => ({ text: message(language, key), style: 'head' })) };
  for (const { name, columns } of tables)
    for (const [at, column] of columns.entries()) {
      const { description, words, isKey } = describeColumn(name, column);
      const said = isKey ? message(language, 'planBook.key') : description ? message(language, description) : '';
      yield {
        cells: [
          { text: at === 0 ? name : '', style: at === 0 ? 'label' : 'soft' },
          { text: column, style: at === 0 ? 'label' : 'entry' },
          { text: said, style: at === 0 ? 'question' : 'entry' },
          { text: words.join(message(language, 'join.comma')), style: at === 0 ? 'definition' : 'soft' },
        ],
      };
    }
}
