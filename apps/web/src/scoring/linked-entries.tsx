import type { IndicatorView, PlanView, ScoreView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ScoreKey } from '../api/endpoints.js';
import { queries } from '../api/queries.js';
import { printEntry } from '../review/print-entry.js';
import { useSpeech } from '../session/language.js';
import { IndicatorNotes } from '../ui/indicator-notes.js';
import { FindingPanel } from './finding-panel.js';

/** The entries that a commitment is scored by: each leads to where it is read, with its answer as far as the reader sees it. */
export function LinkedEntries(props: {
  readonly scoreKey: ScoreKey;
  readonly commitment: PlanView['commitments'][number];
  readonly assesses: boolean;
  /** Whether the member has answered them: what never came has no entry to lead to. */
  readonly submitted: boolean | null;
  /** What assessors found, as far as the reader judges. */
  readonly findings: ScoreView['findings'];
  readonly mayFind: boolean;
}): ReactNode {
  const { say, choose } = useSpeech();
  const { scoreKey, commitment, assesses } = props;
  const isMissing = assesses && props.submitted === false;
  // Of a plan whose scores come from elsewhere nothing is reported.
  if (commitment.indicators.length === 0) return null;
  return (
    <>
      <h3>{say('scoring.entries')}</h3>
      <ul className="indicators">
        {commitment.indicators.map((indicator) => (
          <li key={indicator.code}>
            <span className="matrix-code">{indicator.label}</span>
            {indicator.assessor ? (
              <div>
                {choose(indicator.question)}
                <IndicatorNotes indicator={indicator} />
                <FindingPanel
                  scoreKey={scoreKey}
                  indicator={indicator}
                  finding={props.findings.find((each) => each.indicator === indicator.code)}
                  mayFind={props.mayFind}
                />
              </div>
            ) : isMissing ? (
              <div>
                {choose(indicator.question)}
                <p className="linked-answer">
                  <span className="tag tag-plain">{say('results.punctuality.not-submitted')}</span>
                </p>
                <IndicatorNotes indicator={indicator} />
              </div>
            ) : (
              <div>
                <Link
                  to={assesses ? '/review/$cycle/$member/$indicator' : '/report/$cycle/$member/entry/$indicator'}
                  params={{ cycle: scoreKey.cycle, member: scoreKey.member, indicator: indicator.code }}
                >
                  {choose(indicator.question)}
                </Link>
                {assesses ? (
                  <Reviewed scoreKey={scoreKey} indicator={indicator} />
                ) : (
                  <Reported scoreKey={scoreKey} indicator={indicator} />
                )}
                <IndicatorNotes indicator={indicator} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

interface AnswerProps {
  readonly scoreKey: ScoreKey;
  readonly indicator: IndicatorView;
}

/** What the reader's own report answers; nothing where it is not theirs to read. */
function Reported({ scoreKey: { cycle, member }, indicator }: AnswerProps): ReactNode {
  const speech = useSpeech();
  const report = useQuery(queries.report(cycle, member)).data;
  const entry = report?.entries.find((each) => each.indicator === indicator.code);
  if (!entry) return null;
  return (
    <p className="linked-answer">
      <strong>{printEntry(entry, indicator, speech)}</strong>
    </p>
  );
}

/** What was submitted, and how far its review is; of what is not reviewed, as it was never answered, what the report says. */
export function Reviewed({ scoreKey, indicator }: AnswerProps): ReactNode {
  const speech = useSpeech();
  const answers = useQuery(queries.answers(scoreKey)).data;
  const answer = answers?.find((each) => each.indicator === indicator.code);
  if (!answer) return answers ? <Reported scoreKey={scoreKey} indicator={indicator} /> : null;
  return (
    <p className="linked-answer">
      <strong>{printEntry(answer, indicator, speech)}</strong>{' '}
      <span className="tag tag-plain">{speech.say(`entryReview.${answer.state}`)}</span>
    </p>
  );
}
