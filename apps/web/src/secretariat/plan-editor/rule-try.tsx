import type { TryRule } from '@signatory/contract';
import { SEVERITIES } from '@signatory/domain';
import type { ReactNode } from 'react';
import { api } from '../../api/endpoints.js';
import { useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { sentences } from '../../ui/faults.js';
import { Lack } from '../../ui/lack.js';
import { Failure } from '../../ui/states.js';
import { useLacks } from '../../ui/use-lacks.js';
import { isTried, TrialResult, useTrialCycle } from '../plans/rule-trial.js';
import { asTyped, type Part, type Pointer } from './document.js';
import { chooseWords } from './document-words.js';
import { useEditor } from './editor-context.js';
import { problemsIn } from './plan-problems.js';

/** Tries the rule as it stands here over the submitted reports of a cycle: what it would hit, or what is wrong with it. */
export function RuleTry({ rule, pointer }: { readonly rule: Part; readonly pointer: Pointer }): ReactNode {
  const { say, language } = useSpeech();
  const { version, problems } = useEditor();
  const { chosen, choice } = useTrialCycle(version.plan);
  const trial = useCommand((asked: TryRule) => api.tryRule(version.plan, asked), []);
  const written: TryRule = { cycle: chosen?.code ?? '', rule: asTried(rule, language) };
  const isOfThis = isTried(trial.variables, written);
  const isEmpty = asTyped(rule['test']).trim() === '' || asTyped(rule['on']) === '';
  // What the draft's own checks find no fault in is new in it: nothing is to be corrected, and the cycle never asked it.
  const isNewer =
    (trial.data?.faults.length ?? 0) > 0 && problemsIn(problems, pointer).every(({ severity }) => severity !== 'ERROR');
  const lacks = useLacks({ rule: isEmpty && say('trial.test.lack') });
  if (!chosen) return <p className="muted">{say('planEdit.noCycle')}</p>;
  return (
    <section className="form plan-try" aria-labelledby="try-heading">
      <h3 id="try-heading">{say('planEdit.try')}</h3>
      <p className="hint">{say('planEdit.try.help')}</p>
      <div className="field-row">
        {choice}
        <button
          type="button"
          className="button"
          aria-disabled={trial.isPending}
          onClick={(event) => lacks.ask(event, () => trial.mutate(written))}
        >
          {say('trial.run')}
        </button>
      </div>
      <Lack>{lacks.at('rule')}</Lack>
      {trial.error && <Failure error={trial.error} />}
      {trial.data && isOfThis && isNewer && (
        <div role="status">
          <p>{say('planEdit.try.newer', { version: chosen.plan.version })}</p>
          <ul className="faults">
            {[...new Set(trial.data.faults.map(({ message }) => message))].map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </div>
      )}
      {trial.data && !(isOfThis && isNewer) && (
        <>
          {trial.data.faults
            .filter(({ part }) => isOfThis && (part === 'test' || part === 'when'))
            .map(({ part, message, cure }) => (
              <p key={part + message} className="field-message">
                {say(part === 'when' ? 'trial.when' : 'trial.test')}
                {say('join.colon')}
                {sentences(message, cure)}
              </p>
            ))}
          <TrialResult result={trial.data} isOfThis={isOfThis} members={chosen.members} />
        </>
      )}
    </section>
  );
}

/** A rule of a document as it is tried: what it leaves out is left out. */
function asTried(rule: Part, language: string) {
  const [each, when] = [asTyped(rule['each']), asTyped(rule['when'])];
  return {
    code: asTyped(rule['code']) || 'trial',
    severity: SEVERITIES.find((severity) => severity === rule['severity']) ?? 'WARNING',
    on: asTyped(rule['on']),
    test: asTyped(rule['test']),
    message: chooseWords(rule['message'], language).text,
    ...(each === '' ? {} : { each }),
    ...(when === '' ? {} : { when }),
  };
}
