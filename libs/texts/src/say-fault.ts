import type { Fault, FaultWords } from '@signatory/domain';
import { message } from './message.js';

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
export function sayFault(language: string, { code, values }: FaultWords): SaidFault {
  return { message: message(language, `fault.${code}`, values), cure: message(language, `fault.${code}.cure`, values) };
}

/** The same in one breath. */
export function sayFaultWhole(language: string, words: FaultWords): string {
  return message(language, 'fault.whole', { ...sayFault(language, words) });
}

/** A fault of a request with its sentences in a language, wherever it has words of a code; else as it is written. */
export function tellFault(language: string, fault: Fault): Omit<Fault, 'message' | 'cure'> & SpokenFault {
  return fault.words ? { ...fault, ...sayFault(language, fault.words) } : fault;
}
