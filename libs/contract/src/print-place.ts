import type { Say } from '@signatory/texts';

/** Where in a source: `page 14`; what is no number names itself (`articles 4 and 5`). */
export function printPlace(say: Say, page: string): string {
  return /^(\d|[ivxlc]+$)/i.test(page) ? say('evidence.page', { page }) : page;
}
