import {
  basisOf,
  type BasisPart,
  type BasisRule,
  type ReleaseCommitment,
  type ReleaseScore,
} from '@signatory/contract';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import type { ReleaseReader } from '../release/read-release.js';
import { WHOLE_VIEW } from '../route.js';
import { PlanText } from './plan-text.js';
import { SourceWords } from './references.js';

/** Of more scores than these a page leads to what stands behind each, beside the matrix. */
const MOST_HERE = 40;

interface BasisProps {
  readonly release: ReleaseReader;
  readonly score: ReleaseScore | null;
  readonly commitment: ReleaseCommitment;
  readonly page: PageContext;
}

/** What a score rests on down to the evidence: value by value, the rules that did not pass, and who did what. Nothing where it is not kept. */
export function ScoreBasis({ among = 1, ...props }: BasisProps & { readonly among?: number }): ReactNode {
  const { release, score, commitment, page } = props;
  const basis = score && basisOf(page.language, release.document, commitment, score);
  if (!basis || basis.values.length + basis.steps.length === 0) return null;
  if (among > MOST_HERE) return <BasisLink {...props} member={score.member} />;
  return (
    <details className="score-basis">
      <summary>
        {page.say('basis.heading')}
        <span className="visually-hidden"> {commitment.code}</span>
      </summary>
      <div className="score-basis-parts">
        {basis.values.length > 0 && (
          <ul className="basis">
            {basis.values.map((part) => (
              <Value key={part.indicator.code} part={part} page={page} />
            ))}
          </ul>
        )}
        {basis.values.some(({ rules }) => rules.length > 0) && (
          <p className="evidence-note">{page.say('basis.rules.lead')}</p>
        )}
        {basis.steps.length > 0 && (
          <section>
            <p>
              <strong>{page.say('basis.steps')}</strong>
            </p>
            <ol className="basis-steps">
              {basis.steps.map((words, at) => (
                <li key={at}>{words}</li>
              ))}
            </ol>
          </section>
        )}
      </div>
    </details>
  );
}

/** Hundreds of them would be a page that no telephone loads. */
function BasisLink({
  release,
  commitment,
  member,
  page,
}: Omit<BasisProps, 'score'> & { readonly member: string }): ReactNode {
  const { code: cycle } = release.document.cycle;
  const cell = { member, commitment: commitment.id };
  return (
    <a href={page.link({ page: 'matrix', cycle, view: { ...WHOLE_VIEW, cell }, fragment: null })}>
      {page.say('basis.why')}
    </a>
  );
}

function Value({ part, page }: { readonly part: BasisPart; readonly page: PageContext }): ReactNode {
  const { indicator, answer, hasUnit, period, evidence, unpublished, rules } = part;
  return (
    <li>
      <p className="evidence-note">
        <span className="matrix-code">{indicator.label}</span> <PlanText of={indicator.question} page={page} />
      </p>
      {answer !== null && (
        <p>
          <strong>
            {answer}
            {hasUnit && indicator.unit && (
              <>
                {' '}
                <PlanText of={indicator.unit} page={page} />
              </>
            )}
          </strong>
          {period !== null && page.say('join.aside', { words: period })}
        </p>
      )}
      {evidence.length > 0 && (
        <ul className="basis-evidence" aria-label={page.say('term.evidence')}>
          {evidence.map(({ source, also }, at) => (
            <li key={at}>
              <SourceWords source={source} page={page} />
              {also.length > 0 && <span className="basis-also">{also.join(' · ')}</span>}
            </li>
          ))}
        </ul>
      )}
      {unpublished !== null && <p className="evidence-note">{unpublished}</p>}
      {rules.length > 0 && (
        <>
          <p className="evidence-note">{page.say('basis.rules')}</p>
          <ul className="basis-rules">
            {rules.map((line) => (
              <Rule key={line.code} line={line} page={page} />
            ))}
          </ul>
        </>
      )}
    </li>
  );
}

function Rule({ line, page }: { readonly line: BasisRule; readonly page: PageContext }): ReactNode {
  const { code, severity, about, says, outcome, reason } = line;
  return (
    <li>
      <p>
        <code>{code}</code> {severity !== null && <span className="tag tag-plain">{severity}</span>}{' '}
        <strong>{outcome}</strong>
      </p>
      {about !== null && <p>{about}</p>}
      {says && (
        <p>
          <PlanText of={says} page={page} />
        </p>
      )}
      {reason && (
        <p>
          {page.say('term.reason')}
          {page.say('join.colon')}
          <PlanText of={reason} page={page} />
        </p>
      )}
    </li>
  );
}
