import type { CycleView, DeclareRecusal, PlanView } from '@signatory/contract';
import { RECUSAL_KINDS, type RecusalKind } from '@signatory/domain';
import { useState, type ReactNode } from 'react';
import { api } from '../api/endpoints.js';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Choices } from '../ui/choices.js';
import { MemberChoices } from '../ui/member-choices.js';
import { Failure, StatusLine } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';
import { isShort, useLacks } from '../ui/use-lacks.js';

const toggle = (all: readonly string[], code: string, on: boolean): string[] =>
  on ? [...all, code] : all.filter((each) => each !== code);

/** Declares a conflict with members, or a recusal from some of their pillars or all. */
export function RecusalForm({ cycle, plan }: { readonly cycle: CycleView; readonly plan: PlanView }): ReactNode {
  const { say, choose } = useSpeech();
  const [kind, setKind] = useState<RecusalKind>('recusal');
  const [members, setMembers] = useState<readonly string[]>([]);
  const [pillars, setPillars] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const declare = useCommand(
    (body: DeclareRecusal) => api.declareRecusal(cycle.code, body),
    ['recusals', 'reviews', 'scores', 'assignments'].map((key) => [key, cycle.code]),
  );
  const lacks = useLacks({
    members: members.length === 0 && say('lack.some'),
    reason: isShort(reason) && say('lack.words', { least: 3 }),
  });
  const clear = (): void => {
    setMembers([]);
    setPillars([]);
    setReason('');
  };
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) =>
        lacks.ask(event, () => {
          const chosen = kind === 'conflict' ? [] : [...pillars];
          declare.mutate({ kind, members: [...members], pillars: chosen, reason: reason.trim() }, { onSuccess: clear });
        })
      }
    >
      <fieldset className="choices-field">
        <legend>{say('recusals.kind')}</legend>
        <div className="radios radios-stacked">
          {RECUSAL_KINDS.map((each) => (
            <label key={each}>
              <input type="radio" name="recusal-kind" checked={kind === each} onChange={() => setKind(each)} />
              {say(`recusals.kind.${each}.means`)}
            </label>
          ))}
        </div>
      </fieldset>
      <MemberChoices
        legend={say('scope.members')}
        options={cycle.members.map(({ code, name }) => [code, choose(name)])}
        chosen={members}
        error={lacks.at('members')}
        onToggle={(code, on) => setMembers(toggle(members, code, on))}
      />
      {kind === 'recusal' && plan.pillars.length > 0 && (
        <Choices
          legend={say('scope.pillars')}
          options={plan.pillars.map(({ code, name }) => [code, `${code} ${choose(name)}`])}
          chosen={pillars}
          onToggle={(code, on) => setPillars(toggle(pillars, code, on))}
        />
      )}
      <TextField
        label={say('recusals.reason')}
        hint={say('recusals.reason.hint')}
        lines
        value={reason}
        error={lacks.at('reason')}
        required
        maxLength={2_000}
        onChange={setReason}
      />
      {declare.error && <Failure error={declare.error} />}
      <div>
        <button type="submit" className="button button-primary" aria-disabled={declare.isPending}>
          {say('recusals.declare')}
        </button>
      </div>
      <StatusLine>{declare.isSuccess && say('recusals.done')}</StatusLine>
    </form>
  );
}
