import type { IndicatorView, PlanView, ReviewView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { nameMember } from '../app/cycle-picker.js';
import { NotFound } from '../app/not-found.js';
import { evidenceAddress, type EntryKey } from '../api/endpoints.js';
import { queries } from '../api/queries.js';
import { EvidencePiece } from '../report/evidence-piece.js';
import { WorkedOut } from '../report/worked-out.js';
import { FieldFindings } from '../report/field-findings.js';
import { mayWithin } from '../session/grants.js';
import { useSpeech } from '../session/language.js';
import { useSession } from '../session/session.js';
import { Crumbs } from '../ui/crumbs.js';
import { IndicatorNotes } from '../ui/indicator-notes.js';
import { Screen } from '../ui/screen.js';
import { Loaded, Loading } from '../ui/states.js';
import { VariantNote } from '../ui/variant-note.js';
import { BesideAnswer } from './beside-answer.js';
import { DecisionBox } from './decision-box.js';
import { History } from './history.js';
import { InReview, type NewerAnswer } from './in-review.js';
import { isAtWork, useNeighbours } from './neighbours.js';
import { usePreference } from './preferences.js';
import { QueueStrip } from './queue-strip.js';
import { ShortcutSwitch } from './shortcut-switch.js';
import { LeftAlone, useTaking } from './taking.js';
import { Threads } from './threads.js';
import { UndoLine } from './undo.js';
import { useShortcuts } from './use-shortcuts.js';
import { Versus } from './versus.js';

/** Decides on one entry: what it says now beside what it said before, its findings, evidence and thread. */
export function ReviewScreen(): ReactNode {
  const key = useParams({ from: '/review/$cycle/$member/$indicator' });
  const plan = useQuery(queries.plan(key.cycle));
  const review = useQuery(queries.review(key));
  const { isKnown } = useNeighbours(key, useSearch({ from: '/review/$cycle/$member/$indicator' }));
  // Its list stands beside it or does not: it is not drawn without and then pushed aside.
  if (!isKnown) return <Loading />;
  return (
    <Loaded query={plan}>
      {(thePlan: PlanView) => (
        <InReview key={`${key.cycle}/${key.member}/${key.indicator}`} query={review} entryKey={key}>
          {(theReview, newer) => {
            const commitment = thePlan.commitments.find(({ indicators }) =>
              indicators.some(({ code }) => code === key.indicator),
            );
            const indicator = commitment?.indicators.find(({ code }) => code === key.indicator);
            return commitment && indicator ? (
              <Review
                entryKey={key}
                review={theReview}
                newer={newer}
                indicator={indicator}
                commitment={commitment}
                plan={thePlan}
              />
            ) : (
              <NotFound />
            );
          }}
        </InReview>
      )}
    </Loaded>
  );
}

function Review(props: {
  readonly entryKey: EntryKey;
  readonly review: ReviewView;
  readonly newer: NewerAnswer | null;
  readonly indicator: IndicatorView;
  readonly commitment: PlanView['commitments'][number];
  readonly plan: PlanView;
}): ReactNode {
  const { say, choose, instant } = useSpeech();
  const { entryKey, review, newer, indicator, commitment } = props;
  const cycle = useQuery(queries.cycles()).data?.find(({ code }) => code === entryKey.cycle);
  const member = cycle ? nameMember(cycle, entryKey.member, choose) : entryKey.member;
  const filters = useSearch({ from: '/review/$cycle/$member/$indicator' });
  const navigate = useNavigate();
  const { before, after, next, place, rows } = useNeighbours(entryKey, filters);
  const { row } = review;
  const taking = useTaking(entryKey.cycle);
  const takes = row.state === 'PENDING' && review.commands.length > 0;
  const take = (): void => taking.mutate([entryKey]);
  const [advances] = usePreference('advance');
  const open = (place: { readonly member: string; readonly indicator: string } | null): void => {
    if (place) {
      const params = { cycle: entryKey.cycle, member: place.member, indicator: place.indicator };
      void navigate({ to: '/review/$cycle/$member/$indicator', params, search: filters });
    } else void navigate({ to: '/review', search: { cycle: entryKey.cycle, ...filters } });
  };
  useShortcuts({
    ...(after ? { n: () => open(after) } : {}),
    ...(before ? { p: () => open(before) } : {}),
    ...(takes ? { a: take } : {}),
    c: () => document.getElementById('threads')?.focus(),
    e: () => document.getElementById('evidence')?.focus(),
  });
  return (
    <Screen
      title={`${member}${say('join.colon')}${choose(indicator.question)}`}
      section={say('section.review')}
      crumbs={
        <Crumbs here={indicator.label}>
          <Link to="/review" search={{ cycle: entryKey.cycle, ...filters }}>
            {say('section.review')}
          </Link>
        </Crumbs>
      }
      line={
        <>
          <span className="tag">{say(`entryReview.${review.row.state}`)}</span>
          <Rates entryKey={entryKey} commitment={commitment} plan={review.row.barred ? undefined : cycle?.plan.id} />
        </>
      }
    >
      <div className="review-bar">
        <button type="button" className="button" aria-disabled={!before} onClick={() => open(before)}>
          {say('review.previous')}
        </button>
        <button type="button" className="button" aria-disabled={!after} onClick={() => open(after)}>
          {say('review.next')}
        </button>
        {place && <span className="muted">{say('review.position', place)}</span>}
        {takes && (
          <button type="button" className="button" aria-disabled={taking.isPending} onClick={take}>
            {say('review.take')}
          </button>
        )}
        <ShortcutSwitch screen="entry" />
        <UndoLine cycle={entryKey.cycle} here={entryKey} />
      </div>
      {cycle && <LeftAlone cycle={cycle} taking={taking} />}
      {isAtWork(row) && row.reviewer && (
        <p className="banner">{say('review.atWorkSince', { name: row.reviewer, instant: instant(row.since) })}</p>
      )}
      {newer && (
        <div className="banner banner-warn" role="alert">
          <p>{say('review.changed', { member, time: instant(newer.savedAt) })}</p>
          <button type="button" className="button" onClick={newer.load}>
            {say('review.changed.load')}
          </button>
        </div>
      )}
      <div className={place ? 'review-panes' : 'two-columns'}>
        {place && cycle && (
          <QueueStrip rows={rows} at={place.n - 1} cycle={cycle} plan={props.plan} filters={filters} />
        )}
        <div className="column">
          <section className="panel" aria-labelledby="entry-heading">
            <h2 id="entry-heading">{say('review.entry')}</h2>
            <VariantNote commitment={commitment} member={entryKey.member} />
            {indicator.definition && <p className="definition">{choose(indicator.definition)}</p>}
            <IndicatorNotes indicator={indicator} />
            <Versus review={review} indicator={indicator} />
            {indicator.calculated && (
              <>
                <h3>{say('calculated.heading')}</h3>
                <p className="muted">{say('calculated.note')}</p>
                <WorkedOut
                  cycle={entryKey.cycle}
                  member={entryKey.member}
                  indicator={indicator}
                  calculation={review.entry.calculation}
                  to="/review/$cycle/$member/$indicator"
                />
              </>
            )}
            <FieldFindings findings={review.findings} />
            <BesideAnswer findings={review.findings} />
          </section>
          {!indicator.calculated && <Evidence entryKey={entryKey} review={review} items={indicator.items} />}
        </div>
        <div className="column">
          <DecisionBox
            entryKey={entryKey}
            review={review}
            indicator={indicator}
            reviewDeadline={cycle?.reviewDeadline ?? null}
            name={`${indicator.label}${say('join.comma')}${member}`}
            onDecided={() => {
              if (advances) open(next);
              else document.querySelector('h1')?.focus();
            }}
          />
          <Threads entryKey={entryKey} begins={review.commands.length > 0} />
          <History items={review.thread} indicator={indicator} />
        </div>
      </div>
    </Screen>
  );
}

/** The commitment that the entry is of; who scores it, or came from its score, is led there. */
function Rates(props: {
  readonly entryKey: EntryKey;
  readonly commitment: PlanView['commitments'][number];
  readonly plan: string | undefined;
}): ReactNode {
  const { say, choose } = useSpeech();
  const session = useSession();
  const { commitment, plan, entryKey } = props;
  const { cycle, member } = entryKey;
  const named = `${commitment.code} ${choose(commitment.title)}`;
  if (plan === undefined || !mayWithin(session, 'score:read', { plan, cycle })) return <span>{named}</span>;
  return (
    <Link to="/scoring/$cycle/$member/$commitment" params={{ cycle, member, commitment: commitment.id }}>
      {say('term.score')}
      {say('join.colon')}
      {named}
    </Link>
  );
}

function Evidence({
  entryKey,
  review,
  items,
}: Pick<IndicatorView, 'items'> & { readonly entryKey: EntryKey; readonly review: ReviewView }): ReactNode {
  const { say } = useSpeech();
  const { evidence } = review.entry;
  return (
    <section className="panel" id="evidence" tabIndex={-1} aria-labelledby="evidence-heading">
      <h2 id="evidence-heading">{say('term.evidence')}</h2>
      {evidence.length === 0 && <p className="muted">{say('review.noEvidence')}</p>}
      <ul className="evidence">
        {evidence.map((piece) => (
          <EvidencePiece
            key={piece.id}
            piece={piece}
            stored={piece}
            items={items}
            address={(id) => evidenceAddress({ ...entryKey, id })}
          />
        ))}
      </ul>
    </section>
  );
}
