import { answeredIn, answerTerms, printFigure, type ReleaseCommitment } from '@signatory/contract';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import type { ReleaseReader } from '../release/read-release.js';
import { AnswerTerms } from './answer-terms.js';
import { PlanText } from './plan-text.js';

/** What the member answered on a commitment, as far as it is published: closed until it is asked for; nothing where it is not. */
export function MemberAnswers(props: {
  readonly release: ReleaseReader;
  readonly member: string;
  readonly commitment: ReleaseCommitment;
  readonly page: PageContext;
}): ReactNode {
  const { release, member, commitment, page } = props;
  const { say } = page;
  const answered = answeredIn(release.document);
  const given = commitment.indicators.flatMap((indicator) => {
    const figure = answered.total(member, indicator.code);
    const answer = answered.answer(member, indicator.code);
    return figure || answer ? [{ indicator, figure, terms: answer ? answerTerms(indicator, answer) : [] }] : [];
  });
  if (given.length === 0) return null;
  return (
    <details className="member-answers">
      <summary>
        {say('answers.of', { count: given.length })}
        <span className="visually-hidden"> {commitment.code}</span>
      </summary>
      <dl>
        {given.map(({ indicator, figure, terms }) => (
          <div key={indicator.code}>
            <dt>
              <span className="matrix-code">{indicator.label}</span> <PlanText of={indicator.question} page={page} />
            </dt>
            <dd>
              {figure && printFigure(say, page.language, figure)}
              {figure?.value && indicator.unit && (
                <>
                  {' '}
                  <PlanText of={indicator.unit} page={page} />
                </>
              )}
              <AnswerTerms terms={terms} page={page} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
