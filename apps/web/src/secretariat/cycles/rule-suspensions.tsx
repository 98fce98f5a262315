import type { CycleView, RuleSuspensionView } from '@signatory/contract';
import { RULES_RUN } from '@signatory/domain';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { cycleRules } from '../../api/cycle-rules.js';
import { mayIn, mayWithin } from '../../session/grants.js';
import { useSpeech } from '../../session/language.js';
import { useSession } from '../../session/session.js';
import { Fold } from '../../ui/fold.js';
import { Loaded } from '../../ui/states.js';
import { WithTexts } from '../../ui/with-texts.js';
import { Words } from '../../ui/words.js';
import { ReinstateDialog } from './rule-reinstate-dialog.js';
import { SuspendForm } from './rule-suspend-form.js';

/** The rules that are or were suspended in a cycle, and the form that suspends one; for who keeps the cycle. */
export function RuleSuspensions({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const keeps = mayWithin(useSession(), 'cycle:manage', { plan: cycle.plan.id, cycle: cycle.code });
  if (!keeps || cycle.state === 'DESIGN') return null;
  return (
    <WithTexts of="suspending" lines={3}>
      {() => <Panel cycle={cycle} />}
    </WithTexts>
  );
}

function Panel({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { say } = useSpeech();
  const whole = mayIn(useSession(), 'cycle:manage', { plan: cycle.plan.id, cycle: cycle.code, member: null });
  const suspensions = useQuery(cycleRules.suspensions(cycle.code));
  const open = RULES_RUN.includes(cycle.state);
  return (
    <section className="panel" aria-labelledby="suspensions-heading">
      <h2 id="suspensions-heading">{say('suspending.heading')}</h2>
      <p className="notes">{say('suspending.lead')}</p>
      <Loaded query={suspensions} lines={2}>
        {(all) =>
          all.length === 0 ? (
            <p className="muted">{say('suspending.none')}</p>
          ) : (
            <SuspensionTable cycle={cycle} suspensions={all} lifts={whole && open} />
          )
        }
      </Loaded>
      {!open && <p className="notes">{say('suspending.closed')}</p>}
      {whole && open && (
        <Fold key={cycle.code} className="only-screen" summary={say('suspending.act')} kept>
          {() => <SuspendForm cycle={cycle} />}
        </Fold>
      )}
    </section>
  );
}

function SuspensionTable(props: {
  readonly cycle: CycleView;
  readonly suspensions: readonly RuleSuspensionView[];
  readonly lifts: boolean;
}): ReactNode {
  const { say, instant } = useSpeech();
  const [leaving, setLeaving] = useState<string | null>(null);
  return (
    <>
      <section className="scroll" aria-label={say('suspending.table')} tabIndex={0}>
        <table className="table stacked">
          <thead>
            <tr>
              <th scope="col">{say('suspending.rule')}</th>
              <th scope="col">{say('suspending.reason')}</th>
              <th scope="col">{say('suspending.by')}</th>
              <th scope="col">{say('suspending.ended')}</th>
            </tr>
          </thead>
          <tbody>
            {props.suspensions.map(({ code, label, severity, reason, language, by, at, reinstated }) => (
              <tr key={`${code} ${at}`}>
                <th scope="row">
                  {code} {severity && <span className="tag">{say(`severity.${severity}`)}</span>}
                  <span className="small-print"> {label}</span>
                </th>
                <td data-label={say('suspending.reason')}>
                  <Words text={reason} language={language} />
                </td>
                <td data-label={say('suspending.by')}>
                  {by} <span className="small-print">{instant(at)}</span>
                </td>
                <td data-label={reinstated ? say('suspending.ended') : undefined}>
                  {reinstated ? (
                    <>
                      {reinstated.by} <span className="small-print">{instant(reinstated.at)}</span>
                      <Words text={reinstated.reason} language={reinstated.language} />
                    </>
                  ) : props.lifts ? (
                    <button type="button" className="button only-screen" onClick={() => setLeaving(code)}>
                      {say('suspending.lift')}
                    </button>
                  ) : (
                    '–'
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {leaving !== null && <ReinstateDialog cycle={props.cycle} rule={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
}
