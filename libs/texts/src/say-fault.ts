import { FAULTS, type Fault, type FaultWords } from '@signatory/domain';
import { isMessageKey } from './catalogue.js';
import { formatDate, formatDecimal, formatInstant } from './format.js';
import { message, type MessageValues } from './message.js';

/** What is wrong, without its full stop, and what to do about it. */
export interface SaidFault {
  readonly message: string;
  readonly cure: string;
}

interface SpokenFault {
  readonly message: string;
  readonly cure?: string;
}

/** The words of a fault in a language. */
export function sayFault(language: string, words: FaultWords): SaidFault {
  const { code, part } = words;
  const values = sayValues(language, words);
  const sentence = message(language, `fault.${code}`, values);
  return {
    message: part === undefined ? sentence : message(language, 'fault.of-part', { message: sentence, part }),
    cure: message(language, `fault.${code}.cure`, values),
  };
}

/** The values of a fault, those that name a text of the product as that text, and instants and figures as a reader knows them. */
function sayValues(language: string, { code, values }: FaultWords): MessageValues {
  const kinds: Readonly<Record<string, string>> = FAULTS[code];
  if (Object.values(kinds).every((kind) => kind === 'text' || kind === 'number')) return values;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? sayValue(language, kinds[name], value) : value,
    ]),
  );
}

function sayValue(language: string, kind: string | undefined, value: string): string {
  if (kind === 'instant') return (value.includes('T') ? formatInstant : formatDate)(language, value);
  if (kind === 'figure') return formatDecimal(language, value);
  if (kind === 'said') return isMessageKey(value) ? message(language, value) : value;
  // Before they had names, codes were stored as they are said.
  if (kind !== 'choices' || !value.startsWith('[')) return value;
  const choices = JSON.parse(value) as readonly (readonly [code: string, names?: string | Record<string, string>])[];
  return choices.map(([code, names]) => sayChoice(language, code, names)).join(', ');
}

/** As the reader knows a code, with the code itself. */
function sayChoice(language: string, code: string, names: string | Record<string, string> | undefined): string {
  if (names === undefined) return code;
  const name =
    typeof names === 'string'
      ? isMessageKey(names) && message(language, names)
      : (names[language] ?? Object.values(names)[0]);
  return name && name !== code ? `${name} (${code})` : code;
}

/** The same in one breath. */
export function sayFaultWhole(language: string, words: FaultWords): string {
  return message(language, 'fault.whole', { ...sayFault(language, words) });
}

/** A fault of a request with its sentences in a language, wherever it has words of a code; else as it is written. */
export function tellFault(language: string, fault: Fault): Omit<Fault, 'message' | 'cure'> & SpokenFault {
  return fault.words ? { ...fault, ...sayFault(language, fault.words) } : fault;
}
