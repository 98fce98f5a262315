import type { PlanView, ScoreView } from '@signatory/contract';
import { classifyScore, ScoreChip } from '@signatory/pages';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { nameMember } from '../app/cycle-picker.js';
import { NotFound } from '../app/not-found.js';
import { api, type ScoreKey } from '../api/endpoints.js';
import { queries } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { mayWithin } from '../session/grants.js';
import { mayEver, useSession } from '../session/session.js';
import { Crumbs } from '../ui/crumbs.js';
import { Screen } from '../ui/screen.js';
import { Loaded } from '../ui/states.js';
import { VariantNote } from '../ui/variant-note.js';
import { ActionsPanel } from '../actions/actions-panel.js';
import { WordsForm } from '../actions/words-form.js';
import { AwaitedPanel } from './awaited-panel.js';
import { DeskSearch } from './desk-search.js';
import { LinkedEntries } from './linked-entries.js';
import { nameState } from './name-state.js';
import { OpinionForm } from './opinion-form.js';
import { Opinions, Proposal } from './opinions.js';
import { DepartureForm, ReplyForm } from './reply-forms.js';
import { isHidden, ScoreStands, useReplyIsOver } from './score-stands.js';
import { SimilarCases } from './similar-cases.js';
import { useWithdrawn } from './use-withdrawn.js';

/** One cell: the commitment and its criteria, the reader's own score, and what is revealed once both are in. */
export function ScoreScreen(): ReactNode {
  const key = useParams({ from: '/scoring/$cycle/$member/$commitment' });
  const plan = useQuery(queries.plan(key.cycle));
  const score = useQuery(queries.score(key));
  return (
    <Loaded query={plan}>
      {(thePlan: PlanView) => (
        <Loaded query={score}>
          {(theScore: ScoreView) => {
            const commitment = thePlan.commitments.find(({ id }) => id === key.commitment);
            if (!commitment) return <NotFound />;
            return <Score key={Object.values(key).join('/')} scoreKey={key} score={theScore} commitment={commitment} />;
          }}
        </Loaded>
      )}
    </Loaded>
  );
}

function Score(props: {
  readonly scoreKey: ScoreKey;
  readonly score: ScoreView;
  readonly commitment: PlanView['commitments'][number];
}): ReactNode {
  const { say, choose } = useSpeech();
  const { scoreKey, score, commitment } = props;
  const cycle = useQuery(queries.cycles()).data?.find(({ code }) => code === scoreKey.cycle);
  const member = cycle ? nameMember(cycle, scoreKey.member, choose) : scoreKey.member;
  const session = useSession();
  const assesses = cycle !== undefined && mayWithin(session, 'score:read', { plan: cycle.plan.id, cycle: cycle.code });
  // Its state stands there at once, and moves nothing down when it is known which cycle it is of.
  const tellsState = assesses || (cycle === undefined && mayEver(session, 'score:read'));
  // Back to where its work is listed.
  const settles = mayEver(session, 'score:adjudicate') && !mayEver(session, 'score:give');
  const may = (command: string): boolean => score.commands.includes(command);
  const entries = { scoreKey, indicators: commitment.indicators, assesses };
  const isOver = useReplyIsOver(score.row);
  const withdrawn = useWithdrawn(scoreKey.cycle, [score.row.state]);
  const hidden = isHidden(score.row);
  const tells = !hidden && (assesses || score.row.kind !== null || score.row.again);
  return (
    <Screen
      title={`${member}${say('join.colon')}${commitment.code} ${choose(commitment.title)}`}
      section={say(assesses ? (settles ? 'section.adjudication' : 'section.scoring') : 'section.report')}
      crumbs={
        <Crumbs here={commitment.code}>
          {assesses ? (
            <Link to={settles ? '/adjudication' : '/scoring'} search={{ cycle: scoreKey.cycle }}>
              {say(settles ? 'section.adjudication' : 'section.scoring')}
            </Link>
          ) : (
            <Link to="/report/$cycle/$member" params={scoreKey}>
              {say('section.report')}
            </Link>
          )}
        </Crumbs>
      }
      line={
        hidden ? (
          <span className="tag tag-warn">{say('judge.notYours')}</span>
        ) : (
          <>
            {(tellsState || score.row.state !== 'NOT_SCORED') && (
              <span className="tag">{nameState(score.row.state, { assesses: tellsState, withdrawn }, say)}</span>
            )}
            {score.row.again && <span className="tag tag-warn">{say('scoring.again')}</span>}
            {/* On a phone its panel stands below all that it rests on. */}
            {!assesses && score.row.kind && (
              <ScoreChip score={classifyScore({ kind: score.row.kind, value: score.row.value })} say={say} />
            )}
          </>
        )
      }
      acts={
        score.row.state !== 'NOT_SCORED' && (
          <Link className="button" to="/scoring/$cycle/$member/$commitment/why" params={scoreKey}>
            {say('why.heading')}
          </Link>
        )
      }
    >
      <ScoreStands score={score} cycle={cycle} beside={{ assesses, withdrawn, isOver }} />
      <AwaitedPanel scoreKey={scoreKey} score={score} commitment={commitment} />
      <div className="two-columns">
        <div className="column">
          <section className="panel words" aria-labelledby="words-heading">
            <h2 id="words-heading">{say('commitment.words')}</h2>
            <blockquote>
              <p>{choose(commitment.text)}</p>
              <footer>
                <span className={`tag${commitment.provenance.kind === 'paraphrase' ? ' tag-warn' : ''}`}>
                  {say(`provenance.${commitment.provenance.kind}`)}
                </span>{' '}
                {say('source.citation', { citation: commitment.provenance.source })}
              </footer>
            </blockquote>
            <VariantNote commitment={commitment} member={scoreKey.member} />
            <h3>{say('commitment.guideline')}</h3>
            <ul className="guideline">
              {commitment.levels.map((level, index) => (
                <li key={index}>
                  <ScoreChip score={classifyScore({ kind: 'score', value: level.score })} say={say} />
                  <span>
                    {level.countervailing && <strong>{say('commitment.countervailing')} </strong>}
                    {choose(level.words)}
                  </span>
                </li>
              ))}
            </ul>
            {assesses && (
              <details className="partial-credit">
                <summary>{say('scoring.partial')}</summary>
                <ul>
                  {(['guideline', 'acts', 'part', 'against', 'missing'] as const).map((each) => (
                    <li key={each}>{say(`scoring.partial.${each}`)}</li>
                  ))}
                </ul>
              </details>
            )}
            <LinkedEntries
              scoreKey={scoreKey}
              commitment={commitment}
              assesses={assesses}
              submitted={score.submitted}
              findings={score.findings}
              mayFind={may('find')}
            />
          </section>
          <ActionsPanel scoreKey={scoreKey} assesses={assesses} />
        </div>
        <div className="column">
          {/* Whoever replies to a score, or settles it, reads it first; whoever gives one is not led by what is known. */}
          {tells && !may('opine') && <Opinions score={score} assesses={assesses} sampled={cycle?.sampled ?? false} />}
          <Proposal proposal={score.proposal} commitment={commitment} />
          <DeskSearch scoreKey={scoreKey} />
          <OpinionForm
            isOpen={may('opine')}
            of={[...Object.values(scoreKey), 'opine']}
            heading={say('scoring.own')}
            act={say('scoring.give')}
            levels={commitment.levels}
            send={(body, evidence) => api.giveOpinion(scoreKey, { ...body, evidence })}
            entries={entries}
            cycle={scoreKey.cycle}
          />
          <OpinionForm
            isOpen={may('adjudicate')}
            of={[...Object.values(scoreKey), 'adjudicate']}
            heading={say('adjudication.own')}
            act={say('adjudication.settle')}
            levels={commitment.levels}
            send={(body, evidence) => api.adjudicate(scoreKey, { ...body, evidence })}
            entries={entries}
            cycle={scoreKey.cycle}
          />
          <OpinionForm
            isOpen={may('recalibrate') && score.reply !== null}
            of={[...Object.values(scoreKey), 'recalibrate']}
            heading={say('adjudication.answer')}
            lead={say('adjudication.answer.lead')}
            act={say('adjudication.answer.act')}
            levels={commitment.levels}
            send={({ value, rationale, language }, evidence) =>
              api.answerReply(scoreKey, { value, reply: score.reply?.n, answer: rationale, language, evidence })
            }
            entries={entries}
            cycle={scoreKey.cycle}
          />
          {may('ask-second') && (
            <section className="panel only-screen" aria-labelledby="second-heading">
              <h2 id="second-heading">{say('second.heading')}</h2>
              <p className="notes">{say('second.lead')}</p>
              <WordsForm
                keptBy={['ask-second', ...Object.values(scoreKey)]}
                act={say('second.ask')}
                label={say('second.reason')}
                least={20}
                changes={[['scores', scoreKey.cycle]]}
                send={(reason) => api.askSecondScore(scoreKey, { reason })}
              />
            </section>
          )}
          <ReplyForm
            scoreKey={scoreKey}
            isOpen={may('reply') && !isOver}
            isGiven={score.reply !== null && score.reply.answer === null}
            repliedBefore={score.formerReplies.length > 0}
            entries={entries}
          />
          <DepartureForm scoreKey={scoreKey} isOpen={may('explain')} />
          {may('opine') && <Opinions score={score} assesses={assesses} sampled={cycle?.sampled ?? false} />}
          {assesses && <SimilarCases scoreKey={scoreKey} />}
        </div>
      </div>
    </Screen>
  );
}
