import type { ReleaseCommitment, ReleaseScore } from '@signatory/contract';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import { PlanText } from './plan-text.js';

/** What assessors found of what no member answers, in their words; nothing where they recorded nothing. */
export function AssessorFindings(props: {
  readonly score: ReleaseScore | null;
  readonly commitment: ReleaseCommitment;
  readonly page: PageContext;
}): ReactNode {
  const { score, commitment, page } = props;
  const { say } = page;
  const findings = score?.why?.findings ?? [];
  if (findings.length === 0) return null;
  return (
    <div className="replies">
      <p>
        <strong>{say('why.finding')}</strong>
      </p>
      {findings.map(({ indicator: code, value, rationale }) => {
        const indicator = commitment.indicators.find((each) => each.code === code);
        return (
          <div className="reply" key={code}>
            <p className="evidence-note">
              {indicator ? (
                <>
                  {indicator.label} <PlanText of={indicator.question} page={page} />
                </>
              ) : (
                code
              )}
            </p>
            <p className="written">
              <strong>{say(value ? 'answer.yes' : 'answer.no')}</strong>
              {say('join.sentence')}
              <PlanText of={rationale} page={page} />
            </p>
          </div>
        );
      })}
    </div>
  );
}
