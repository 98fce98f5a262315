import type { PlanVersionDetail } from '@signatory/contract';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { MANY, useLongTable } from '../../ui/long-table.js';
import { WithTexts } from '../../ui/with-texts.js';

type Commitments = Readonly<PlanVersionDetail['plan']['commitments']>;

/** The text of a version: pillars, commitments and what is asked of each; of many commitments those that are looked for. */
export function PlanText({ version }: { readonly version: PlanVersionDetail }): ReactNode {
  const { say } = useSpeech();
  const { commitments } = version.plan;
  return (
    <section className="panel form" aria-labelledby="text-heading">
      <div className="panel-head">
        <h2 id="text-heading">{say('planText.heading')}</h2>
        <span className="small-print">
          SHA-256 <code className="hash">{version.sha256}</code>
        </span>
      </div>
      <p>
        <Link to="/plans/$plan/$version/text" params={{ plan: version.id, version: String(version.version) }}>
          {say('versionSteps.read')}
        </Link>
      </p>
      {commitments.length > MANY ? (
        // The words of looking for a commitment are those of the chapters.
        <WithTexts of="chapters">{() => <ManyCommitments version={version} />}</WithTexts>
      ) : (
        <Groups version={version} commitments={commitments} />
      )}
    </section>
  );
}

function ManyCommitments({ version }: { readonly version: PlanVersionDetail }): ReactNode {
  const { say, choose } = useSpeech();
  const { commitments } = version.plan;
  const long = useLongTable(commitments, ({ code, title }) => ({ code, name: choose(title) }), {
    find: say('commitments.find'),
    found: (count) => say('commitments.found', { count, all: commitments.length }),
    all: (count) => say('commitments.all', { count }),
  });
  return (
    <>
      {long.find}
      <Groups version={version} commitments={long.rows} />
      {long.more && <div>{long.more}</div>}
    </>
  );
}

function Groups(props: { readonly version: PlanVersionDetail; readonly commitments: Commitments }): ReactNode {
  const { say, choose } = useSpeech();
  const { pillars } = props.version.plan;
  const groups = pillars.length > 0 ? pillars.map(({ code, name }) => ({ code, name })) : [{ code: null, name: null }];
  return groups.map(({ code, name }) => {
    const own = props.commitments.filter(({ pillar }) => code === null || pillar === code);
    if (own.length === 0) return null;
    return (
      <div key={code ?? 'all'} className="plan-pillar">
        {name && (
          <h3>
            <span className="heading-code">{code}</span> {choose(name)}
          </h3>
        )}
        {own.map((commitment) => (
          <details key={commitment.id} className="plan-item">
            <summary>
              <span className="heading-code">{commitment.code}</span> {choose(commitment.title)}{' '}
              <span className="muted">{say('planText.indicators', { count: commitment.indicators.length })}</span>
            </summary>
            <p>
              {choose(commitment.text)}{' '}
              {commitment.provenance.kind === 'paraphrase' && (
                <span className="tag tag-plain">{say('provenance.paraphrase')}</span>
              )}
            </p>
            <ul className="faults">
              {commitment.indicators.map(({ id, label, question }) => (
                <li key={id}>
                  <span className="heading-code">{label}</span> {choose(question)}
                </li>
              ))}
            </ul>
          </details>
        ))}
      </div>
    );
  });
}
