import type { ReleaseDocument } from '@signatory/contract';

/** What every page says of a report that is made from files: that its data are no assessment, and that it is not final. */
export function marksOf(of: {
  readonly illustrative?: boolean | undefined;
  readonly draft?: boolean | undefined;
}): ReleaseDocument['marks'] {
  return (['illustrative', 'draft'] as const).filter((mark) => of[mark]);
}
