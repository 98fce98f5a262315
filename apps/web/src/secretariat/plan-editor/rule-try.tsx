import { SEVERITIES } from '@signatory/domain';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '../../api/endpoints.js';
import { queries, useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { endSentence } from '../../ui/faults.js';
import { SelectField } from '../../ui/select-field.js';
import { Failure } from '../../ui/states.js';
import { TrialResult } from '../plans/rule-trial.js';
import { asTyped, type Part } from './document.js';
import { chooseWords } from './document-words.js';
import { useEditor } from './editor-context.js';

/** Tries the rule as it stands here over the submitted reports of a cycle: what it would hit, or what is wrong with it. */
export function RuleTry({ rule }: { readonly rule: Part }): ReactNode {
  const { say, choose, language } = useSpeech();
  const { version } = useEditor();
  const cycles = (useQuery(queries.cycles()).data ?? []).filter(
    ({ plan, source, state }) => plan.id === version.plan && source === null && state !== 'DESIGN',
  );
  const [cycle, setCycle] = useState('');
  const chosen = cycles.find(({ code }) => code === cycle) ?? cycles[0];
  const trial = useCommand(
    () => api.tryRule(version.plan, { cycle: chosen?.code ?? '', rule: asTried(rule, language) }),
    [],
  );
  if (!chosen) return <p className="muted">{say('planEdit.noCycle')}</p>;
  const isEmpty = asTyped(rule['test']).trim() === '' || asTyped(rule['on']) === '';
  return (
    <section className="form plan-try" aria-labelledby="try-heading">
      <h3 id="try-heading">{say('planEdit.try')}</h3>
      <p className="hint">{say('planEdit.try.help')}</p>
      <div className="field-row">
        {cycles.length > 1 && (
          <SelectField
            label={say('term.cycle')}
            value={chosen.code}
            options={cycles.map(({ code, title }) => [code, choose(title)])}
            onChange={setCycle}
          />
        )}
        <button
          type="button"
          className="button"
          disabled={trial.isPending || isEmpty}
          onClick={() => trial.mutate(undefined)}
        >
          {say('trial.run')}
        </button>
      </div>
      {trial.error && <Failure error={trial.error} />}
      {trial.data && (
        <>
          {trial.data.faults
            .filter(({ part }) => part === 'test' || part === 'when')
            .map(({ part, message, cure }) => (
              <p key={part + message} className="field-message" lang="en">
                {part}: {endSentence(message)} {cure}
              </p>
            ))}
          <TrialResult result={trial.data} members={chosen.members} />
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
