import type { PlanView, ProposalView, ScoreView } from '@signatory/contract';
import { ACTION_CLASSES, countOf } from '@signatory/domain';
import { classifyScore, printScore, ScoreChip } from '@signatory/pages';
import { formatList } from '@signatory/texts';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { useSpeech } from '../session/language.js';
import { Words } from '../ui/words.js';
import { Cited } from './cited.js';
import { nameOpinion } from './name-doer.js';
import { sayChange, sayReason } from './say-change.js';
import { isSingle, sayGiven } from './say-given.js';

/** The opinions that may be seen: the reader's own until both are in, then both; and what became of them. A member sees the latter. */
export function Opinions(props: {
  readonly score: ScoreView;
  readonly assesses: boolean;
  /** A second score is given only of some. */
  readonly sampled: boolean;
}): ReactNode {
  const { say, instant } = useSpeech();
  const { score, assesses, sampled } = props;
  const { kind, value } = score.row;
  const proposed = score.proposal?.score ?? null;
  const departure = proposed !== null && value !== null && value !== proposed && (
    <p className="note">{say('why.departs', { score: printValue(proposed, say) })}</p>
  );
  const shown = score.opinions.length > 0 ? score.opinions : score.own ? [score.own] : [];
  return (
    <section className="panel" aria-labelledby="opinions-heading">
      <h2 id="opinions-heading">{say(assesses ? 'scoring.opinions' : 'term.score')}</h2>
      {assesses ? (
        <>
          <p className="muted">{sayGiven(score.row, sampled, say)}</p>
          {score.row.opinions < 2 && !isSingle(score.row) && (
            <p className="muted">
              {say(sampled && score.row.opinions === 0 ? 'scoring.hidden.sample' : 'scoring.hidden')}
            </p>
          )}
          {/* Below the steps it would read as if it answered the member's reply. */}
          {kind && score.rationale && !isToldByStep(score) && (
            <div className="detail-score">
              <ScoreChip score={classifyScore({ kind, value })} say={say} large />
              <Words text={score.rationale} language={score.rationaleLanguage} />
            </div>
          )}
        </>
      ) : (
        kind && (
          <>
            <div className="detail-score">
              <ScoreChip score={classifyScore({ kind, value })} say={say} large />
              {score.rationale !== null && <Words text={score.rationale} language={score.rationaleLanguage} />}
            </div>
            {departure}
          </>
        )
      )}
      {(shown.length + score.changes.length + score.formerReplies.length > 0 || score.reply) && (
        <ol className="decided">
          {shown.map((opinion, index) => (
            <li key={index}>
              <p>
                <ScoreChip score={classifyScore({ kind: 'score', value: opinion.value })} say={say} />{' '}
                <strong>{nameOpinion(opinion.by, say('scoring.own'), say)}</strong>
              </p>
              <Words text={opinion.rationale} language={opinion.language} />
              <Cited links={opinion.evidence} />
              <p className="small-print">{instant(opinion.at)}</p>
            </li>
          ))}
          {score.formerReplies.length > 0 && (
            <li>
              <ReplyList summary={say('reply.former')} replies={score.formerReplies} />
            </li>
          )}
          {stepsOf(score).map((step, index) => (
            <li key={`step-${index}`}>
              {'kind' in step ? <Reply reply={step} earlier={score.earlierReplies} /> : <Change change={step} />}
              <p className="small-print">{instant(step.at)}</p>
            </li>
          ))}
        </ol>
      )}
      {assesses && departure}
    </section>
  );
}

/** Whoever settled a score gave its rationale as the reason of that step. */
function isToldByStep({ changes, rationale }: ScoreView): boolean {
  return changes.some(({ reason }) => reason === rationale);
}

type Step = NonNullable<ScoreView['reply']> | ScoreView['changes'][number];

/** In turn, a reply before what it led to at once: a score that is accepted is confirmed in the same instant. */
function stepsOf({ reply, changes }: ScoreView): readonly Step[] {
  return [...(reply ? [reply] : []), ...changes].sort((a, b) => a.at.localeCompare(b.at));
}

/** What the member replied; the answer is the reason of the step that it led to. */
function Reply(props: {
  readonly reply: NonNullable<ScoreView['reply']>;
  readonly earlier: ScoreView['earlierReplies'];
}): ReactNode {
  const { say } = useSpeech();
  const { kind, publish, text, language, evidence } = props.reply;
  return (
    <>
      <p>
        <strong>{say(`reply.${kind}`)}</strong>
      </p>
      {!publish && <p className="small-print">{say('reply.onFile')}</p>}
      <Words text={text} language={language} />
      <Cited links={evidence} />
      <ReplyList summary={say('reply.earlier')} replies={props.earlier} />
    </>
  );
}

function Change({ change }: { readonly change: ScoreView['changes'][number] }): ReactNode {
  const { say } = useSpeech();
  return (
    <>
      <p>{sayChange(change, say)}</p>
      {change.command === 'rescore' ? (
        <p>{sayReason(change, say)}</p>
      ) : (
        change.reason && <Words text={change.reason} language={change.language} />
      )}
    </>
  );
}

/** What the member said before: it put another reply in its place, or the score was given again. */
function ReplyList(props: { readonly summary: string; readonly replies: ScoreView['earlierReplies'] }): ReactNode {
  const { say, instant } = useSpeech();
  if (props.replies.length === 0) return null;
  return (
    <details>
      <summary>{props.summary}</summary>
      {props.replies.map(({ n, kind, text, language, evidence, at }) => (
        <div key={n}>
          <p>{say(`reply.${kind}`)}</p>
          <Words text={text} language={language} />
          <Cited links={evidence} />
          <p className="small-print">{instant(at)}</p>
        </div>
      ))}
    </details>
  );
}

/** What the guideline proposes from the approved entries; shown only after both opinions. One that reads nothing proposes nothing. */
export function Proposal(props: {
  readonly proposal: z.infer<typeof ProposalView> | null;
  readonly commitment: PlanView['commitments'][number];
}): ReactNode {
  const { say, choose, language } = useSpeech();
  const { proposal, commitment } = props;
  if (!proposal || (proposal.score === null && proposal.candidates.length === 0)) return null;
  const label = (code: string): string => {
    const counted = ACTION_CLASSES.find((each) => code === countOf(each));
    return counted ? say(`actions.count.${counted}`) : nameOf(code);
  };
  const nameOf = (code: string): string => commitment.indicators.find((each) => each.code === code)?.label ?? code;
  return (
    <section className="panel" aria-labelledby="proposal-heading">
      <h2 id="proposal-heading">{say('proposal.heading')}</h2>
      {proposal.score === null ? (
        <p>
          {say('proposal.none', {
            candidates: formatList(
              language,
              proposal.candidates.map((each) => printValue(each, say)),
            ),
            needs: formatList(language, proposal.needs.map(label)),
          })}
        </p>
      ) : (
        <p className="detail-score">
          <ScoreChip score={classifyScore({ kind: 'score', value: proposal.score })} say={say} large />
          <span>{proposal.words && choose(proposal.words)}</span>
        </p>
      )}
    </section>
  );
}

function printValue(value: -1 | 0 | 1 | null, say: Parameters<typeof printScore>[1]): string {
  return value === null ? '–' : printScore(classifyScore({ kind: 'score', value }), say);
}
