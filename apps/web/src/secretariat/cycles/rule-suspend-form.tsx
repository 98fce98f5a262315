import type { CycleRuleView, CycleView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { cycleRules } from '../../api/cycle-rules.js';
import { useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { LanguageField } from '../../ui/language-field.js';
import { PickField } from '../../ui/pick-field.js';
import { ReasonField } from '../../ui/reason-field.js';
import { Failure, Loaded, StatusLine } from '../../ui/states.js';
import { isShort, useLacks } from '../../ui/use-lacks.js';
import { useLeadToFault } from '../../ui/use-lead-to-fault.js';

/** Picks a rule of the cycle, and suspends it with the reason that members read. */
export function SuspendForm({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const rules = useQuery(cycleRules.rules(cycle.code));
  return (
    <Loaded query={rules} lines={3}>
      {(all) => <Form cycle={cycle} rules={all} />}
    </Loaded>
  );
}

function Form({ cycle, rules }: { readonly cycle: CycleView; readonly rules: readonly CycleRuleView[] }): ReactNode {
  const { say, language: own } = useSpeech();
  const running = rules.filter(({ suspended }) => !suspended);
  const [code, setCode] = useState('');
  const [reason, setReason] = useState('');
  const [language, setLanguage] = useState<string>(own);
  // Whoever was second is told so by the server, and sees what it chose until then.
  const chosen = rules.find((rule) => rule.code === code);
  const suspend = useCommand(
    (rule: string) => cycleRules.suspend(cycle.code, rule, { reason: reason.trim(), language }),
    cycleRules.changes(cycle.code),
  );
  const form = useLeadToFault(suspend.error);
  const lacks = useLacks({
    rule: !chosen && say('lack.choose'),
    reason: isShort(reason) && say('lack.words', { least: 3 }),
  });
  return (
    <form
      ref={form}
      className="form"
      noValidate
      onSubmit={(event) =>
        lacks.ask(event, () => {
          suspend.mutate(code, {
            onSuccess: () => {
              setCode('');
              setReason('');
            },
          });
        })
      }
    >
      <PickField
        label={say('suspending.rule')}
        value={code}
        options={[
          ['', ''],
          ...running.map((rule) => [rule.code, `${rule.code} · ${rule.label}`] as const),
          ...(chosen?.suspended ? [[code, `${code} · ${chosen.label}`] as const] : []),
        ]}
        found={(count) => say('suspending.found', { count, rules: running.length })}
        error={lacks.at('rule')}
        onChange={setCode}
      />
      {chosen && (
        <p className="muted">
          <span className="tag">{say(`severity.${chosen.severity}`)}</span> {chosen.words}
        </p>
      )}
      <ReasonField
        label={say('suspending.reason')}
        hint={say('suspending.reason.hint')}
        value={reason}
        error={lacks.at('reason')}
        onChange={setReason}
      />
      <LanguageField value={language} onChange={setLanguage} />
      {suspend.error && <Failure error={suspend.error} />}
      <button type="submit" className="button button-danger" aria-disabled={suspend.isPending}>
        {say('suspending.send')}
      </button>
      <StatusLine>{suspend.isSuccess && say('suspending.done', { rule: suspend.variables })}</StatusLine>
    </form>
  );
}
