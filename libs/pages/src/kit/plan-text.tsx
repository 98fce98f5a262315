import type { LocalText } from '@signatory/domain';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';

/** A plan's text; where it is not in the page's language, its own is declared, so that it is read aloud rightly. */
export function PlanText({ of, page }: { readonly of: LocalText; readonly page: PageContext }): ReactNode {
  const { text, language } = page.choose(of);
  return language === page.language ? text : <span lang={language}>{text}</span>;
}
