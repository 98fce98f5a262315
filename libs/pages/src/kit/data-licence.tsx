import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';

/** Under which licence the data beside it may be used; nothing where nobody named one. */
export function DataLicence({ page }: { readonly page: PageContext }): ReactNode {
  const { licence, say } = page;
  if (licence === null) return null;
  return (
    <p className="citation">
      {say('acts.licence')}
      {say('join.colon')}
      <a href={licence} rel="license">
        {nameLicence(licence)}
      </a>
    </p>
  );
}

/** As Creative Commons calls its own; another one by its address. */
export function nameLicence(address: string): string {
  const { host, pathname } = new URL(address);
  const [, kind, terms, version] = /^\/(licenses|publicdomain)\/([a-z-]+)\/([\d.]+)/.exec(pathname) ?? [];
  if (!/(^|\.)creativecommons\.org$/.test(host) || !terms || !version) return `${host}${pathname}`;
  if (kind === 'publicdomain') return terms === 'zero' ? `CC0 ${version}` : `Public Domain Mark ${version}`;
  return `CC ${terms.toUpperCase()} ${version}`;
}
