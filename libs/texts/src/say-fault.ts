import { FAULTS, type Fault, type FaultWords } from '@signatory/domain';
import { isMessageKey } from './catalogue.js';
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

/** The values of a fault, those that name a text of the product as that text. */
function sayValues(language: string, { code, values }: FaultWords): MessageValues {
  const kinds: Readonly<Record<string, string>> = FAULTS[code];
  if (!Object.values(kinds).includes('said')) return values;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      kinds[name] === 'said' && typeof value === 'string' && isMessageKey(value) ? message(language, value) : value,
    ]),
  );
}

/** The same in one breath. */
export function sayFaultWhole(language: string, words: FaultWords): string {
  return message(language, 'fault.whole', { ...sayFault(language, words) });
}

/** A fault of a request with its sentences in a language, wherever it has words of a code; else as it is written. */
export function tellFault(language: string, fault: Fault): Omit<Fault, 'message' | 'cure'> & SpokenFault {
  return fault.words ? { ...fault, ...sayFault(language, fault.words) } : fault;
}
