import type { ReactNode } from 'react';

const PATHS = {
  chevron: 'M6 4l4 4-4 4',
  down: 'M4 6l4 4 4-4',
  download: 'M8 2v8m0 0l-3.5-3.5M8 10l3.5-3.5M2.5 13.5h11',
  external: 'M9.5 2.5h4v4M13.5 2.5L7 9M11.5 9v4.5h-9v-9H7',
  close: 'M3.5 3.5l9 9m0-9l-9 9',
  matrix: 'M2.5 2.5h4.5v4.5H2.5zM9 2.5h4.5v4.5H9zM2.5 9h4.5v4.5H2.5zM9 9h4.5v4.5H9z',
  list: 'M6 4h8M6 8h8M6 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01',
  ranking: 'M3 13.5V9M8 13.5v-11M13 13.5V6M1.5 13.5h13',
  document: 'M4 1.5h5.5L12.5 5v9.5h-8.5zM9.5 1.5V5h3',
  check: 'M3 8.5l3.5 3.5L13 4.5',
  alert: 'M8 1.8L15 14H1zM8 6.5v3.5M8 12h.01',
  stop: 'M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2zM8 4.5V9M8 11.3h.01',
  quote: 'M2.5 3.5h11v7.5H8l-3 3v-3H2.5z',
  clock: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M8 4.5V8l2.5 2',
  info: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M8 7v4.5M8 4.6h.01',
  return: 'M6 3L2.5 6.5 6 10M2.5 6.5H10a3.5 3.5 0 0 1 0 7H7',
  pen: 'M10.8 2.2l3 3-8.3 8.3-3.7.7.7-3.7z',
  plus: 'M8 3v10M3 8h10',
  bell: 'M8 1.8a4 4 0 0 0-4 4v3L2.5 11.5h11L12 8.8v-3a4 4 0 0 0-4-4M6.5 13.8h3',
  equals: 'M3 6h10M3 10h10',
  back: 'M10 4L6 8l4 4',
} as const;

export type IconName = keyof typeof PATHS;

/** A line icon beside words; it says nothing by itself. */
export function Icon({ name }: { readonly name: IconName }): ReactNode {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
