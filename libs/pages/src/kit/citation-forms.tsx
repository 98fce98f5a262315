import { CITATION_FORMS, type CitationForm } from '@signatory/contract';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';

/** References in each form that programs read, to be downloaded in the page's language. */
export function CitationForms(props: {
  readonly label: string;
  readonly href: (form: CitationForm) => string;
  readonly page: PageContext;
}): ReactNode {
  const { label, href, page } = props;
  const { say, chosenLanguage } = page;
  const asked = chosenLanguage === null ? '' : `?lang=${chosenLanguage}`;
  return (
    <p className="citation">
      {label}
      {say('join.colon')}
      {CITATION_FORMS.map((form, at) => (
        <span key={form.form}>
          {at > 0 && ' · '}
          <a href={`${href(form)}${asked}`} download>
            {say(`files.cite.${form.form}`)}
          </a>
        </span>
      ))}
    </p>
  );
}
