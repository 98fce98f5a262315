import type { ReactNode } from 'react';

/** A share as a drawn length; the words beside it say the same. */
export function ProgressBar(props: {
  readonly done: number;
  readonly returned?: number;
  readonly total: number;
}): ReactNode {
  const { done, returned = 0, total } = props;
  const share = (part: number): string => `${total === 0 ? 0 : (100 * part) / total}%`;
  return (
    <svg className="progress" width="100%" height="8" aria-hidden="true" focusable="false">
      <rect className="progress-done" width={share(done)} height="8" />
      {returned > 0 && <rect className="progress-returned" x={share(done)} width={share(returned)} height="8" />}
    </svg>
  );
}
