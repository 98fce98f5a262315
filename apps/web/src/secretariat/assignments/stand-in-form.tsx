import type { ArrangeStandIn } from '@signatory/contract';
import { STOOD_IN_ROLES, type StoodInRole } from '@signatory/domain';
import { useState, type ReactNode } from 'react';
import { useCommand } from '../../api/queries.js';
import { assigning } from '../../api/assigning.js';
import { useSpeech } from '../../session/language.js';
import { MemberChoices } from '../../ui/member-choices.js';
import { SelectField } from '../../ui/select-field.js';
import { Failure, StatusLine } from '../../ui/states.js';
import { ReasonField } from '../../ui/reason-field.js';
import { TextField } from '../../ui/text-field.js';
import { isShort, useLacks } from '../../ui/use-lacks.js';
import { fromLocal } from '../cycles/local-instant.js';
import type { Board } from './board.js';

/** Has somebody do an absent person's part between two instants. Whether the person may is decided by the server, cell by cell. */
export function StandInForm({ board }: { readonly board: Board }): ReactNode {
  const { say, choose } = useSpeech();
  const { cycle, view } = board;
  const [role, setRole] = useState<StoodInRole>('reviewer');
  const [absent, setAbsent] = useState('');
  const [person, setPerson] = useState('');
  const [members, setMembers] = useState<readonly string[]>([]);
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const arrange = useCommand(
    (body: ArrangeStandIn) => assigning.arrangeStandIn(cycle.code, body),
    [['assignments', cycle.code]],
  );
  const [begins, ends] = [fromLocal(from, null), fromLocal(until, null)];
  const pick = (ids: readonly string[]) => [
    ['', say('assignments.choose')] as const,
    ...view.judges.filter(({ id }) => ids.includes(id)).map(({ id, name }) => [id, name] as const),
  ];
  const holders = view.judges.filter(({ roles }) => roles.includes(role)).map(({ id }) => id);
  const isWhole = begins !== null && ends !== null;
  const lacks = useLacks({
    absent: absent === '' && say('assignments.choose'),
    person: person === '' && say('assignments.choose'),
    from: begins === null && say('lack.instant'),
    until: ends === null ? say('lack.instant') : isWhole && begins >= ends && say('lack.after'),
    reason: isShort(reason) && say('lack.words', { least: 3 }),
  });
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) =>
        lacks.ask(event, () => {
          if (!isWhole) return;
          const body = {
            role,
            absent,
            person,
            members: [...members],
            from: begins,
            until: ends,
            reason: reason.trim(),
          };
          arrange.mutate(body, {
            onSuccess: () => {
              setPerson('');
              setMembers([]);
              setReason('');
            },
          });
        })
      }
    >
      <SelectField
        label={say('standIns.role')}
        value={role}
        options={STOOD_IN_ROLES.map((each) => [each, say(`role.${each}`)] as const)}
        onChange={(next) => {
          setRole(next as StoodInRole);
          setAbsent('');
        }}
      />
      <SelectField
        label={say('standIns.absent')}
        value={absent}
        error={lacks.at('absent')}
        options={pick(holders)}
        onChange={setAbsent}
      />
      <SelectField
        label={say('standIns.person')}
        value={person}
        error={lacks.at('person')}
        options={pick(view.judges.filter(({ id }) => id !== absent).map(({ id }) => id))}
        onChange={setPerson}
      />
      <MemberChoices
        legend={say('standIns.members')}
        options={cycle.members.map(({ code, name }) => [code, choose(name)])}
        chosen={members}
        onToggle={(code, on) => setMembers(on ? [...members, code] : members.filter((each) => each !== code))}
      />
      <TextField
        label={say('standIns.from')}
        type="datetime-local"
        value={from}
        error={lacks.at('from')}
        required
        onChange={setFrom}
      />
      <TextField
        label={say('standIns.until')}
        type="datetime-local"
        value={until}
        error={lacks.at('until')}
        required
        onChange={setUntil}
      />
      <ReasonField label={say('recusals.reason')} value={reason} error={lacks.at('reason')} onChange={setReason} />
      {arrange.error && <Failure error={arrange.error} />}
      <div>
        <button type="submit" className="button button-primary" aria-disabled={arrange.isPending}>
          {say('standIns.arrange')}
        </button>
      </div>
      <StatusLine>{arrange.isSuccess && say('standIns.arranged')}</StatusLine>
    </form>
  );
}
