import type { CopyMark, KeySet, VerifiedView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { printSize, printType } from '../kit/page-parts.js';
import { PlanText } from '../kit/plan-text.js';
import { VerifiedState } from '../kit/verified-state.js';
import type { PageContext } from '../page-context.js';
import type { PublishedRelease } from '../release/published-release.js';
import { WHOLE_VIEW, writePath, type PageRoute } from '../route.js';
import { headOfMatch } from './title-verified.js';

type VerifyRoute = Extract<PageRoute, { page: 'verify' }>;

/** What the server knows of the hash that was asked about, and with which keys releases are signed. */
export interface VerifyShown {
  /** Null where what was asked is neither a hash nor a release; undefined where nothing was asked. */
  readonly matches?: readonly VerifiedView[] | null;
  readonly keys: KeySet['keys'];
}

interface Props {
  readonly route: VerifyRoute;
  readonly shown: VerifyShown;
  readonly page: PageContext;
}

const KEY_SET = '/.well-known/jwks.json';

/** What a hash belongs to, and how anyone can check a copy without this site. */
export function VerifyPage(
  props: Props & { readonly releases: readonly PublishedRelease[]; readonly base: string },
): ReactNode {
  const { route, shown, releases, base, page } = props;
  const { say } = page;
  return (
    <div className="prose">
      <h1>{say('verify.heading')}</h1>
      {/* Before the fields: on a phone, or enlarged, what stands below them is out of sight when the page opens. */}
      {route.copy && <Copy copy={route.copy} isKnown={(shown.matches?.length ?? 0) > 0} page={page} />}
      {shown.matches !== undefined && !(route.copy && shown.matches?.length === 0) && (
        <Outcome matches={shown.matches} page={page} />
      )}
      <p className="lead-line">{say('verify.lead')}</p>
      <AskForm route={route} releases={releases} page={page} />
      <FileForm route={route} page={page} />
      <h2>{say('verify.how')}</h2>
      <ol className="steps">
        <li>{say('verify.step.find')}</li>
        <li>
          {say('verify.step.compute')}
          <Command>sha256sum document.json</Command>
        </li>
        <li>{say('verify.step.compare')}</li>
      </ol>
      <p>{say('verify.canonical')}</p>
      <h2>{say('verify.offline')}</h2>
      <ol className="steps">
        <li>{say('verify.offline.files')}</li>
        <li>
          {say('verify.offline.key')}
          <Command>{`curl -O ${base}${KEY_SET}`}</Command>
        </li>
        <li>
          {say('verify.offline.run')}
          <Command>signatory verify FOLDER --key jwks.json</Command>
        </li>
      </ol>
      <PublishedHashes releases={releases} page={page} />
      <Keys keys={shown.keys} page={page} />
    </div>
  );
}

function AskForm({
  route,
  releases,
  page,
}: Pick<Props, 'route' | 'page'> & { readonly releases: readonly PublishedRelease[] }): ReactNode {
  const { say } = page;
  const newest = releases[0]?.document;
  return (
    <form className="ask" method="get" action={writePath(route)} role="search">
      {page.chosenLanguage && <input type="hidden" name="lang" value={page.chosenLanguage} />}
      <label className="field">
        <span>{say('verify.ask.label')}</span>
        <input
          className="input"
          name="hash"
          defaultValue={route.hash}
          maxLength={200}
          required
          autoComplete="off"
          spellCheck={false}
          aria-describedby="ask-hint"
        />
      </label>
      <button className="button button-primary" type="submit">
        {say('verify.ask.button')}
      </button>
      <p id="ask-hint" className="muted">
        {say('verify.ask.hint', { example: newest ? `${newest.cycle.code}/${newest.number}` : 'g7-2025/1' })}
      </p>
    </form>
  );
}

/** Shown by the script that computes the hash; without one there is nothing to choose a file for. */
function FileForm({ route, page }: Pick<Props, 'route' | 'page'>): ReactNode {
  const { say } = page;
  return (
    <form className="ask" method="get" action={writePath(route)} data-hash-file hidden>
      {page.chosenLanguage && <input type="hidden" name="lang" value={page.chosenLanguage} />}
      <input type="hidden" name="hash" />
      <input type="hidden" name="copy" disabled />
      <label className="field">
        <span>{say('verify.file.heading')}</span>
        <input className="input" type="file" aria-describedby="file-hint" />
      </label>
      <p id="file-hint" className="muted">
        {say('verify.file.hint')}
      </p>
      <p role="alert" hidden data-hash-failed>
        {say('verify.file.failed')}
      </p>
      {/* The script of the tab that chose the file knows its name: nobody else does. */}
      <p hidden data-hash-name>
        {say('verify.file.checked')}
        {say('join.colon')}
        <strong className="hash" />
      </p>
    </form>
  );
}

/** What a marked copy says of itself, and whether what it holds beside its mark is known. */
function Copy({
  copy: { number, taken, taker, release },
  isKnown,
  page,
}: {
  readonly copy: CopyMark;
  readonly isKnown: boolean;
  readonly page: PageContext;
}): ReactNode {
  const { say } = page;
  const role = taker === 'reader' ? say('verify.copy.reader') : say(`role.${taker}`);
  return (
    <section className="panel outcome outcome-doubt" aria-live="polite">
      <h2>{say('verify.copy.heading', { number })}</h2>
      <p>{say('verify.copy.taken', { instant: page.instant(taken), role })}</p>
      <p>{say(isKnown ? 'verify.copy.same' : 'verify.copy.other')}</p>
      <dl className="settings">
        <dt>{say('verify.copy.release')}</dt>
        <dd>
          <code className="hash">{release}</code>
        </dd>
      </dl>
    </section>
  );
}

function Outcome({
  matches,
  page,
}: {
  readonly matches: readonly VerifiedView[] | null;
  readonly page: PageContext;
}): ReactNode {
  const { say } = page;
  if (matches !== null && matches.length > 0)
    return (
      <section className="outcome" aria-live="polite">
        {matches.map((match) => (
          <Match key={`${match.cycle}/${match.number}/${match.file?.path ?? ''}`} match={match} page={page} />
        ))}
        <p className="muted">{say('verify.limit')}</p>
      </section>
    );
  const kind = matches === null ? 'malformed' : 'unknown';
  return (
    <section className="panel outcome outcome-doubt" aria-live="polite">
      <h2>{say(`verify.${kind}.heading`)}</h2>
      <p>{say(`verify.${kind}`)}</p>
    </section>
  );
}

function Match({ match, page }: { readonly match: VerifiedView; readonly page: PageContext }): ReactNode {
  const { say } = page;
  const { file, cycle } = match;
  const stands = match.state === 'PUBLISHED' && match.newer === null;
  return (
    <article className={`panel ${stands ? 'outcome-good' : 'outcome-doubt'}`}>
      <h2>{headOfMatch(match, page)}</h2>
      <p>
        <VerifiedState match={match} page={page} />
      </p>
      <dl className="settings">
        {file && (
          <>
            <dt>{say('verify.fact.file')}</dt>
            <dd>
              <code>{file.path}</code>
              {say('join.comma')}
              {printType(file.mediaType)}
              {say('join.comma')}
              {printSize(file.size, page)}
            </dd>
            <dt>{say('verify.fact.hash')}</dt>
            <dd>
              <code className="hash">{file.sha256}</code>
            </dd>
          </>
        )}
        <dt>{say('term.releaseHash')}</dt>
        <dd>
          <code className="hash">{match.sha256}</code>
        </dd>
        <dt>{say('verify.fact.key')}</dt>
        <dd>{match.key === null ? say('verify.fact.unsigned') : <code className="hash">{match.key}</code>}</dd>
      </dl>
      <p>
        {stands ? (
          <a href={page.link({ page: 'matrix', cycle, view: WHOLE_VIEW, fragment: null })}>{say('verify.results')}</a>
        ) : (
          <a href={page.link({ page: 'corrections', cycle })}>{say('corrections.link')}</a>
        )}
      </p>
    </article>
  );
}

function PublishedHashes({
  releases,
  page,
}: {
  readonly releases: readonly PublishedRelease[];
  readonly page: PageContext;
}): ReactNode {
  const { say } = page;
  if (releases.length === 0) return null;
  return (
    <>
      <h2>{say('verify.published')}</h2>
      <dl className="hashes">
        {releases.map((release) => (
          <div key={release.sha256}>
            <dt>
              <PlanText of={release.document.cycle.title} page={page} />
              {say('join.comma')}
              {say('verify.release', { number: release.document.number, date: page.date(release.document.issued) })}
            </dt>
            <dd>
              <code className="hash">{release.sha256}</code>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Keys({ keys, page }: { readonly keys: KeySet['keys']; readonly page: PageContext }): ReactNode {
  const { say } = page;
  if (keys.length === 0) return null;
  return (
    <>
      <h2>{say('verify.keys')}</h2>
      <p>{say('verify.keys.lead')}</p>
      <ul className="hashes">
        {keys.map(({ kid }) => (
          <li key={kid}>
            <code className="hash">{kid}</code>
          </li>
        ))}
      </ul>
      <p>
        <a href={KEY_SET}>{KEY_SET}</a>
      </p>
    </>
  );
}

function Command({ children }: { readonly children: string }): ReactNode {
  return (
    <pre className="code" tabIndex={0}>
      <code>{children}</code>
    </pre>
  );
}
