import type { CycleView } from '@signatory/contract';
import { commandsIn, CYCLE, isTyped, type CycleCommand } from '@signatory/domain';
import { useState, type ReactNode } from 'react';
import { api } from '../../api/endpoints.js';
import { useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { mayIn } from '../../session/grants.js';
import { useSession } from '../../session/session.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { Fold } from '../../ui/fold.js';
import { TextField } from '../../ui/text-field.js';
import { isShort, useLacks } from '../../ui/use-lacks.js';
import { useNow } from '../../ui/use-now.js';
import { CalendarForm } from './calendar-form.js';
import { ClosingNote, ConcludingNote } from './closing-note.js';
import { OpeningFault, StepRefusal } from './step-refusal.js';

/** What may be done with a cycle now, as its state machine says, and its dates; for who keeps the cycle. */
export function CycleDesk({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { say } = useSpeech();
  const keeps = mayIn(useSession(), 'cycle:manage', { plan: cycle.plan.id, cycle: cycle.code, member: null });
  if (!keeps) return null;
  return (
    // On paper what kept it from opening alone says something.
    <section className={`panel${cycle.openingFault === null ? ' only-screen' : ''}`} aria-labelledby="desk-heading">
      <h2 id="desk-heading">{say('cycleDesk.heading')}</h2>
      <OpeningFault cycle={cycle} />
      <Steps key={`${cycle.code} ${cycle.state}`} cycle={cycle} />
      {CHANGEABLE.has(cycle.state) && (
        <Fold key={cycle.code} summary={say('calendar.heading')} kept>
          {() => <CalendarForm cycle={cycle} />}
        </Fold>
      )}
    </section>
  );
}

/** In which the API takes other dates. */
const CHANGEABLE: ReadonlySet<CycleView['state']> = new Set(['DESIGN', 'OPEN', 'CLOSED', 'ASSESSMENT']);

function Steps({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { say, instant } = useSpeech();
  const [reason, setReason] = useState('');
  const [asking, setAsking] = useState(false);
  const commands = commandsIn(CYCLE, cycle.state, 'secretariat');
  // As the server asks for it, whose refusal would stand at no field.
  const now = useNow(cycle.cutOff);
  const early = now < Date.parse(cycle.cutOff ?? '') && commands.includes('close');
  const lacks = useLacks({ reason: early && isShort(reason, 1) && say('lack.fill') });
  const step = useCommand(
    ({ command, confirm }: { readonly command: CycleCommand; readonly confirm: string | null }) =>
      command === 'open'
        ? api.openCycle(cycle.code)
        : api.stepCycle(cycle.code, command, { version: cycle.version, reason: reason.trim() || null, confirm }),
    [['cycles'], ['overview', cycle.code], ['statistics', cycle.code]],
  );
  if (commands.length === 0) return <p className="muted">{say('cycleDesk.none')}</p>;
  return (
    <div className="form only-screen">
      {commands.map((command) => (
        <p key={command} className="muted">
          {say(`cycleDesk.${command}.means`)}
        </p>
      ))}
      {commands.includes('open') && cycle.opens !== null && now < Date.parse(cycle.opens) && (
        <p className="notes">{say('cycleDesk.open.early', { instant: instant(cycle.opens) })}</p>
      )}
      {commands.includes('close') && <ClosingNote cycle={cycle} />}
      {commands.includes('conclude') && <ConcludingNote cycle={cycle} />}
      {commands.includes('close') && (
        <TextField
          label={say('cycleDesk.reason')}
          hint={say('cycleDesk.reason.hint')}
          value={reason}
          maxLength={2_000}
          error={lacks.at('reason')}
          onChange={setReason}
        />
      )}
      {step.error && <StepRefusal cycle={cycle} error={step.error} />}
      <div>
        {commands.map((command) => (
          <button
            key={command}
            type="button"
            className="button"
            aria-disabled={step.isPending}
            onClick={(event) =>
              lacks.ask(event, () =>
                command === 'archive' ? setAsking(true) : step.mutate({ command, confirm: null }),
              )
            }
          >
            {say(`cycleDesk.${command}`)}
          </button>
        ))}
      </div>
      {asking && (
        <ArchiveDialog
          cycle={cycle}
          onConfirm={(confirm) => {
            setAsking(false);
            step.mutate({ command: 'archive', confirm });
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

/** No step leads back from it: the cycle's code is asked for. */
function ArchiveDialog(props: {
  readonly cycle: CycleView;
  readonly onConfirm: (typed: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { say } = useSpeech();
  const { code } = props.cycle;
  const [typed, setTyped] = useState('');
  const lacks = useLacks({ typed: !isTyped(typed, code) && say('lack.exactly', { text: code }) });
  return (
    <ConfirmDialog
      heading={say('cycleDesk.archive')}
      button={say('cycleDesk.archive')}
      busy={false}
      lacks={lacks}
      onConfirm={() => props.onConfirm(typed)}
      onClose={props.onClose}
    >
      <p>{say('cycleDesk.archive.means')}</p>
      <TextField
        label={say('releases.withdraw.code', { code })}
        value={typed}
        error={lacks.at('typed')}
        required
        onChange={setTyped}
      />
    </ConfirmDialog>
  );
}
