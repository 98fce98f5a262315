import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import { Icon } from './icon.js';

/** What a table or a figure shows, as a file for programs. */
export function TableDownload(props: {
  /** Null of a release that waits: what is taken of it before its instant is a marked and counted copy, and such a file is none. */
  readonly href: string | null;
  /** What the table is of, for those who go from link to link. */
  readonly of: string;
  readonly page: PageContext;
}): ReactNode {
  const { href, of, page } = props;
  if (href === null) return null;
  return (
    <p className="table-download">
      <a href={href} className="file-link" download>
        <Icon name="download" />
        <span>
          {page.say('acts.csv')}
          <span className="visually-hidden">
            {page.say('join.colon')}
            {of}
          </span>
        </span>
      </a>
    </p>
  );
}
