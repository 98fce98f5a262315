import { quotePieces, referencePieces, type Source, type SourceNumbers } from '@signatory/contract';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import type { ReleaseReader } from '../release/read-release.js';
import { PlanText } from './plan-text.js';

/** Before the number of a source in the address of its line. */
export const REFERENCE = 'reference-';

/** The numbers of what is cited, each leading to its line. */
export function CitedNumbers({ numbers }: { readonly numbers: readonly number[] }): ReactNode {
  return numbers.map((number) => (
    <sup key={number}>
      <a href={`#${REFERENCE}${number}`}>[{number}]</a>
    </sup>
  ));
}

/** What is cited on a page, by number. */
export function References(props: {
  readonly numbers: SourceNumbers;
  /** What the chapter's text cites, under the first of these numbers: an action stands with its own words. */
  readonly cited?: readonly { readonly action?: number | undefined }[];
  readonly release: ReleaseReader;
  readonly page: PageContext;
}): ReactNode {
  const { numbers, cited = [], release, page } = props;
  if (numbers.sources.length === 0) return null;
  return (
    <div className="references">
      <h3>{page.say('chapter.references')}</h3>
      <ol className="chapter-references">
        {numbers.sources.map((source, at) => (
          <li key={at} id={`${REFERENCE}${at + 1}`}>
            <Reference source={source} action={cited[at]?.action} release={release} page={page} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Reference(props: {
  readonly source: Source;
  readonly action: number | undefined;
  readonly release: ReleaseReader;
  readonly page: PageContext;
}): ReactNode {
  const { source, release, page } = props;
  const action = props.action === undefined ? undefined : release.document.actions?.[props.action];
  if (!action) return <SourceWords source={source} page={page} />;
  const member = release.findMember(action.member);
  return (
    <>
      {member ? <PlanText of={member.name} page={page} /> : action.member}
      {page.say('join.comma')}
      {page.date(action.happened)}
      {page.say('join.colon')}
      {action.text ? <PlanText of={action.text} page={page} /> : page.say('actions.withheld')}
      {action.evidence.map((piece, at) => (
        <span className="reference-source" key={at}>
          <SourceWords source={piece} page={page} />
        </span>
      ))}
    </>
  );
}

/** A source as a report prints it, with what is quoted; its title leads there, and a copy in an archive is a link of its own. */
export function SourceWords({ source, page }: { readonly source: Source; readonly page: PageContext }): ReactNode {
  const { url, archived } = source;
  const pieces = [...referencePieces(page.language, source), ...quotePieces(page.language, source)];
  return pieces.map(({ kind, text }, at) => {
    switch (kind) {
      case 'title':
        return (
          <cite key={at} lang="und">
            {url ? <a href={url}>{text}</a> : text}
          </cite>
        );
      case 'address':
        return (
          <span key={at} className="reference-address">
            {text === archived && archived !== url ? <a href={archived}>{text}</a> : text}
          </span>
        );
      case 'hash':
        return (
          <code key={at} className="hash">
            {text}
          </code>
        );
      case 'quote':
        return (
          <span key={at} lang="und">
            {text}
          </span>
        );
      case 'words':
        return text;
    }
  });
}
