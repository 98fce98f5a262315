import { citationPath, citeRelease, citesSources, printCitation, referencesPath } from '@signatory/contract';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import type { PublishedRelease } from '../release/published-release.js';
import { CitationForms } from './citation-forms.js';

/** How a release is cited, as its report says it, and the same, and what it cites itself, for programs that keep references. */
export function CiteRelease(props: { readonly release: PublishedRelease; readonly page: PageContext }): ReactNode {
  const { release, page } = props;
  const { say, language } = page;
  const { address, ...citation } = citeRelease(release.document, language, release.sha256);
  const lang = citation.language === language ? undefined : citation.language;
  const folder = `/results/${encodeURIComponent(release.document.cycle.code)}`;
  return (
    <>
      <p className="citation">
        {say('files.citation')}
        {say('join.colon')}
        <cite lang={lang}>{citation.title}</cite>
        {printCitation({ ...citation, address: null }, language)} {address !== null && <a href={address}>{address}</a>}
      </p>
      <CitationForms label={say('files.cite')} href={(form) => `${folder}/${citationPath(form)}`} page={page} />
      {citesSources(release.document) && (
        <CitationForms
          label={say('files.references')}
          href={(form) => `${folder}/${referencesPath(form)}`}
          page={page}
        />
      )}
    </>
  );
}
