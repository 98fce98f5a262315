import type { FileFault, FileFaultCode, Place } from './report-file.js';

/** A file, or one of its parts, that cannot be read on: nothing behind this place is known. */
export class FileProblem extends Error {
  override readonly name = 'FileProblem';

  constructor(readonly fault: FileFault) {
    super(fault.message);
  }
}

export function problem(code: FileFaultCode, message: string, cure: string, place: Place = {}): FileProblem {
  return new FileProblem({ code, severity: 'ERROR', place, message, cure });
}
