import type { PlanVersionDetail } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { api } from '../../api/endpoints.js';
import { queries, useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { Failure } from '../../ui/states.js';
import { TextField } from '../../ui/text-field.js';
import { AdoptionForm } from './adoption-form.js';
import { DraftForm } from './draft-form.js';

/** What the secretariat may do with a version now, as its state machine says. */
export function VersionSteps({ version }: { readonly version: PlanVersionDetail }): ReactNode {
  const { say } = useSpeech();
  const plans = useQuery(queries.plans());
  const { id: plan, version: n, state, commands } = version;
  const hasOlder = (plans.data ?? []).some((each) => each.id === plan && each.version < n);
  const params = { plan, version: String(n) };
  const mayOpen = state === 'ADOPTED' || state === 'IN_USE';
  return (
    <section className="panel form" aria-labelledby="steps-heading">
      <h2 id="steps-heading">{say('versionSteps.heading')}</h2>
      <p className="muted">{say(`versionSteps.${state}`)}</p>
      {commands.includes('consult') && <ConsultForm version={version} />}
      {commands.includes('revise') && (
        <details>
          <summary>{say('draft.replace.heading')}</summary>
          <DraftForm revision={version.revision} />
        </details>
      )}
      {commands.includes('adopt') && (
        <details>
          <summary>{say('adoption.record')}</summary>
          <AdoptionForm key={version.revision} version={version} />
        </details>
      )}
      {(mayOpen || hasOlder) && (
        <div className="acts">
          {mayOpen && (
            <Link className="button" to="/cycles/new" search={params}>
              {say('versionSteps.design')}
            </Link>
          )}
          {hasOlder && (
            <Link className="button" to="/plans/$plan/$version/migration" params={params}>
              {say('versionSteps.migration')}
            </Link>
          )}
        </div>
      )}
    </section>
  );
}

function ConsultForm({ version }: { readonly version: PlanVersionDetail }): ReactNode {
  const { say } = useSpeech();
  const [until, setUntil] = useState('');
  const key = { plan: version.id, n: version.version };
  const consult = useCommand(
    () => api.consultPlan(key, { until: new Date(until).toISOString(), revision: version.revision }),
    [['plans']],
  );
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        consult.mutate(undefined);
      }}
    >
      <TextField
        label={say('consult.until')}
        hint={say('consult.hint')}
        type="datetime-local"
        value={until}
        required
        onChange={setUntil}
      />
      {consult.error && <Failure error={consult.error} />}
      <button type="submit" className="button button-primary" disabled={consult.isPending || until === ''}>
        {say('consult.begin')}
      </button>
    </form>
  );
}
