import type { ProductLanguage } from './catalogue.js';

/** In Node every language is there from the start; a browser's own `loadLanguage` fetches the one it shows. */
export function loadNothing(_: ProductLanguage): Promise<void> {
  return Promise.resolve();
}
