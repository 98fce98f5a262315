import type { StandInView } from '@signatory/contract';
import { formatList } from '@signatory/texts';
import { useState, type ReactNode } from 'react';
import { nameMember } from '../../app/cycle-picker.js';
import { useCommand } from '../../api/queries.js';
import { assigning } from '../../api/assigning.js';
import { useSpeech } from '../../session/language.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { Failure } from '../../ui/states.js';
import { ReasonField } from '../../ui/reason-field.js';
import { isShort, useLacks } from '../../ui/use-lacks.js';
import type { Board } from './board.js';
import { StandInForm } from './stand-in-form.js';

/** Who stands in for whom, until when and why, and the form that arranges it. */
export function StandIns({ board }: { readonly board: Board }): ReactNode {
  const { say } = useSpeech();
  const { standIns, open } = board.view;
  return (
    <section className="panel" aria-labelledby="stand-ins-heading">
      <h2 id="stand-ins-heading">{say('standIns.heading')}</h2>
      <p className="notes">{say('standIns.lead')}</p>
      {standIns.length === 0 ? <p className="muted">{say('standIns.none')}</p> : <StandInTable board={board} />}
      {open && (
        <details>
          <summary>{say('standIns.open')}</summary>
          <StandInForm board={board} />
        </details>
      )}
    </section>
  );
}

function StandInTable({ board }: { readonly board: Board }): ReactNode {
  const { say, choose, instant, language } = useSpeech();
  const { cycle, view } = board;
  const [ending, setEnding] = useState<StandInView | null>(null);
  return (
    <>
      <section className="scroll" aria-label={say('standIns.table')} tabIndex={0}>
        <table className="table stacked stand-ins">
          <thead>
            <tr>
              <th scope="col">{say('standIns.person')}</th>
              <th scope="col">{say('standIns.absent')}</th>
              <th scope="col">{say('term.member')}</th>
              <th scope="col">{say('standIns.time')}</th>
              <th scope="col">{say('recusals.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {view.standIns.map((each) => (
              <tr key={each.id}>
                <th scope="row">{each.person.name}</th>
                <td data-label={say('standIns.absent')}>
                  {each.absent.name} <span className="small-print">{say(`role.${each.role}`)}</span>
                </td>
                <td data-label={say('term.member')}>
                  {each.members.length === 0
                    ? say('recusals.allPillars')
                    : formatList(
                        language,
                        each.members.map((code) => nameMember(cycle, code, choose)),
                      )}
                </td>
                <td data-label={say('standIns.time')}>
                  <span className={`tag${each.state === 'in-force' ? ' tag-warn' : ''}`}>
                    {say(`standIns.${each.state}`)}
                  </span>{' '}
                  {say('date.range', { from: instant(each.from), to: instant(each.until) })}{' '}
                  {each.ended && (
                    <span className="small-print">
                      {say('standIns.ended', {
                        name: each.ended.by,
                        instant: instant(each.ended.at),
                        reason: each.ended.reason,
                      })}
                    </span>
                  )}
                </td>
                <td data-label={say('recusals.reason')}>
                  {each.reason}{' '}
                  {each.state !== 'over' && (
                    <button type="button" className="button" onClick={() => setEnding(each)}>
                      {say('standIns.end')}
                      <span className="visually-hidden">
                        {say('join.comma')}
                        {each.person.name}
                      </span>
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {ending && <EndDialog cycle={cycle.code} standIn={ending} onClose={() => setEnding(null)} />}
    </>
  );
}

function EndDialog(props: {
  readonly cycle: string;
  readonly standIn: StandInView;
  readonly onClose: () => void;
}): ReactNode {
  const { say } = useSpeech();
  const { cycle, standIn, onClose } = props;
  const { name } = standIn.person;
  const [reason, setReason] = useState('');
  const end = useCommand(() => assigning.endStandIn(cycle, standIn.id, reason.trim()), [['assignments', cycle]]);
  const lacks = useLacks({ reason: isShort(reason) && say('lack.words', { least: 3 }) });
  return (
    <ConfirmDialog
      heading={say('standIns.end.heading', { name })}
      button={say('standIns.end')}
      busy={end.isPending}
      lacks={lacks}
      onConfirm={() => end.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{say('standIns.end.means', { name, absent: standIn.absent.name })}</p>
      <ReasonField label={say('recusals.reason')} value={reason} error={lacks.at('reason')} onChange={setReason} />
      {end.error && <Failure error={end.error} />}
    </ConfirmDialog>
  );
}
