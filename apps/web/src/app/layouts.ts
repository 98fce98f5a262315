import type { Layout } from '../ui/skeleton.js';

/** The layout of the screens whose address begins so; of several the first counts. */
const LAYOUTS: readonly (readonly [RegExp, Layout])[] = [
  [/^\/report\/[^/]+\/[^/]+\/entry\//, 'entry'],
  [/^\/report\/[^/]+\/[^/]+\/submit/, 'columns'],
  [/^\/report\/[^/]+\/[^/]+\/receipt/, 'document'],
  [/^\/report\/[^/]+\/[^/]+\/(?:actions|compare)/, 'table'],
  [/^\/report\/[^/]+\/[^/]+/, 'home'],
  [/^\/(?:report|matrix)$/, 'cards'],
  [/^\/review\/./, 'review'],
  [/^\/scoring\/.+\/why$/, 'document'],
  [/^\/scoring\/./, 'columns'],
  [/^\/chapters\/./, 'chapter'],
  [/^\/cycles\/(?:assignments|overview)|^\/cycles$/, 'grid'],
  [/^\/cycles\/new$/, 'design'],
  [/^\/(?:sign-in|invitation|password)/, 'form'],
  [/^\/plans\/.+\/text$/, 'plan'],
  [/^\/plans\/.+\/migration$/, 'table'],
  [/^\/(?:plans\/.|releases|library|account|admin\/(?:jobs|webhooks)\/.)/, 'document'],
];

/** How the screen of an address is laid out, so that it can be drawn before it is here: a list, where nothing else is said. */
export function layoutOf(pathname: string): Layout {
  return LAYOUTS.find(([pattern]) => pattern.test(pathname))?.[1] ?? 'table';
}
