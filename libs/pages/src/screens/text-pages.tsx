import type { PublicReleaseView } from '@signatory/contract';
import type { LocalText } from '@signatory/domain';
import type { ReactNode } from 'react';
import { ActedMethod } from '../kit/acted-method.js';
import { AnnouncedNote, type AnnouncedRelease } from '../kit/announced-note.js';
import { AgreementTables } from '../kit/agreement-panel.js';
import { share } from '../kit/change-panel.js';
import { Breadcrumb } from '../kit/page-parts.js';
import { ScoreChip } from '../kit/score-chip.js';
import type { PageContext } from '../page-context.js';
import type { PublishedRelease } from '../release/published-release.js';
import { PlanText } from '../kit/plan-text.js';
import { Withdrawal } from '../kit/withdrawal.js';

/** How scores are given and averages made, in words; the settings of each published release below. */
export function MethodPage(props: {
  readonly releases: readonly PublishedRelease[];
  readonly page: PageContext;
}): ReactNode {
  const { releases, page } = props;
  const { say } = page;
  return (
    <div className="prose">
      <h1>{say('method.heading')}</h1>
      <p className="lead-line">{say('method.lead')}</p>
      <h2>{say('method.scale')}</h2>
      <ul className="guideline">
        {(['full', 'partial', 'none', 'notAsked', 'noData'] as const).map((score) => (
          <li key={score}>
            <ScoreChip score={score} say={say} />
            <span>{say(score === 'notAsked' || score === 'noData' ? `method.scale.${score}` : `score.${score}`)}</span>
          </li>
        ))}
      </ul>
      <p>{say('method.actionOnly')}</p>
      <h2>{say('method.averages')}</h2>
      <p>{say('method.averages.how')}</p>
      <p>{say('mean.percentExplained')}</p>
      <p>{say('method.rounding')}</p>
      <h2>{say('method.ranks')}</h2>
      <p>{say('method.ranks.how')}</p>
      <p>{say('rank.intervalExplained')}</p>
      <p>{say('rank.noDifference')}</p>
      <h2>{say('method.people')}</h2>
      <p>{say('method.people.how')}</p>
      <h2>{say('method.agreement')}</h2>
      <p>{say('method.agreement.how')}</p>
      <h2>{say('method.change')}</h2>
      <p>{say('change.explained')}</p>
      {releases.length > 0 && (
        <>
          <h2>{say('method.settings')}</h2>
          {releases.map((release) => (
            <MethodSettings key={release.sha256} release={release} page={page} />
          ))}
        </>
      )}
    </div>
  );
}

function MethodSettings({
  release,
  page,
}: {
  readonly release: PublishedRelease;
  readonly page: PageContext;
}): ReactNode {
  const { method, cycle, source } = release.document;
  const { say } = page;
  return (
    <section className="panel">
      <h3>
        <PlanText of={cycle.title} page={page} />
      </h3>
      <dl className="settings">
        <dt>{say('setting.version')}</dt>
        <dd>{method.version}</dd>
        <dt>{say('setting.na')}</dt>
        <dd>{say(`setting.na.${method.na}`)}</dd>
        <dt>{say('setting.ties')}</dt>
        <dd>{say(`setting.ties.${method.ties}`)}</dd>
        <dt>{say('setting.overall')}</dt>
        <dd>{say(`setting.overall.${method.overall}`)}</dd>
        <dt>{say('pdf.method.ranking')}</dt>
        <dd>{say(`pdf.method.ranking.${method.ranking}`)}</dd>
        {source.kind === 'cycle' && (
          <>
            <dt>{say('pdf.method.double')}</dt>
            <dd>{say(`pdf.method.double.${method.doubleScoring}`)}</dd>
            <dt>{say('pdf.method.reply')}</dt>
            <dd>{say('pdf.method.replyDays', { days: method.replyDays })}</dd>
          </>
        )}
        <dt>{say('setting.silence')}</dt>
        <dd>{say(`setting.silence.${method.silence}`)}</dd>
        <dt>{say('setting.rankedFrom')}</dt>
        <dd>{share(method.rankedFrom, page)}</dd>
        <LaterSettings release={release} page={page} />
      </dl>
      <ActedMethod document={release.document} page={page} />
      <ReleaseAgreementSection release={release} page={page} />
    </section>
  );
}

/** Settings that releases have had since they could be set; an older one shows what it has. */
function LaterSettings({
  release,
  page,
}: {
  readonly release: PublishedRelease;
  readonly page: PageContext;
}): ReactNode {
  const { method, source } = release.document;
  const { agreementFrom, comparableFrom, organisations, adoption, silenceDays = 0 } = method;
  const { say } = page;
  return (
    <>
      {agreementFrom !== undefined && source.kind === 'cycle' && (
        <>
          <dt>{say('setting.agreementFrom')}</dt>
          <dd>{say('setting.agreementFromWords', { count: agreementFrom })}</dd>
        </>
      )}
      {comparableFrom !== undefined && (
        <>
          <dt>{say('setting.comparableFrom')}</dt>
          <dd>{say('setting.comparableFromWords', { share: share(comparableFrom, page) })}</dd>
        </>
      )}
      {adoption !== undefined && (
        <>
          <dt>{say('setting.adoption')}</dt>
          <dd>{say(`setting.adoption.${adoption}`, { days: silenceDays })}</dd>
        </>
      )}
      {organisations !== undefined && (
        <>
          <dt>{say('setting.organisations')}</dt>
          <dd>{say(`setting.organisations.${organisations}`)}</dd>
        </>
      )}
    </>
  );
}

function ReleaseAgreementSection({
  release,
  page,
}: {
  readonly release: PublishedRelease;
  readonly page: PageContext;
}): ReactNode {
  const { agreement, plan } = release.document;
  if (!agreement) return null;
  return (
    <>
      <h4>{page.say('agreement.heading')}</h4>
      <p>{page.say('agreement.lead')}</p>
      <AgreementTables
        agreement={agreement}
        commitments={plan.commitments.map(({ id, code, title }) => ({
          id,
          name: (
            <>
              <span className="matrix-code">{code}</span> <PlanText of={title} page={page} />
            </>
          ),
        }))}
        page={page}
      />
    </>
  );
}

/** The results at this address were public and are withdrawn: what became of them, and where each release of theirs is told. */
/** A cycle of which nothing is public but when its first release comes. */
export function AnnouncedPage(props: { readonly announced: AnnouncedRelease; readonly page: PageContext }): ReactNode {
  const { announced, page } = props;
  return (
    <div className="prose">
      <Breadcrumb
        label={page.say('nav.crumbs')}
        steps={[{ href: page.link({ page: 'results' }), label: page.say('nav.results') }]}
        here={<PlanText of={announced.title} page={page} />}
      />
      <h1>
        <PlanText of={announced.title} page={page} />
      </h1>
      <p className="lead-line">{page.say('announced.lead')}</p>
      <AnnouncedNote announced={announced} page={page} />
    </div>
  );
}

export function WithdrawnPage(props: {
  readonly cycle: string;
  readonly title: LocalText;
  readonly release: PublicReleaseView;
  readonly page: PageContext;
}): ReactNode {
  const { cycle, title, release, page } = props;
  return (
    <div className="prose">
      <Breadcrumb
        label={page.say('nav.crumbs')}
        steps={[{ href: page.link({ page: 'results' }), label: page.say('nav.results') }]}
        here={<PlanText of={title} page={page} />}
      />
      <h1>{page.say('withdrawn.heading')}</h1>
      <p className="lead-line">
        <PlanText of={title} page={page} />
      </p>
      <p>
        {page.say('withdrawn.lead', { number: release.number, date: page.date(release.publishedAt) })}
        {page.say('join.sentence')}
        <Withdrawal release={release} page={page} />
      </p>
      <p>
        <a className="button button-primary" href={page.link({ page: 'corrections', cycle })}>
          {page.say('corrections.link')}
        </a>
      </p>
    </div>
  );
}

/** Nothing is published at this address; what is not public gets the same words. */
export function NotFoundPage({ page }: { readonly page: PageContext }): ReactNode {
  return (
    <div className="prose">
      <h1>{page.say('notFound.heading')}</h1>
      <p className="lead-line">{page.say('notFound.lead')}</p>
      <p>
        <a className="button button-primary" href={page.link({ page: 'results' })}>
          {page.say('notFound.results')}
        </a>
      </p>
    </div>
  );
}
