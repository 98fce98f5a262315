import type { QueryClient } from '@tanstack/react-query';
import { askAgain } from '../api/ask-again.js';
import { beginAtTop } from '../enhance/begin-at-top.js';
import { keepHeads } from '../enhance/keep-heads.js';
import { sendKept } from '../report/send-kept.js';
import { followScript } from '../session/follow-script.js';
import { keepFocus } from '../session/keep-focus.js';
import { askWhileKept } from '../ui/use-kept.js';

/** What watches the page from its first drawing on; no first load carries it. */
export function watchPage(client: QueryClient): void {
  followScript();
  keepFocus();
  keepHeads();
  beginAtTop();
  askWhileKept(client);
  sendKept(client);
  askAgain(client);
}
