import { followScript } from './follow-script.js';
import { keepFocus } from './keep-focus.js';

/** What watches the page from its first drawing on; no first load carries it. */
export function watchPage(): void {
  followScript();
  keepFocus();
}
