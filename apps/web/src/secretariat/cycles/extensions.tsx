import type { CycleView, ExtensionView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { nameMember } from '../../app/cycle-picker.js';
import { api } from '../../api/endpoints.js';
import { queries, useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { mayIn, mayWithin } from '../../session/grants.js';
import { useSession } from '../../session/session.js';
import { faultAt } from '../../ui/faults.js';
import { Fold } from '../../ui/fold.js';
import { useLongTable } from '../../ui/long-table.js';
import { PickField } from '../../ui/pick-field.js';
import { Failure, Loaded, StatusLine } from '../../ui/states.js';
import { TextField } from '../../ui/text-field.js';
import { isShort, useLacks } from '../../ui/use-lacks.js';
import { useLeadToFault } from '../../ui/use-lead-to-fault.js';

/** The later deadlines that members were granted, and the form that grants one; for who keeps the cycle. */
export function Extensions({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const keeps = mayWithin(useSession(), 'cycle:manage', { plan: cycle.plan.id, cycle: cycle.code });
  return keeps ? <ExtensionsPanel cycle={cycle} /> : null;
}

function ExtensionsPanel({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { say } = useSpeech();
  const extensions = useQuery(queries.extensions(cycle.code));
  return (
    <section className="panel" aria-labelledby="extensions-heading">
      <h2 id="extensions-heading">{say('extensions.heading')}</h2>
      <Loaded query={extensions} lines={2}>
        {(all) =>
          all.length === 0 ? (
            <p className="muted">{say('extensions.none')}</p>
          ) : (
            <ExtensionTable cycle={cycle} extensions={all} />
          )
        }
      </Loaded>
      {cycle.state === 'OPEN' ? (
        <Fold key={cycle.code} className="only-screen" summary={say('extensions.grant')} kept>
          {() => <GrantForm cycle={cycle} />}
        </Fold>
      ) : (
        <p className="notes">{say('extensions.closed')}</p>
      )}
    </section>
  );
}

function ExtensionTable(props: {
  readonly cycle: CycleView;
  readonly extensions: readonly ExtensionView[];
}): ReactNode {
  const { say, choose, instant } = useSpeech();
  const long = useLongTable(props.extensions, ({ member }) => ({
    code: member,
    name: nameMember(props.cycle, member, choose),
  }));
  return (
    <>
      {long.find}
      <section className="scroll" aria-label={say('extensions.table')} tabIndex={0}>
        <table className="table stacked">
          <thead>
            <tr>
              <th scope="col">{say('term.member')}</th>
              <th scope="col">{say('extensions.deadline')}</th>
              <th scope="col">{say('extensions.reason')}</th>
              <th scope="col">{say('extensions.by')}</th>
            </tr>
          </thead>
          <tbody>
            {long.rows.map(({ member, n, deadline, reason, grantedBy, grantedAt }) => (
              <tr key={`${member} ${n}`}>
                <th scope="row">{nameMember(props.cycle, member, choose)}</th>
                <td data-label={say('extensions.deadline')}>{instant(deadline)}</td>
                <td data-label={say('extensions.reason')}>{reason}</td>
                <td data-label={say('extensions.by')}>
                  {grantedBy} <span className="small-print">{instant(grantedAt)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {long.more}
    </>
  );
}

function GrantForm({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { say, choose, instant } = useSpeech();
  const session = useSession();
  const own = cycle.members.filter(({ code }) =>
    mayIn(session, 'cycle:manage', { plan: cycle.plan.id, cycle: cycle.code, member: code }),
  );
  const [member, setMember] = useState(own[0]?.code ?? '');
  const [deadline, setDeadline] = useState('');
  const [reason, setReason] = useState('');
  const grant = useCommand(
    (body: { member: string; deadline: string; reason: string }) => api.grantExtension(cycle.code, body),
    ['extensions', 'statistics', 'overview'].map((key) => [key, cycle.code]),
  );
  const form = useLeadToFault(grant.error);
  const lacks = useLacks({
    deadline: deadline === '' && say('lack.instant'),
    reason: isShort(reason) && say('lack.words', { least: 3 }),
  });
  return (
    <form
      ref={form}
      className="form"
      noValidate
      onSubmit={(event) =>
        lacks.ask(event, () => {
          const body = { member, deadline: new Date(deadline).toISOString(), reason };
          grant.mutate(body, { onSuccess: () => setReason('') });
        })
      }
    >
      <PickField
        label={say('term.member')}
        value={member}
        options={own.map(({ code, name }) => [code, choose(name)])}
        error={faultAt(grant.error, '/member')}
        onChange={setMember}
      />
      <TextField
        label={say('extensions.deadline')}
        hint={say('extensions.hint')}
        type="datetime-local"
        value={deadline}
        error={lacks.at('deadline') ?? faultAt(grant.error, '/deadline')}
        onChange={setDeadline}
        required
      />
      <TextField
        label={say('extensions.reason')}
        value={reason}
        error={lacks.at('reason')}
        onChange={setReason}
        maxLength={2_000}
        required
      />
      {grant.error && <Failure error={grant.error} />}
      <button type="submit" className="button button-primary" aria-disabled={grant.isPending}>
        {say('extensions.grant')}
      </button>
      <StatusLine>
        {grant.isSuccess &&
          say('extensions.granted', {
            member: nameMember(cycle, grant.variables.member, choose),
            instant: instant(grant.variables.deadline),
          })}
      </StatusLine>
    </form>
  );
}
