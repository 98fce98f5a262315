import type { ReactNode } from 'react';
import { barValue } from '../release/read-release.js';

/** An average on the scale −1 … +1, from a drawn zero line; one hue per side. The figure stands beside it in text. */
export function ZeroBar({ average }: { readonly average: string | null }): ReactNode {
  const value = barValue(average) ?? 0;
  const length = Math.abs(value) * 50;
  return (
    <svg className="zero-bar" width="100%" height="6" aria-hidden="true" focusable="false">
      <rect className="zero-track" x="0" y="0" width="100%" height="6" />
      <rect
        className={value < 0 ? 'zero-below' : 'zero-above'}
        x={`${value < 0 ? 50 - length : 50}%`}
        y="0"
        width={`${length}%`}
        height="6"
      />
      <line className="zero-line" x1="50%" x2="50%" y1="0" y2="6" />
    </svg>
  );
}
