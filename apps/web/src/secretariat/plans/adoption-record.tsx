import type { PlanVersionDetail } from '@signatory/contract';
import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { nameCommitment, namePlanMember } from './plan-names.js';

/** When, where and by which document a version was adopted, and what its members reserved. */
export function AdoptionRecord(props: {
  readonly version: PlanVersionDetail;
  readonly adoption: NonNullable<PlanVersionDetail['adoption']>;
}): ReactNode {
  const { say, choose, date } = useSpeech();
  const { version, adoption } = props;
  return (
    <section className="panel" aria-labelledby="adoption-heading">
      <h2 id="adoption-heading">{say('adoption.heading')}</h2>
      <dl className="settings">
        <dt>{say('adoption.date')}</dt>
        <dd>{date(adoption.date)}</dd>
        <dt>{say('adoption.place')}</dt>
        <dd>{adoption.place}</dd>
        <dt>{say('adoption.document')}</dt>
        <dd>{adoption.document}</dd>
      </dl>
      <h3>{say('adoption.reservations')}</h3>
      {adoption.reservations.length === 0 ? (
        <p className="muted">{say('adoption.reservations.none')}</p>
      ) : (
        <ul className="faults">
          {adoption.reservations.map(({ member, commitment, text }) => (
            <li key={`${member} ${commitment}`}>
              <strong>{namePlanMember(version, member, choose)}</strong>
              {say('join.comma')}
              {commitment === null ? say('adoption.wholePlan') : nameCommitment(version, commitment, choose)}
              {say('join.colon')}
              {choose(text)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
