import type { PageContext } from '../page-context.js';

/** Of what somebody wrote: nothing where it is the page's, and that nobody knows it where nobody said. */
export function langOf(language: string | undefined, page: PageContext): string | undefined {
  return language === page.language ? undefined : (language ?? 'und');
}
