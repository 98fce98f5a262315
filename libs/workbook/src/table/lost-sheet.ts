import { faultWords } from '@signatory/domain';
import { fileFault } from '../file-problem.js';
import type { FileFault } from '../report-file.js';
import type { Form } from './form.js';
import type { RawRow } from './raw-row.js';

/**
 * Tells a sheet of answers that lost its header from one of the reporter's own: rows of it begin with codes of the plan, or
 * name columns that only an exported file has. Unread, what was written there would be lost unseen.
 */
export class LostSheet {
  private first: RawRow | null = null;
  private isForm = false;

  constructor(private readonly form: Form) {}

  see(row: RawRow): void {
    const texts = row.cells.map((cell) => (typeof cell === 'string' ? cell.trim() : ''));
    const at = texts.findIndex((text) => text !== '');
    const placed = this.form.indicators.get(texts[at] ?? '');
    const isForm = placed
      ? texts.slice(at + 1).some((text) => text !== '' && this.form.kindOf(placed.indicator, text) !== null)
      : texts.some((text) => /^base(\.[a-z-]+)?$/i.test(text));
    if (!placed && !isForm) return;
    this.first ??= row;
    this.isForm ||= isForm;
  }

  /** Null of a sheet of the reporter's own. */
  told(): FileFault | null {
    const { sheet, row } = this.first ?? {};
    if (sheet === undefined || row === undefined) return null;
    const words = faultWords('sheet.no-header.one', { sheet, isForm: this.isForm ? 'yes' : 'no' });
    return fileFault(words, { sheet, row }, this.isForm ? 'ERROR' : 'INFO');
  }
}
