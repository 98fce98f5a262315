import type { CycleView, PlanVersionDetail, RuleTrialView, TryRule } from '@signatory/contract';
import { isFigure } from '@signatory/domain';
import { Icon } from '@signatory/pages';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { nameMember } from '../../app/cycle-picker.js';
import { api } from '../../api/endpoints.js';
import { queries, useCommand } from '../../api/queries.js';
import type { Say } from '@signatory/texts';
import { useSpeech } from '../../session/language.js';
import { sentences } from '../../ui/faults.js';
import { Fold } from '../../ui/fold.js';
import { SelectField } from '../../ui/select-field.js';
import { Failure } from '../../ui/states.js';
import { TextField } from '../../ui/text-field.js';
import { isShort, useLacks } from '../../ui/use-lacks.js';

const CODE = 'trial';

/** Tries a rule over the submitted reports of a cycle before it is written into the plan: what it would hit, or what is wrong with it. */
export function RuleTrial({ version }: { readonly version: PlanVersionDetail }): ReactNode {
  const { say, choose } = useSpeech();
  const indicators = version.plan.commitments.flatMap((commitment) => commitment.indicators);
  const { chosen, choice } = useTrialCycle(version.id);
  const [on, setOn] = useState(indicators[0]?.code ?? '');
  const [when, setWhen] = useState('');
  const [test, setTest] = useState('');
  const trial = useCommand((asked: TryRule) => api.tryRule(version.id, asked), []);
  const lacks = useLacks({ test: isShort(test, 1) && say('trial.test.lack') });
  if (!chosen) return null;
  const applies = when.trim() === '' ? {} : { when };
  const written: TryRule = {
    cycle: chosen.code,
    rule: { code: CODE, severity: 'WARNING', on, test, message: '', ...applies },
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => lacks.ask(event, () => trial.mutate(written));
  const indicator = indicators.find(({ code }) => code === on);
  const result = trial.data;
  return (
    <Fold
      className="panel pillar-tasks"
      summary={
        <>
          <h2>{say('trial.heading')}</h2>
          <span className="muted">{say('trial.line')}</span>
        </>
      }
    >
      {() => (
        <>
          <form className="form" onSubmit={submit} noValidate>
            <p className="hint">
              {say('trial.lead')} <a href={`/rules?plan=${encodeURIComponent(version.id)}`}>{say('nav.rules')}</a>
            </p>
            {choice}
            <SelectField
              label={say('trial.on')}
              value={on}
              options={indicators.map(({ code, label, question }) => [code, `${label} ${choose(question)}`])}
              onChange={setOn}
            />
            {indicator && (
              <p className="hint">
                {say('trial.names')} <code>{indicator.code}</code>
                {isFigure(indicator.type) &&
                  indicator.by.map(({ code, codes }) => (
                    <span key={code}>
                      {' · '}
                      <code>{`cells.${indicator.code}.${code}.${codes[0]?.code ?? ''}`}</code>
                    </span>
                  ))}
              </p>
            )}
            <TextField
              label={say('trial.test')}
              hint={say('trial.test.hint')}
              error={
                lacks.at('test') ?? (trial.variables?.rule.test === test ? faultOf(say, result, 'test', test) : null)
              }
              lines
              required
              maxLength={4_000}
              value={test}
              onChange={setTest}
            />
            <TextField
              label={say('trial.when')}
              hint={say('trial.when.hint')}
              error={(trial.variables?.rule.when ?? '') === when ? faultOf(say, result, 'when', when) : null}
              lines
              maxLength={4_000}
              value={when}
              onChange={setWhen}
            />
            {trial.error && <Failure error={trial.error} />}
            <button type="submit" className="button button-primary" aria-disabled={trial.isPending}>
              {say('trial.run')}
            </button>
          </form>
          {result && (
            <TrialResult result={result} isOfThis={isTried(trial.variables, written)} members={chosen.members} />
          )}
        </>
      )}
    </Fold>
  );
}

/** Whether what was tried is what is written now. */
export const isTried = (tried: TryRule | undefined, written: TryRule): boolean =>
  JSON.stringify(tried) === JSON.stringify(written);

/** The cycle over whose reports a rule is tried: the first that can be, until `choice` is shown and another is chosen. */
export function useTrialCycle(plan: string): { readonly chosen: CycleView | undefined; readonly choice: ReactNode } {
  const { say, choose } = useSpeech();
  const [cycle, setCycle] = useState('');
  const cycles = (useQuery(queries.cycles()).data ?? []).filter(
    (each) => each.plan.id === plan && each.source === null && each.state !== 'DESIGN',
  );
  const chosen = cycles.find(({ code }) => code === cycle) ?? cycles[0];
  const choice = chosen && cycles.length > 1 && (
    <SelectField
      label={say('term.cycle')}
      value={chosen.code}
      options={cycles.map(({ code, title }) => [code, choose(title)])}
      onChange={setCycle}
    />
  );
  return { chosen, choice };
}

/** What is wrong with a part, at its place, with the cure. */
function faultOf(say: Say, result: RuleTrialView | undefined, part: 'when' | 'test', text: string): string | null {
  const faults = result?.faults.filter((fault) => fault.part === part) ?? [];
  if (faults.length === 0) return null;
  return sentences(
    ...faults.map(
      ({ message, cure, start, end }) =>
        `${say('join.quoted', { text: text.slice(start, end) })}${say('join.colon')}${sentences(message, cure)}`,
    ),
  );
}

/** What a trial came to, member by member; faults of its expressions stand at their fields. */
export function TrialResult(props: {
  readonly result: RuleTrialView;
  /** Whether the rule that stands there is the one that was tried. */
  readonly isOfThis: boolean;
  readonly members: Parameters<typeof nameMember>[0]['members'];
}): ReactNode {
  const { say, choose } = useSpeech();
  const { result, members } = props;
  const name = (code: string): string => nameMember({ members }, code, choose);
  const others = result.faults.filter(({ part }) => part === 'on' || part === 'each');
  if (!props.isOfThis)
    return (
      <p role="status" className="muted">
        {say('trial.changed')}
      </p>
    );
  return (
    <div role="status" className="form">
      {others.map(({ message, cure }) => (
        <p key={message} className="field-message">
          <Icon name="stop" />
          <span>{sentences(message, cure)}</span>
        </p>
      ))}
      {result.faults.length > 0 ? (
        <p>{say('trial.faulty')}</p>
      ) : (
        <>
          <p>{say('trial.counts', { reports: result.reports, ...result.counts })}</p>
          <ul className="faults">
            {result.hits.map(({ member, field, message, facts: { label, ...facts } }) => (
              <li key={`${member} ${field.indicator} ${field.part ?? ''}`}>
                <strong>{name(member)}</strong>{' '}
                {[label ?? field.indicator, field.part].filter(Boolean).join(say('join.comma'))}
                {say('join.colon')}
                {message || printFacts(facts, say)}
              </li>
            ))}
            {result.notRun.map(({ member, cause }) => (
              <li key={`${member} ${cause}`}>
                <strong>{name(member)}</strong> {say('finding.notRun')}
                {say('join.colon')}
                {cause}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function printFacts(facts: Readonly<Record<string, unknown>>, say: Say): string {
  return Object.entries(facts)
    .map(([fact, value]) => `${fact} = ${String(value)}`)
    .join(say('join.comma'));
}
