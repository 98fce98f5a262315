import type { CycleView, PlanView, RecusalView } from '@signatory/contract';
import { formatList } from '@signatory/texts';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { nameMember } from '../app/cycle-picker.js';
import { queries } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { mayIn, mayWithin } from '../session/grants.js';
import { useSession } from '../session/session.js';
import { Fold } from '../ui/fold.js';
import { useLongTable } from '../ui/long-table.js';
import { PartLink } from '../ui/part-link.js';
import { Loaded } from '../ui/states.js';
import { RecusalForm } from './recusal-form.js';
import { WithdrawDialog } from './withdraw-dialog.js';

const HEADING = 'recusals-heading';

/** What a person declared that it does not judge in a cycle, and the form that declares it; the secretariat sees everybody's. */
export function Recusals({ cycle }: { readonly cycle: CycleView }): ReactNode {
  return useDeclares(cycle) && <RecusalsPanel cycle={cycle} />;
}

/** The way there from the head of a desk, whose rows stand before it. */
export function RecusalsLink({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { say } = useSpeech();
  return useDeclares(cycle) && <PartLink to={HEADING}>{say('recusals.heading')}</PartLink>;
}

function useDeclares({ plan, code }: CycleView): boolean {
  return mayWithin(useSession(), 'recusal:declare', { plan: plan.id, cycle: code });
}

function RecusalsPanel({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { say } = useSpeech();
  const plan = useQuery(queries.plan(cycle.code));
  const recusals = useQuery(queries.recusals(cycle.code));
  return (
    <section className="panel" aria-labelledby={HEADING}>
      <h2 id={HEADING}>{say('recusals.heading')}</h2>
      <p className="notes">{say('recusals.lead')}</p>
      <Loaded query={recusals} lines={2}>
        {(all) =>
          all.length === 0 ? (
            <p className="muted">{say('recusals.none')}</p>
          ) : (
            <RecusalTable cycle={cycle} recusals={all} />
          )
        }
      </Loaded>
      {cycle.state !== 'ARCHIVED' && (
        <Fold key={cycle.code} summary={say('recusals.open')} kept>
          {() => (
            <Loaded query={plan} lines={2}>
              {(thePlan: PlanView) => <RecusalForm cycle={cycle} plan={thePlan} />}
            </Loaded>
          )}
        </Fold>
      )}
    </section>
  );
}

function RecusalTable(props: { readonly cycle: CycleView; readonly recusals: readonly RecusalView[] }): ReactNode {
  const { say, choose, instant, language } = useSpeech();
  const { cycle, recusals } = props;
  const session = useSession();
  const keeps = mayIn(session, 'recusal:withdraw', { plan: cycle.plan.id, cycle: cycle.code, member: null });
  const [leaving, setLeaving] = useState<RecusalView | null>(null);
  const listMembers = ({ members }: RecusalView): string =>
    formatList(
      language,
      members.map((code) => nameMember(cycle, code, choose)),
    );
  const long = useLongTable(recusals, (recusal) => ({ name: recusal.person.name, code: listMembers(recusal) }), {
    find: say('recusals.find'),
    found: (count) => say('recusals.found', { count, all: recusals.length }),
    all: (count) => say('recusals.all', { count }),
  });
  return (
    <>
      {long.find}
      <section className="scroll" aria-label={say('recusals.table')} tabIndex={0}>
        <table className="table stacked recusals">
          <thead>
            <tr>
              <th scope="col">{say('recusals.person')}</th>
              <th scope="col">{say('recusals.kind')}</th>
              <th scope="col">{say('term.member')}</th>
              <th scope="col">{say('term.pillars')}</th>
              <th scope="col">{say('recusals.reason')}</th>
              <th scope="col">{say('recusals.since')}</th>
            </tr>
          </thead>
          <tbody>
            {long.rows.map((recusal) => {
              const { id, person, kind, pillars, reason, declared, withdrawn } = recusal;
              return (
                <tr key={id}>
                  <th scope="row">{person.name}</th>
                  <td data-label={say('recusals.kind')}>{say(`recusals.kind.${kind}`)}</td>
                  <td data-label={say('term.member')}>{listMembers(recusal)}</td>
                  <td data-label={say('term.pillars')}>
                    {pillars.length === 0 ? say('recusals.allPillars') : formatList(language, pillars)}
                  </td>
                  <td data-label={say('recusals.reason')}>{reason}</td>
                  <td data-label={say('recusals.since')}>
                    {instant(declared)}{' '}
                    {withdrawn ? (
                      <span className="small-print">
                        {say('recusals.withdrawn', {
                          name: withdrawn.by,
                          instant: instant(withdrawn.at),
                          reason: withdrawn.reason,
                        })}
                      </span>
                    ) : (
                      keeps &&
                      person.id !== session.person.id && (
                        <button type="button" className="button" onClick={() => setLeaving(recusal)}>
                          {say('recusals.withdraw')}
                        </button>
                      )
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {long.more}
      {leaving && <WithdrawDialog cycle={cycle.code} recusal={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
}
