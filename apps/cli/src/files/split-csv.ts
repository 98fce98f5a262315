import { faultWords } from '@signatory/domain';
import { sayFault } from '@signatory/texts';
import { CSV_FAULTS, splitText } from '@signatory/workbook';
import { CommandFault } from '../io.js';
import type { TextFile } from './read-file.js';

/** The rows of a file separated by commas. @throws CommandFault with the line of a record that is none, and the cure */
export function splitCsv({ text, name }: Pick<TextFile, 'text' | 'name'>): readonly string[][] {
  const { records, fault } = splitText(text);
  if (!fault) return records;
  const { message, cure } = sayFault('en', faultWords(CSV_FAULTS[fault.code]));
  throw new CommandFault([
    `${name}: line ${fault.line}: ${message.charAt(0).toLowerCase()}${message.slice(1)}. ${cure}`,
  ]);
}
