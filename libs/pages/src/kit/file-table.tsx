import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import type { PublishedFile } from '../release/published-release.js';
import type { ReleaseReader } from '../release/read-release.js';
import { Icon } from './icon.js';
import { printSize, printType } from './page-parts.js';

const PRODUCTS = [
  'report',
  'document',
  'scores-csv',
  'member-scorecard',
] as const satisfies readonly PublishedFile['product'][];

/** The files of a release, the whole before its parts: what each is, its type and size, and the hash to check it by. */
export function FileTable(props: {
  readonly files: readonly PublishedFile[];
  readonly release: ReleaseReader;
  readonly page: PageContext;
}): ReactNode {
  const { files, release, page } = props;
  const { say } = page;
  if (files.length === 0) return <p>{say('files.none')}</p>;
  return (
    <section className="scroll" aria-label={say('files.table')} tabIndex={0}>
      <table className="table files">
        <thead>
          <tr>
            <th scope="col">{say('files.file')}</th>
            <th scope="col">{say('files.language')}</th>
            <th scope="col">{say('files.type')}</th>
            <th scope="col" className="numeric">
              {say('files.size')}
            </th>
            <th scope="col">SHA-256</th>
          </tr>
        </thead>
        <tbody>
          {orderFiles(files, release).map((file) => (
            <tr key={file.name}>
              <td>
                <a href={file.href} className="file-link" download>
                  <Icon name="document" />
                  <span>
                    {nameFile(file, release, page)}
                    <span className="visually-hidden">
                      {' '}
                      ({printType(file.mediaType)}, {printSize(file.size, page)})
                    </span>
                  </span>
                </a>
              </td>
              <td>{file.language?.toUpperCase() ?? '–'}</td>
              <td>{printType(file.mediaType)}</td>
              <td className="numeric">{printSize(file.size, page)}</td>
              <td>{file.sha256 ? <code className="hash">{file.sha256}</code> : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** By product, then members in the plan's order. */
function orderFiles(files: readonly PublishedFile[], release: ReleaseReader): PublishedFile[] {
  const codes = release.members.map(({ code }) => code);
  return [...files].sort(
    (a, b) =>
      PRODUCTS.indexOf(a.product) - PRODUCTS.indexOf(b.product) ||
      codes.indexOf(a.member ?? '') - codes.indexOf(b.member ?? ''),
  );
}

function nameFile({ product, member }: PublishedFile, release: ReleaseReader, page: PageContext): string {
  if (product !== 'member-scorecard') return page.say(`files.product.${product}`);
  const found = release.findMember(member ?? '');
  return page.say('files.product.member-scorecard', { member: found ? page.choose(found.name).text : (member ?? '') });
}
