import { nameTerm, type AnswerTerm } from '@signatory/contract';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';

/** What an answer says, on one line; what is not in the page's language declares its own. */
export function AnswerTerms(props: { readonly terms: readonly AnswerTerm[]; readonly page: PageContext }): ReactNode {
  const { terms, page } = props;
  return terms.map((term, at) => (
    <span key={term.kind === 'code' ? `${term.code} ${term.day}` : term.kind}>
      {at > 0 && page.say('join.comma')}
      <Term term={term} page={page} />
    </span>
  ));
}

function Term({ term, page }: { readonly term: AnswerTerm; readonly page: PageContext }): ReactNode {
  const { text, language } = nameTerm(page.say, page.language, term);
  return (
    <>
      <span lang={language === page.language ? undefined : language}>{text}</span>
      {term.kind === 'code' && term.day !== null && page.say('join.aside', { words: page.date(term.day) })}
    </>
  );
}
