import type { ReactNode } from 'react';

const SEGMENTS = 8;

/** The product's mark: a ring of eight segments, one of them gold. */
export function ProductMark(): ReactNode {
  return (
    <svg className="mark" viewBox="-16 -16 32 32" width="32" height="32" aria-hidden="true" focusable="false">
      {Array.from({ length: SEGMENTS }, (_, index) => (
        <path
          key={index}
          className={index === 1 ? 'mark-gold' : 'mark-segment'}
          d="M-3.6 -14.6A15 15 0 0 1 3.6 -14.6L2.2 -9A9.3 9.3 0 0 0 -2.2 -9Z"
          transform={`rotate(${(360 / SEGMENTS) * index})`}
        />
      ))}
    </svg>
  );
}
