import type { WhyView } from '@signatory/contract';
import { ACTION_CLASSES, chooseText, countOf } from '@signatory/domain';
import { classifyScore, printScore, ScoreChip } from '@signatory/pages';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { nameMember } from '../app/cycle-picker.js';
import { provenanceAddress } from '../api/endpoints.js';
import { whyOf } from '../api/explaining.js';
import { queries } from '../api/queries.js';
import { mayWithin } from '../session/grants.js';
import { useSpeech, type Speech } from '../session/language.js';
import { useSession } from '../session/session.js';
import { Crumbs } from '../ui/crumbs.js';
import { Screen } from '../ui/screen.js';
import { Loaded } from '../ui/states.js';
import { Cited } from './cited.js';
import { nameDoer } from './name-doer.js';
import { nameState } from './name-state.js';
import { sayChange, sayReason } from './say-change.js';
import { useWithdrawn } from './use-withdrawn.js';
import { WhyActions } from './why-actions.js';
import { WhyEntries } from './why-entries.js';
import { Words } from '../ui/words.js';

/** Why a score is what it is, from the score down to the evidence: to be read, and printed. */
export function WhyScreen(): ReactNode {
  const key = useParams({ from: '/scoring/$cycle/$member/$commitment/why' });
  const why = useQuery(whyOf(key));
  return <Loaded query={why}>{(it) => <Why why={it} />}</Loaded>;
}

function Why({ why }: { readonly why: WhyView }): ReactNode {
  const { say, choose, instant } = useSpeech();
  const { cycle: code, commitment } = why;
  const cycle = useQuery(queries.cycles()).data?.find((each) => each.code === code);
  const member = cycle ? nameMember(cycle, why.member, choose) : why.member;
  const session = useSession();
  const assesses = cycle !== undefined && mayWithin(session, 'score:read', { plan: cycle.plan.id, cycle: cycle.code });
  const key = { cycle: code, member: why.member, commitment: commitment.id };
  return (
    <Screen
      title={`${say('why.heading')}${say('join.colon')}${member}${say('join.comma')}${commitment.code} ${choose(commitment.title)}`}
      section={say(assesses ? 'section.scoring' : 'section.report')}
      crumbs={
        <Crumbs here={say('why.heading')}>
          <Link to="/scoring/$cycle/$member/$commitment" params={key}>
            {commitment.code}
          </Link>
        </Crumbs>
      }
      line={<span>{say('why.lead', { at: instant(why.asOf) })}</span>}
      acts={
        <>
          <button type="button" className="button" onClick={() => print()}>
            {say('why.print')}
          </button>
          <a
            className="button"
            href={provenanceAddress(key)}
            download={`${code}-${why.member}-${commitment.code}.jsonld`}
          >
            {say('why.provenance')}
          </a>
        </>
      }
    >
      <ol className="why">
        <Score why={why} assesses={assesses} />
        <Guideline why={why} />
        <WhyEntries why={why} />
        <WhyActions why={why} />
        <Opinions why={why} />
        <Steps why={why} />
        <Origins why={why} />
      </ol>
    </Screen>
  );
}

/** One step of the chain. */
function Step(props: { readonly heading: string; readonly children: ReactNode }): ReactNode {
  return (
    <li className="panel">
      <h2>{props.heading}</h2>
      {props.children}
    </li>
  );
}

function Score(props: { readonly why: WhyView; readonly assesses: boolean }): ReactNode {
  const { assesses } = props;
  const { cycle, score, guideline } = props.why;
  const withdrawn = useWithdrawn(cycle, [score.state]);
  const { say, choose, language } = useSpeech();
  const proposal = guideline?.proposal ?? null;
  return (
    <Step heading={say('term.score')}>
      <p className="detail-score">
        {score.kind && <ScoreChip score={classifyScore({ kind: score.kind, value: score.value })} say={say} large />}
        <span className="tag">{nameState(score.state, { assesses, withdrawn }, say)}</span>
      </p>
      {score.reason && <p>{choose(score.reason)}</p>}
      {score.rationale && <Words {...chooseText(score.rationale, language, 'en')} className="narrative" />}
      <Cited links={score.evidence} />
      {proposal !== null && score.value !== null && proposal !== score.value && (
        <p className="note">{say('why.departs', { score: printValue(proposal, say) })}</p>
      )}
    </Step>
  );
}

function Guideline({ why: { guideline, entries, commitment } }: { readonly why: WhyView }): ReactNode {
  const { say, choose } = useSpeech();
  if (!guideline) return null;
  const { proposal, needs, clauses } = guideline;
  const name = (code: string): string => {
    const counted = ACTION_CLASSES.find((each) => code === countOf(each));
    if (counted) return say(`actions.count.${counted}`);
    const entry = entries.find(({ indicator }) => indicator === code);
    return entry ? choose(entry.question) : code;
  };
  return (
    <Step heading={say('commitment.guideline')}>
      <p className="muted">{choose(commitment.text)}</p>
      <ul className="guideline">
        {clauses.map(({ score, words, condition, countervailing, decided }, index) => (
          <li key={index}>
            <ScoreChip score={classifyScore({ kind: 'score', value: score })} say={say} />
            <span>
              {countervailing && <strong>{say('commitment.countervailing')} </strong>}
              {choose(words)}
              {decided && (
                <>
                  {' '}
                  <span className="tag">{say('why.decided')}</span>
                  <code className="why-condition">{condition}</code>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {proposal === null && (
        <p className="note">{say('why.noProposal', { needs: needs.map(name).join(say('join.semicolon')) || '–' })}</p>
      )}
      {proposal !== null && !clauses.some(({ decided }) => decided) && (
        <p className="note">{say('why.severalClauses', { score: printValue(proposal, say) })}</p>
      )}
    </Step>
  );
}

function Opinions({ why: { opinions } }: { readonly why: WhyView }): ReactNode {
  const { say, instant } = useSpeech();
  if (opinions.length === 0) return null;
  return (
    <Step heading={say('scoring.opinions')}>
      <ul className="why-list">
        {opinions.map(({ by, value, rationale, language, evidence, at }, index) => (
          <li key={index}>
            <p>
              <ScoreChip score={classifyScore({ kind: 'score', value })} say={say} />{' '}
              <strong>{nameDoer(by, say)}</strong>
            </p>
            <Words text={rationale} language={language} />
            <Cited links={evidence} />
            <p className="small-print">{instant(at)}</p>
          </li>
        ))}
      </ul>
    </Step>
  );
}

function Steps({ why: { changes, replies } }: { readonly why: WhyView }): ReactNode {
  const { say, instant, language } = useSpeech();
  // In turn: which score a reply was given to is told by what came before and after it.
  const steps = [
    ...changes.map((change) => ({
      ...change,
      told: sayChange(change, say),
      words: sayReason(change, say),
      // The product's own words are said in the reader's.
      spoken: change.command === 'rescore' ? language : change.language,
    })),
    ...replies.map((reply) => ({
      ...reply,
      told: say(`reply.${reply.kind}`),
      words: reply.text,
      spoken: reply.language,
    })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  if (steps.length === 0) return null;
  return (
    <Step heading={say('why.steps')}>
      <ul className="why-list">
        {steps.map(({ told, words, spoken, by, at }, index) => (
          <li key={index}>
            <p>{told}</p>
            {words && <Words text={words} language={spoken} />}
            <p className="small-print">{say('why.by', { who: nameDoer(by, say), at: instant(at) })}</p>
          </li>
        ))}
      </ul>
    </Step>
  );
}

/** The hashes by which all of it can be found again. */
function Origins({ why: { submission, run, plan } }: { readonly why: WhyView }): ReactNode {
  const { say, choose, instant } = useSpeech();
  return (
    <Step heading={say('why.origins')}>
      <ul className="why-list">
        {submission && (
          <li>
            <p>{say('why.submission', { version: submission.version, at: instant(submission.at) })}</p>
            <p className="small-print">
              SHA-256 <code className="hash">{submission.sha256}</code>
            </p>
          </li>
        )}
        {run && (
          <li>
            <p>{say('why.run', { at: run.at === null ? '–' : instant(run.at) })}</p>
            <p className="small-print">
              {say('why.ruleSet')} <code className="hash">{run.ruleSet}</code>
            </p>
          </li>
        )}
        <li>
          <p>{say('why.plan', { plan: choose(plan.title), version: plan.version })}</p>
          <p className="small-print">
            SHA-256 <code className="hash">{plan.sha256}</code>
          </p>
        </li>
      </ul>
    </Step>
  );
}

function printValue(value: -1 | 0 | 1, say: Speech['say']): string {
  return printScore(classifyScore({ kind: 'score', value }), say);
}
