import type { IndicatorView, PlanView, ReviewView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { nameMember } from '../app/cycle-picker.js';
import { NotFound } from '../app/not-found.js';
import { evidenceAddress, type EntryKey } from '../api/endpoints.js';
import { queries } from '../api/queries.js';
import { EvidencePiece } from '../report/evidence-piece.js';
import { FieldFindings } from '../report/field-findings.js';
import { useSpeech } from '../session/language.js';
import { Crumbs } from '../ui/crumbs.js';
import { Screen } from '../ui/screen.js';
import { Loaded } from '../ui/states.js';
import { VariantNote } from '../ui/variant-note.js';
import { DecisionBox } from './decision-box.js';
import { nameCell, printEntry } from './print-entry.js';
import { Thread } from './thread.js';

/** Decides on one entry: what it says now beside what it said before, its findings, evidence and thread. */
export function ReviewScreen(): ReactNode {
  const key = useParams({ from: '/review/$cycle/$member/$indicator' });
  const plan = useQuery(queries.plan(key.cycle));
  const review = useQuery(queries.review(key));
  return (
    <Loaded query={plan}>
      {(thePlan: PlanView) => (
        <Loaded query={review}>
          {(theReview: ReviewView) => {
            const commitment = thePlan.commitments.find(({ indicators }) =>
              indicators.some(({ code }) => code === key.indicator),
            );
            const indicator = commitment?.indicators.find(({ code }) => code === key.indicator);
            return commitment && indicator ? (
              <Review entryKey={key} review={theReview} indicator={indicator} commitment={commitment} />
            ) : (
              <NotFound />
            );
          }}
        </Loaded>
      )}
    </Loaded>
  );
}

function Review(props: {
  readonly entryKey: EntryKey;
  readonly review: ReviewView;
  readonly indicator: IndicatorView;
  readonly commitment: PlanView['commitments'][number];
}): ReactNode {
  const { say, choose } = useSpeech();
  const { entryKey, review, indicator, commitment } = props;
  const cycle = useQuery(queries.cycles()).data?.find(({ code }) => code === entryKey.cycle);
  const member = cycle ? nameMember(cycle, entryKey.member, choose) : entryKey.member;
  return (
    <Screen
      title={`${member}: ${choose(indicator.question)}`}
      section={say('section.review')}
      crumbs={
        <Crumbs here={indicator.label}>
          <Link to="/review" search={{ cycle: entryKey.cycle }}>
            {say('section.review')}
          </Link>
        </Crumbs>
      }
      line={
        <>
          <span className="tag">{say(`entryReview.${review.row.state}`)}</span>
          <span>
            {commitment.code} {choose(commitment.title)}
          </span>
        </>
      }
    >
      <div className="two-columns">
        <div className="column">
          <section className="panel" aria-labelledby="entry-heading">
            <h2 id="entry-heading">{say('review.entry')}</h2>
            <VariantNote commitment={commitment} member={entryKey.member} />
            {indicator.definition && <p className="definition">{choose(indicator.definition)}</p>}
            <Versus review={review} indicator={indicator} />
            <FieldFindings findings={review.findings} />
            {review.findings
              .filter(({ justification }) => justification)
              .map((finding) => (
                <div key={finding.rule} className="check check-ok">
                  <Icon name="check" />
                  <div>
                    <p className="check-head">{say('finding.justified')}</p>
                    <p>{finding.message}</p>
                    <p className="justification">“{finding.justification?.text}”</p>
                  </div>
                </div>
              ))}
          </section>
          <Evidence entryKey={entryKey} review={review} />
        </div>
        <div className="column">
          <DecisionBox entryKey={entryKey} review={review} />
          <Thread thread={review.thread} />
        </div>
      </div>
    </Screen>
  );
}

function Versus({ review, indicator }: { readonly review: ReviewView; readonly indicator: IndicatorView }): ReactNode {
  const speech = useSpeech();
  const { say, choose, decimal } = speech;
  const { entry, before } = review;
  const cells = [...new Set([...Object.keys(entry.cells), ...Object.keys(before?.cells ?? {})])];
  const narrative = entry.narrative && choose(entry.narrative);
  return (
    <>
      <table className="table versus-table">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{say('review.part')}</span>
            </th>
            {before && <th scope="col">{say('review.was', { version: before.version })}</th>}
            <th scope="col">{say('review.now', { version: entry.version })}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{say('entry.answer')}</th>
            {before && <td>{printEntry(before, indicator, speech)}</td>}
            <td>
              <strong>{printEntry(entry, indicator, speech)}</strong>
              {entry.observation && entry.observation !== 'normal' && ` (${say(`observation.${entry.observation}`)})`}
            </td>
          </tr>
          {cells.map((cell) => (
            <tr key={cell}>
              <th scope="row">{nameCell(cell, indicator, choose)}</th>
              {before && <td>{decimal(before.cells[cell]?.value ?? '–')}</td>}
              <td>{decimal(entry.cells[cell]?.value ?? '–')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {entry.cellCount > Object.keys(entry.cells).length && (
        <p className="muted">
          {say('entry.cells.some', { shown: Object.keys(entry.cells).length, count: entry.cellCount })}
        </p>
      )}
      {narrative && (
        <>
          <h3>{say('entry.narrative')}</h3>
          <p className="narrative">{narrative}</p>
        </>
      )}
    </>
  );
}

function Evidence({ entryKey, review }: { readonly entryKey: EntryKey; readonly review: ReviewView }): ReactNode {
  const { say } = useSpeech();
  const { evidence } = review.entry;
  return (
    <section className="panel" aria-labelledby="evidence-heading">
      <h2 id="evidence-heading">{say('term.evidence')}</h2>
      {evidence.length === 0 && <p className="muted">{say('review.noEvidence')}</p>}
      <ul className="evidence">
        {evidence.map((piece) => (
          <EvidencePiece
            key={piece.id}
            piece={piece}
            stored={piece}
            address={(id) => evidenceAddress({ ...entryKey, id })}
          />
        ))}
      </ul>
    </section>
  );
}
