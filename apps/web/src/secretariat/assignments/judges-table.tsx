import type { JudgeView } from '@signatory/contract';
import { formatList } from '@signatory/texts';
import type { ReactNode } from 'react';
import { nameService } from '../../app/name-service.js';
import { useSpeech } from '../../session/language.js';
import { Age } from '../../ui/age.js';
import type { Board } from './board.js';

/** What waits for each person, whoever has let something wait the longest first. */
export function JudgesTable({ board }: { readonly board: Board }): ReactNode {
  const { say } = useSpeech();
  const judges = board.view.judges.toSorted((a, b) => (a.oldest ?? '9').localeCompare(b.oldest ?? '9'));
  return (
    <section className="panel" aria-labelledby="judges-heading">
      <h2 id="judges-heading">{say('judges.heading')}</h2>
      <p className="notes">{say('judges.lead')}</p>
      <section className="scroll" aria-label={say('judges.table')} tabIndex={0}>
        <table className="table stacked">
          <thead>
            <tr>
              <th scope="col">{say('recusals.person')}</th>
              <th scope="col" className="numeric">
                {say('judges.cells')}
              </th>
              <th scope="col" className="numeric">
                {say('judges.waiting')}
              </th>
              <th scope="col" className="numeric">
                {say('judges.asked')}
              </th>
              <th scope="col" className="numeric">
                {say('judges.answered')}
              </th>
              <th scope="col" className="numeric">
                {say('judges.scores')}
              </th>
              <th scope="col">{say('judges.oldest')}</th>
            </tr>
          </thead>
          <tbody>
            {judges.map((judge) => (
              <JudgeRow key={judge.id} board={board} judge={judge} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function JudgeRow({ board, judge }: { readonly board: Board; readonly judge: JudgeView }): ReactNode {
  const speech = useSpeech();
  const { say, language } = speech;
  const { name, roles, nationality, standsInFor } = judge;
  return (
    <tr>
      <th scope="row">
        {name}
        <span className="small-print">
          {formatList(
            language,
            roles.map((role) => say(`role.${role}`)),
          )}
        </span>
        {nationality && (
          <span className="small-print">
            {say('person.nationality')}
            {say('join.colon')}
            {nameService(nationality, board.cycle.members, speech)}
          </span>
        )}
        {standsInFor.map((absent) => (
          <span key={absent} className="small-print">
            {say('judges.standsInFor', { name: absent })}
          </span>
        ))}
      </th>
      {(['cells', 'waiting', 'asked', 'answered', 'scores'] as const).map((key) => (
        <td key={key} className="numeric" data-label={say(`judges.${key}`)}>
          {judge[key]}
        </td>
      ))}
      <td data-label={say('judges.oldest')}>
        <Age since={judge.oldest} />
      </td>
    </tr>
  );
}
