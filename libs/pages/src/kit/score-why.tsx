import { whyWords, type ReleaseCommitment, type ReleaseScore } from '@signatory/contract';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import type { ReleaseReader } from '../release/read-release.js';
import { AssessorFindings } from './assessor-findings.js';
import { EvidenceList } from './evidence-list.js';
import { PlanText } from './plan-text.js';
import { ScoreBasis } from './score-basis.js';

/** Of more scores than these a page has what stands behind each folded. */
const MOST_OPEN = 12;

interface WhyProps {
  readonly release: ReleaseReader;
  readonly score: ReleaseScore | null;
  readonly commitment: ReleaseCommitment;
  readonly page: PageContext;
}

/** What was written of a score: the sentence of the clause that decided, or why there is none, and what the assessors say. */
export function ScoreWords({ score, page }: Pick<WhyProps, 'score' | 'page'>): ReactNode {
  return [score?.reason, score?.rationale].map(
    (words, at) =>
      words && (
        <p key={at}>
          <PlanText of={words} page={page} />
        </p>
      ),
  );
}

/** Why it was given, beside its words: what is cited, what assessors found, how two scores came together, and what it rests on. */
export function ScoreWhy(props: WhyProps): ReactNode {
  const { score, commitment, page } = props;
  const { evidence = [], agreement = null } = score ?? {};
  const rests = restsOn(props);
  return (
    <>
      {evidence.length > 0 && (
        <section>
          <h3>{page.say('term.evidence')}</h3>
          <EvidenceList evidence={evidence} page={page} />
        </section>
      )}
      <AssessorFindings score={score} commitment={commitment} page={page} />
      {agreement && <p className="note">{page.say(`detail.${agreement}`)}</p>}
      {rests !== '' && (
        <section>
          <h3>{page.say('scoreWhy.heading')}</h3>
          <p className="note">{rests}</p>
        </section>
      )}
      <ScoreBasis {...props} />
    </>
  );
}

/** The same of one of several scores of a page, folded where they are many; nothing where nothing is known of it. */
export function FoldedWhy(
  props: WhyProps & {
    /** How many scores stand on the page. */
    readonly among: number;
    /** What tells it from the others: the member, or the commitment's code. */
    readonly of: string;
  },
): ReactNode {
  const { release, score, commitment, page, among } = props;
  const { evidence = [], agreement = null, why } = score ?? {};
  const rests = restsOn(props);
  if (evidence.length + (why?.findings ?? []).length === 0 && agreement === null && rests === '') return null;
  return (
    <details className="score-why" open={among <= MOST_OPEN}>
      <summary>
        {page.say('why.heading')}
        <span className="visually-hidden"> {props.of}</span>
      </summary>
      <div className="score-why-parts">
        {evidence.length > 0 && <EvidenceList evidence={evidence} page={page} />}
        <AssessorFindings score={score} commitment={commitment} page={page} />
        {agreement && <p>{page.say(`detail.${agreement}`)}</p>}
        {rests !== '' && <p>{rests}</p>}
        <ScoreBasis release={release} score={score} commitment={commitment} among={among} page={page} />
      </div>
    </details>
  );
}

function restsOn({ release, score, commitment, page }: WhyProps): string {
  return score ? whyWords(page.language, release.document, commitment, score) : '';
}
