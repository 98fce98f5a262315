import { RELEASE_PRODUCTS, type CycleView, type ReleaseView } from '@signatory/contract';
import { FileLink, printSize, printType } from '@signatory/pages';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { fileAddress } from '../api/endpoints.js';
import { queries } from '../api/queries.js';
import { nameMember } from '../app/cycle-picker.js';
import { useSpeech } from '../session/language.js';
import { useLongTable } from '../ui/long-table.js';

type File = ReleaseView['files'][number];

/** What a document is, in the order in which they are listed. */
const KINDS = ['report', 'members', 'pillars', 'commitments', 'data', 'proof'] as const;
type DocumentKind = (typeof KINDS)[number];
/** Of these a release has one for each member, pillar or commitment. */
const FOLDED: readonly DocumentKind[] = ['members', 'pillars', 'commitments'];
/** More documents of one of these kinds are folded. */
const MOST_OPEN = 6;

/** What is none of these is data. */
const KIND_OF: Readonly<Partial<Record<File['product'], DocumentKind>>> = {
  report: 'report',
  summary: 'report',
  document: 'proof',
  manifest: 'proof',
  signature: 'proof',
  'member-scorecard': 'members',
  'pillar-scorecard': 'pillars',
  'commitment-sheet': 'commitments',
};

function kindOf(product: File['product']): DocumentKind {
  return KIND_OF[product] ?? 'data';
}

interface Props {
  readonly release: ReleaseView;
  readonly cycle: CycleView;
  /** Of the kinds: one below the heading that they stand under. */
  readonly heading: 'h3' | 'h4';
}

/** The documents of a release by kind, one to a row, with their languages beside each other; in each cell its formats. */
export function DocumentTable({ release, cycle, heading }: Props): ReactNode {
  const { say, choose } = useSpeech();
  // Until the plan is there, and where it may not be read, codes stand for titles.
  const plan = useQuery(queries.plan(cycle.code)).data;
  const nameOf = ({ product, member, item }: File): string => {
    const pillar = plan?.pillars.find(({ code }) => code === item)?.name;
    const title = plan?.commitments.find(({ code }) => code === item)?.title;
    return say(`files.product.${product}`, {
      member: member === null ? '' : nameMember(cycle, member, choose),
      pillar: pillar ? choose(pillar) : (item ?? ''),
      code: item ?? '',
      commitment: title ? choose(title) : '',
    }).trim();
  };
  const rows = rowsOf(release, cycle, nameOf);
  if (rows.length === 0) return <p className="muted">{say('files.none')}</p>;
  return KINDS.map((kind) => {
    const own = rows.filter(({ files }) => files.some(({ product }) => kindOf(product) === kind));
    return own.length > 0 && <Kind key={kind} kind={kind} heading={heading} rows={own} release={release} />;
  });
}

/** The documents of one kind under its name: what is of the whole in sight, the many parts folded. */
function Kind(props: {
  readonly kind: DocumentKind;
  readonly rows: readonly Row[];
  readonly release: ReleaseView;
  readonly heading: 'h3' | 'h4';
}) {
  const { say } = useSpeech();
  const { kind, rows, release, heading: Heading } = props;
  const heading = <Heading>{say(`library.kind.${kind}`, { count: rows.length })}</Heading>;
  if (!FOLDED.includes(kind))
    return (
      <section className="document-kind">
        {heading}
        <Documents {...props} />
      </section>
    );
  return (
    <details className="document-kind" open={rows.length <= MOST_OPEN}>
      <summary>{heading}</summary>
      {kind === 'pillars' ? <Documents rows={rows} kind={kind} release={release} /> : <ManyDocuments {...props} />}
    </details>
  );
}

/** Those of many members, or of many commitments, are looked for. */
function ManyDocuments(props: {
  readonly kind: DocumentKind;
  readonly rows: readonly Row[];
  readonly release: ReleaseView;
}) {
  const { say } = useSpeech();
  const { rows, kind } = props;
  const long = useLongTable(
    rows,
    ({ name, files: [file] }) => ({ name, code: file?.member ?? file?.item ?? '' }),
    kind === 'members'
      ? {}
      : {
          find: say('commitments.find'),
          found: (count) => say('commitments.found', { count, all: rows.length }),
          all: (count) => say('commitments.all', { count }),
        },
  );
  return (
    <>
      {long.find}
      <Documents {...props} rows={long.rows} />
      {long.more}
    </>
  );
}

function Documents(props: {
  readonly kind: DocumentKind;
  readonly rows: readonly Row[];
  readonly release: ReleaseView;
}): ReactNode {
  const { say } = useSpeech();
  const { kind, rows, release } = props;
  const all = rows.flatMap(({ files }) => files.map(({ language }) => language));
  // A column of a language promises that what stands in it is in that language: with data among them there is none.
  const languages = all.includes(null) ? [] : [...new Set(all.flatMap((language) => language ?? []))].sort();
  const label = `${say('library.documents', { number: release.number })}${say('join.colon')}${say(`library.kind.${kind}`, { count: rows.length })}`;
  return (
    <section className="scroll" aria-label={label} tabIndex={0}>
      <table className="table documents stacked">
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{say('library.document')}</th>
            {languages.length === 0 && <th scope="col">{say('files.type')}</th>}
            {languages.map((language) => (
              <th key={language} scope="col">
                {language.toUpperCase()}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, files }) => {
            return (
              <tr key={name}>
                <th scope="row">{name}</th>
                {languages.length === 0 ? (
                  <td>
                    <Formats files={files} name={name} release={release} tellsLanguage />
                  </td>
                ) : (
                  languages.map((language) => (
                    <td key={language} data-label={language.toUpperCase()}>
                      <Formats
                        files={files.filter((file) => file.language === language)}
                        name={`${name}${say('join.comma')}${language.toUpperCase()}`}
                        release={release}
                      />
                    </td>
                  ))
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** A file of each format: what to fetch, or why it is not there. */
function Formats(props: {
  readonly files: readonly File[];
  /** What the files are, for who does not see the table. */
  readonly name: string;
  readonly release: ReleaseView;
  /** Where no column does. */
  readonly tellsLanguage?: boolean;
}): ReactNode {
  const { files, name, release, tellsLanguage = false } = props;
  const { say, decimal } = useSpeech();
  const printFormat = ({ mediaType, language }: File): string =>
    [printType(mediaType), tellsLanguage && language?.toUpperCase()].filter(Boolean).join(' ');
  if (files.length === 0) return <span className="muted">–</span>;
  return (
    <span className="formats">
      {files.map((file) => {
        const { path, size, state } = file;
        return state === 'RENDERED' ? (
          <FileLink key={path} href={fileAddress(release.id, path)}>
            <span>
              <span className="visually-hidden">
                {name}
                {say('join.colon')}
              </span>
              {printFormat(file)} <span className="muted">{printSize(size, { say, decimal })}</span>
            </span>
          </FileLink>
        ) : (
          <span key={path} className="muted">
            {printFormat(file)}{' '}
            {state === 'FAILED' ? (
              <span className="tag tag-err">{say('library.failed')}</span>
            ) : (
              say(state === 'CANCELLED' ? 'file.CANCELLED' : 'library.pending')
            )}
          </span>
        );
      })}
    </span>
  );
}

interface Row {
  readonly name: string;
  readonly files: readonly File[];
}

/** The second commitment before the tenth. */
const BY_NUMBER = new Intl.Collator('en', { numeric: true });

/** By product, the whole before its parts, and members in the order of the plan. What has one name is one document. */
function rowsOf({ files }: ReleaseView, { members }: CycleView, nameOf: (file: File) => string): Row[] {
  const placeOf = ({ member }: File): number => members.findIndex(({ code }) => code === member);
  const sorted = [...files].sort(
    (a, b) =>
      RELEASE_PRODUCTS.indexOf(a.product) - RELEASE_PRODUCTS.indexOf(b.product) ||
      placeOf(a) - placeOf(b) ||
      BY_NUMBER.compare(a.item ?? '', b.item ?? ''),
  );
  const rows = new Map<string, File[]>();
  for (const file of sorted) {
    const name = nameOf(file);
    const known = rows.get(name);
    if (known) known.push(file);
    else rows.set(name, [file]);
  }
  return [...rows].map(([name, own]) => ({ name, files: own }));
}
