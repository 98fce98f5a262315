import type { PlanVersionDetail } from '@signatory/contract';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';

/** The text of a version: pillars, commitments and what is asked of each. */
export function PlanText({ version }: { readonly version: PlanVersionDetail }): ReactNode {
  const { say, choose } = useSpeech();
  const { pillars, commitments } = version.plan;
  const groups = pillars.length > 0 ? pillars.map(({ code, name }) => ({ code, name })) : [{ code: null, name: null }];
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
      {groups.map(({ code, name }) => (
        <div key={code ?? 'all'} className="plan-pillar">
          {name && (
            <h3>
              <span className="heading-code">{code}</span> {choose(name)}
            </h3>
          )}
          {commitments
            .filter(({ pillar }) => code === null || pillar === code)
            .map((commitment) => (
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
      ))}
    </section>
  );
}
