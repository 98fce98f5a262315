import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import type { PublishedFile } from '../release/published-release.js';
import type { ReleaseReader } from '../release/read-release.js';
import { FileTable } from './file-table.js';

/** The files of what a page is about, where its acts lead; nothing where a release has none. */
export function PageFiles(props: {
  readonly files: readonly PublishedFile[];
  readonly release: ReleaseReader;
  readonly page: PageContext;
}): ReactNode {
  if (props.files.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="files-heading" id="downloads">
      <h2 id="files-heading">{props.page.say('files.heading')}</h2>
      <FileTable {...props} />
    </section>
  );
}
