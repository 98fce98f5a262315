import type { AssignedCellView, AssignReviewers, EndAssignment } from '@signatory/contract';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { nameMember } from '../../app/cycle-picker.js';
import { ProblemError } from '../../api/problem-error.js';
import { useCommand } from '../../api/queries.js';
import { assigning } from '../../api/assigning.js';
import { useSpeech } from '../../session/language.js';
import { Dialog } from '../../ui/dialog.js';
import { SelectField } from '../../ui/select-field.js';
import { Failure, StatusLine } from '../../ui/states.js';
import { ReasonField } from '../../ui/reason-field.js';
import { isShort, useLacks } from '../../ui/use-lacks.js';
import type { Board } from './board.js';
import { eligibleFor } from './places.js';

/** Assigns reviewers to one cell, and takes them off. Only who may judge it is offered. */
export function CellDialog(props: {
  readonly board: Board;
  readonly cell: AssignedCellView;
  readonly onClose: () => void;
}): ReactNode {
  const { say, choose } = useSpeech();
  const { board, cell, onClose } = props;
  const { cycle, view } = board;
  const [person, setPerson] = useState('');
  const changes = [['assignments', cycle.code]];
  const assign = useCommand((body: AssignReviewers) => assigning.assignReviewers(cycle.code, body), changes);
  const { member, pillar } = cell;
  const name = nameMember(cycle, member, choose);
  const lacks = useLacks({ person: person === '' && say('assignments.choose') });
  const eligible = eligibleFor(view.judges, cell);
  return (
    <Dialog heading={pillar === null ? name : say('assignments.place', { member: name, pillar })} onClose={onClose}>
      <div className="form">
        {cell.reviewers.length === 0 && <p className="muted">{say('assignments.nobody')}</p>}
        {cell.reviewers.map((each) => (
          <TakeOff key={each.person} board={board} cell={cell} person={each.person} />
        ))}
        {eligible.length === 0 ? (
          <p className="notes">{say('assignments.noneEligible')}</p>
        ) : (
          <form
            className="form"
            onSubmit={(event) =>
              lacks.ask(event, () =>
                assign.mutate({ places: [{ person, member, pillar }] }, { onSuccess: () => setPerson('') }),
              )
            }
          >
            <SelectField
              label={say('assignments.assign.person')}
              value={person}
              error={lacks.at('person')}
              options={[
                ['', say('assignments.choose')],
                ...eligible.map(
                  ({ id, name: who, cells }) => [id, say('assignments.withLoad', { name: who, cells })] as const,
                ),
              ]}
              onChange={setPerson}
            />
            <div>
              <button type="submit" className="button button-primary" aria-disabled={assign.isPending}>
                {say('assignments.assign')}
              </button>
            </div>
          </form>
        )}
        {assign.error && <Failure error={assign.error} />}
        <StatusLine>{assign.isSuccess && say('assignments.assigned')}</StatusLine>
        <div className="acts">
          <button type="button" className="button" onClick={onClose}>
            {say('assignments.close')}
          </button>
        </div>
      </div>
    </Dialog>
  );
}

function TakeOff(props: {
  readonly board: Board;
  readonly cell: AssignedCellView;
  readonly person: string;
}): ReactNode {
  const { say } = useSpeech();
  const { board, cell, person } = props;
  const { code } = board.cycle;
  const [reason, setReason] = useState('');
  const end = useCommand((body: EndAssignment) => assigning.endAssignment(code, body), [['assignments', code]]);
  const name = board.view.judges.find(({ id }) => id === person)?.name ?? person;
  const { member, pillar } = cell;
  const lacks = useLacks({ reason: isShort(reason) && say('lack.words', { least: 3 }) });
  return (
    <details>
      <summary>{say('assignments.takeOff.of', { name })}</summary>
      <form
        className="form"
        noValidate
        onSubmit={(event) => lacks.ask(event, () => end.mutate({ person, member, pillar, reason: reason.trim() }))}
      >
        <p>{say('assignments.takeOff.means', { name })}</p>
        <ReasonField label={say('recusals.reason')} value={reason} error={lacks.at('reason')} onChange={setReason} />
        {end.error && <Failure error={end.error} />}
        {end.error instanceof ProblemError && end.error.code === 'assignment.of-every-cycle' && (
          <Link to="/admin/people" search={{ plan: board.cycle.plan.id, find: name }}>
            {say('assignments.rolesOf', { name })}
          </Link>
        )}
        <div>
          <button type="submit" className="button button-danger" aria-disabled={end.isPending}>
            {say('assignments.takeOff')}
          </button>
        </div>
      </form>
    </details>
  );
}
