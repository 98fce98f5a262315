import { RELEASE_PRODUCTS, type ReleaseProduct } from '@signatory/contract';
import type { LocalText } from '@signatory/domain';
import { Fragment, type ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import type { PublishedFile } from '../release/published-release.js';
import type { ReleaseReader } from '../release/read-release.js';
import { Icon } from './icon.js';
import { printSize, printType } from './page-parts.js';

/** Documents of which a release has one for each member, pillar or commitment, in each of its languages. */
const PARTS = ['member-scorecard', 'pillar-scorecard', 'commitment-sheet'] as const;
/** What is for statistical systems and for whoever verifies, after the tables that people open. */
const DATA: readonly ReleaseProduct[] = [
  'document',
  'sdmx-structure',
  'sdmx-scores-csv',
  'sdmx-scores-json',
  'sdmx-figures-csv',
  'sdmx-figures-json',
  'manifest',
  'signature',
];
const READ: readonly ReleaseProduct[] = ['report', 'summary', ...PARTS];

/** The groups of files in the order in which people look for them. */
const GROUPS = [
  ['documents', (product: ReleaseProduct) => READ.includes(product)],
  ['tables', (product: ReleaseProduct) => !READ.includes(product) && !DATA.includes(product)],
  ['data', (product: ReleaseProduct) => DATA.includes(product)],
] as const;
/** More documents of one kind than these are folded: what is of the whole stays in sight. */
const MOST_OPEN = 6;

interface FilesProps {
  readonly files: readonly PublishedFile[];
  readonly release: ReleaseReader;
  readonly page: PageContext;
}

/**
 * The files of a release: what is read, then its tables, then what is for statistics and for whoever verifies; each with its
 * type and size, and the hash to check it by.
 */
export function FileTable({ files, ...shared }: FilesProps): ReactNode {
  const { say } = shared.page;
  if (files.length === 0) return <p>{say('files.none')}</p>;
  const groups = GROUPS.flatMap(([name, has]) => {
    const own = files.filter(({ product }) => has(product));
    return own.length > 0 ? [{ name, own }] : [];
  });
  if (groups.length === 1) return <Group files={files} label={say('files.table')} {...shared} />;
  return groups.map(({ name, own }) => (
    <Fragment key={name}>
      <h3>{say(`fileParts.${name}`)}</h3>
      <Group files={own} label={say(`fileParts.${name}`)} {...shared} />
    </Fragment>
  ));
}

/** Files of one group, the whole before its parts, which are folded where they are many. */
function Group({ files, label, ...shared }: FilesProps & { readonly label: string }): ReactNode {
  const { say } = shared.page;
  const folded = PARTS.flatMap((product) => {
    const own = files.filter((file) => file.product === product);
    return own.length > MOST_OPEN && own.length < files.length ? [{ product, own }] : [];
  });
  const open = files.filter((file) => !folded.some(({ product }) => product === file.product));
  return (
    <>
      <Files files={open} label={label} {...shared} />
      {folded.map(({ product, own }) => {
        const of = say(`fileParts.${product}`, { count: own.length });
        return (
          <details key={product} className="file-parts">
            <summary>{of}</summary>
            <Files files={own} label={of} {...shared} />
          </details>
        );
      })}
    </>
  );
}

function Files({ files, release, page, label }: FilesProps & { readonly label: string }): ReactNode {
  const { say } = page;
  return (
    <FileFrame label={label} columns={[say('files.file')]} say={say}>
      {orderFiles(files, release).map((file) => (
        <tr key={file.name}>
          <td>
            <FileLink href={file.href}>
              <span>
                {nameFile(file, release, page)}
                <span className="visually-hidden">
                  {' '}
                  ({printType(file.mediaType)}, {printSize(file.size, page)})
                </span>
              </span>
            </FileLink>
          </td>
          <FileFacts file={file} say={page.say} decimal={page.decimal} />
        </tr>
      ))}
    </FileFrame>
  );
}

/** A table of files: the caller's columns, then what every file has. The rows are `children`. */
export function FileFrame(props: {
  readonly label: string;
  readonly columns: readonly string[];
  readonly say: PageContext['say'];
  readonly children: ReactNode;
}): ReactNode {
  const { say } = props;
  return (
    <section className="scroll" aria-label={props.label} tabIndex={0}>
      <table className="table files stacked">
        <thead>
          <tr>
            {[...props.columns, say('files.language'), say('files.type')].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col" className="numeric">
              {say('files.size')}
            </th>
            <th scope="col">SHA-256</th>
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </section>
  );
}

/** The name of a file that can be downloaded. */
export function FileLink({ href, children }: { readonly href: string; readonly children: ReactNode }): ReactNode {
  return (
    <a href={href} className="file-link" download>
      <Icon name="document" />
      {children}
    </a>
  );
}

/** The last cells of a file's row: language, type, size and hash, each as far as it is known. */
export function FileFacts(props: {
  readonly file: {
    readonly language: string | null;
    readonly mediaType: string;
    readonly size: number | null;
    readonly sha256: string | null;
  };
  readonly say: PageContext['say'];
  readonly decimal: PageContext['decimal'];
}): ReactNode {
  const { language, mediaType, size, sha256 } = props.file;
  const { say } = props;
  return (
    <>
      <td data-label={say('files.language')}>{language?.toUpperCase() ?? '–'}</td>
      <td data-label={say('files.type')}>{printType(mediaType)}</td>
      <td data-label={say('files.size')} className="numeric">
        {printSize(size, props)}
      </td>
      <td data-label="SHA-256">{sha256 ? <code className="hash">{sha256}</code> : '–'}</td>
    </>
  );
}

/** By product, then in the plan's order of what each is about. */
function orderFiles(files: readonly PublishedFile[], release: ReleaseReader): PublishedFile[] {
  const { members, pillars, commitments } = release.document.plan;
  const codes = [...pillars, ...commitments, ...members].map(({ code }) => code);
  const placeOf = ({ member, item }: PublishedFile): number => codes.indexOf(member ?? item ?? '');
  return [...files].sort(
    (a, b) => RELEASE_PRODUCTS.indexOf(a.product) - RELEASE_PRODUCTS.indexOf(b.product) || placeOf(a) - placeOf(b),
  );
}

function nameFile({ product, member, item }: PublishedFile, release: ReleaseReader, page: PageContext): string {
  const { pillars, commitments } = release.document.plan;
  const named = (code: string | null, text: LocalText | undefined): string =>
    text ? page.choose(text).text : (code ?? '');
  if (product === 'member-scorecard')
    return page.say(`files.product.${product}`, { member: named(member, release.findMember(member ?? '')?.name) });
  if (product === 'pillar-scorecard')
    return page.say(`files.product.${product}`, {
      pillar: named(item, pillars.find(({ code }) => code === item)?.name),
    });
  if (product === 'commitment-sheet') {
    const title = commitments.find(({ code }) => code === item)?.title;
    return page.say(`files.product.${product}`, { code: item ?? '', commitment: named(item, title) });
  }
  return page.say(`files.product.${product}`);
}
