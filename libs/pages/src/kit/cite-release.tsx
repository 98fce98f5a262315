import { CITATION_FORMS, citeRelease, printCitation } from '@signatory/contract';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import type { PublishedRelease } from '../release/published-release.js';

/** How a release is cited, as its report says it, and the same for programs that keep references. */
export function CiteRelease(props: { readonly release: PublishedRelease; readonly page: PageContext }): ReactNode {
  const { release, page } = props;
  const { say, language, chosenLanguage } = page;
  const { address, ...citation } = citeRelease(release.document, language, release.sha256);
  const lang = citation.language === language ? undefined : citation.language;
  const asked = chosenLanguage === null ? '' : `?lang=${chosenLanguage}`;
  const folder = `/results/${encodeURIComponent(release.document.cycle.code)}`;
  return (
    <>
      <p className="citation">
        {say('files.citation')}
        {say('join.colon')}
        <cite lang={lang}>{citation.title}</cite>
        {printCitation({ ...citation, address: null }, language)} {address !== null && <a href={address}>{address}</a>}
      </p>
      <p className="citation">
        {say('files.cite')}
        {say('join.colon')}
        {CITATION_FORMS.map(({ path, form }, at) => (
          <span key={form}>
            {at > 0 && ' · '}
            <a href={`${folder}/${path}${asked}`} download>
              {say(`files.cite.${form}`)}
            </a>
          </span>
        ))}
      </p>
    </>
  );
}
