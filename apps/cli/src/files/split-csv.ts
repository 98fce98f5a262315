import { faultWords } from '@signatory/domain';
import { messages, sayFault } from '@signatory/texts';
import { CSV_FAULTS, splitText } from '@signatory/workbook';
import { CommandFault } from '../io.js';
import type { TextFile } from './read-file.js';

/** The rows of a file separated by commas. @throws CommandFault with the line of a record that is none, and the cure */
export function splitCsv({ text, name }: Pick<TextFile, 'text' | 'name'>, language = 'en'): readonly string[][] {
  const { records, fault } = splitText(text);
  if (!fault) return records;
  const { message, cure } = sayFault(language, faultWords(CSV_FAULTS[fault.code]));
  const place = messages(language)('textFile.line', { line: fault.line });
  // A noun stays as it is in a language that begins each with a capital.
  const told = language === 'de' ? message : `${message.charAt(0).toLowerCase()}${message.slice(1)}`;
  const words = messages(language)('fault.whole', { message: `${place}${told}`, cure });
  throw new CommandFault([`${name}: ${words}`]);
}
