import type { FaultCode, FaultWords } from '@signatory/domain';
import { FILE_FAULT_CODES, type FileFault, type FileFaultCode, type Place } from './report-file.js';

/** A file, or one of its parts, that cannot be read on: nothing behind this place is known. */
export class FileProblem extends Error {
  override readonly name = 'FileProblem';

  constructor(readonly fault: FileFault) {
    super(fault.words.code);
  }
}

export function problem(words: FaultWords, place: Place = {}): FileProblem {
  return new FileProblem(fileFault(words, place));
}

/** A fault in words; its kind is what their code begins with, and of a value's own that it is refused. */
export function fileFault(
  words: FaultWords,
  place: Place,
  severity: FileFault['severity'] = 'ERROR',
  about: Pick<FileFault, 'indicator' | 'field'> = {},
): FileFault {
  return { code: kindOf(words.code), severity, place, ...about, words };
}

function kindOf(code: FaultCode): FileFaultCode {
  return FILE_FAULT_CODES.find((kind) => code === kind || code.startsWith(`${kind}.`)) ?? 'value.refused';
}
