import type { ReceiptView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { receiptAddresses } from '../api/endpoints.js';
import { ContactList } from '../app/contact-list.js';
import { queries } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Crumbs } from '../ui/crumbs.js';
import { Screen } from '../ui/screen.js';
import { Loaded } from '../ui/states.js';
import { Words } from '../ui/words.js';
import { settledVersion } from './report-version.js';

/** The copy to keep: reference, time and hash of what was submitted, and what happens next. */
export function ReceiptScreen(): ReactNode {
  const { say, choose, instant } = useSpeech();
  const { cycle, member, version } = useParams({ from: '/report/$cycle/$member/receipt/$version' });
  const receipt = useQuery(queries.receipt(cycle, member, Number(version)));
  const others = (useQuery(queries.submissions(cycle, member)).data ?? []).flatMap((each) =>
    each.submittedAt === null ? [] : [each.version],
  );
  const replacing = others.findLast((each) => each > Number(version));
  return (
    <Loaded query={receipt}>
      {(it) => (
        <Screen
          title={say('receipt.heading')}
          section={say('section.report')}
          crumbs={
            <Crumbs here={say('receipt.open', { version: it.version })}>
              <Link to="/report/$cycle/$member" params={{ cycle, member }}>
                {say('section.report')}
              </Link>
            </Crumbs>
          }
          line={
            <span className="muted">
              {choose(it.memberName)}
              {say('join.comma')}
              {choose(it.title)}
            </span>
          }
        >
          <div className="panel receipt">
            <p>
              <span className="muted">{say('receipt.pdf.reference')}</span>
              <strong className="receipt-reference">{it.reference}</strong>
            </p>
            <dl className="settings">
              <dt>{say('receipt.submitted')}</dt>
              <dd>
                {instant(it.submittedAt)}
                {it.late && ` · ${say(it.lateTakenBack ? 'receipt.lateTakenBack' : 'receipt.late')}`}
              </dd>
              <dt>{say('receipt.version')}</dt>
              <dd>{it.version}</dd>
              <dt>{say('receipt.by')}</dt>
              <dd>
                {it.certifiedBy.name}
                {say('join.comma')}
                {it.certifiedBy.office}
              </dd>
              <dt>{say('receipt.state')}</dt>
              <dd>{say(`submission.${it.state}`)}</dd>
              <dt>SHA-256</dt>
              <dd>
                <code className="hash">{it.sha256}</code>
              </dd>
            </dl>
          </div>
          {replacing === undefined ? (
            <NextSteps receipt={it} />
          ) : (
            <p className="note">{say('receipt.replaced', { version: replacing })}</p>
          )}
          <Downloads receipt={it} others={others.filter((each) => each !== it.version)} />
          <Contents receipt={it} />
          <p className="only-screen">
            <Link to="/report/$cycle/$member" params={{ cycle, member }}>
              {say('receipt.back')}
            </Link>
          </p>
        </Screen>
      )}
    </Loaded>
  );
}

/** What comes next, by when where that is set, and whom to ask. */
function NextSteps({ receipt }: { readonly receipt: ReceiptView }): ReactNode {
  const { say, instant } = useSpeech();
  const { cycle: code, deadline, state } = receipt;
  const cycle = useQuery(queries.cycles()).data?.find((each) => each.code === code);
  const review = cycle?.reviewDeadline ?? null;
  return (
    <section className="panel receipt-part" aria-labelledby="next-heading">
      <h2 id="next-heading">{say('receipt.next')}</h2>
      <ol className="steps">
        <li>{say('receipt.next.keep')}</li>
        {state === 'SUBMITTED' && deadline !== null && (
          <li>{say('receipt.next.correct', { instant: instant(deadline) })}</li>
        )}
        {state !== 'ACCEPTED' && state !== 'LAPSED' && (
          <li>
            {review === null
              ? say('receipt.next.review')
              : say('receipt.next.reviewUntil', { instant: instant(review) })}
          </li>
        )}
        <li>{say('receipt.next.scores')}</li>
      </ol>
      <ContactList cycle={code} heading={<h3>{say('receipt.contact')}</h3>} />
    </section>
  );
}

function Downloads(props: { readonly receipt: ReceiptView; readonly others: readonly number[] }): ReactNode {
  const { say } = useSpeech();
  const { receipt, others } = props;
  const { cycle, member, version } = receipt;
  const addresses = receiptAddresses(cycle, member, version);
  return (
    <section className="panel receipt-part only-screen" aria-labelledby="keep-heading">
      <h2 id="keep-heading">{say('receipt.download')}</h2>
      <div className="acts">
        <a className="button button-primary" href={addresses.pdf} download>
          {say('receipt.download.pdf')}
        </a>
        <a className="button" href={addresses.json} download={`${receipt.reference}.json`}>
          {say('receipt.download.json')}
        </a>
        <a className="button" href={addresses.snapshot} download>
          {say('receipt.download.snapshot')}
        </a>
      </div>
      <p className="hint">{say('receipt.download.hint')}</p>
      {others.length > 0 && (
        <>
          <p>
            <Link to="/report/$cycle/$member/compare" params={{ cycle, member }}>
              {say('compare.heading')}
            </Link>
          </p>
          <ul>
            {others.map((other) => (
              <li key={other}>
                <Link to="/report/$cycle/$member/receipt/$version" params={{ cycle, member, version: String(other) }}>
                  {say('receipt.open', { version: other })}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** What was certified, counted, with what agencies gave and what was answered in words. */
function Contents({ receipt }: { readonly receipt: ReceiptView }): ReactNode {
  const { say, choose, instant, decimal } = useSpeech();
  const { counts, clearances, justified } = receipt;
  return (
    <section className="panel receipt-part" aria-labelledby="contents-heading">
      <h2 id="contents-heading">{say('receipt.counts')}</h2>
      {counts && (
        <dl className="settings">
          {(['asked', 'answered', 'noData', 'notApplicable', 'confidential', 'unanswered'] as const).map((name) => (
            <Fragment key={name}>
              <dt>{say(`receipt.count.${name}`)}</dt>
              <dd>{decimal(String(counts[name]))}</dd>
            </Fragment>
          ))}
        </dl>
      )}
      <h3>{say('receipt.clearances')}</h3>
      {clearances.length === 0 && <p className="muted">{say('receipt.clearances.none')}</p>}
      <ul hidden={clearances.length === 0}>
        {clearances.map(({ label, agency, how, clearedAt }) => (
          <li key={`${label} ${agency}`}>
            {label}
            {say('join.colon')}
            {agency}
            {say('join.comma')}
            {say(`combination.${how}`)}
            {say('join.comma')}
            {instant(clearedAt)}
          </li>
        ))}
      </ul>
      <h3>{say('receipt.justified')}</h3>
      {justified.length === 0 && <p className="muted">{say('receipt.justified.none')}</p>}
      <ul hidden={justified.length === 0}>
        {justified.map(({ label, part, partName, rule, text, language }) => (
          <li key={`${label} ${part ?? ''} ${rule}`}>
            <strong>{partName ? `${label}${say('join.comma')}${choose(partName)}` : label}</strong>
            <span className="small-print">{rule}</span>
            <Words text={text} language={language ?? null} />
          </li>
        ))}
      </ul>
      <ChecksLink receipt={receipt} />
    </section>
  );
}

/** To all that was found, while that is what was found on this version. */
function ChecksLink({ receipt: { cycle, member, version } }: { readonly receipt: ReceiptView }): ReactNode {
  const { say } = useSpeech();
  const report = useQuery(queries.report(cycle, member)).data;
  if (!report || settledVersion(report) !== version) return null;
  return (
    <p className="only-screen">
      <Link to="/report/$cycle/$member/submit" params={{ cycle, member }}>
        {say('checks.heading')}
      </Link>
    </p>
  );
}
