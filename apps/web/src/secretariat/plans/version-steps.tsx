import type { PlanVersionDetail, PlanVersionView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { formatList } from '@signatory/texts';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { api } from '../../api/endpoints.js';
import { planDocuments } from '../../api/plan-documents.js';
import { queries, useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { faultAt } from '../../ui/faults.js';
import { Failure } from '../../ui/states.js';
import { TextField } from '../../ui/text-field.js';
import { useLacks } from '../../ui/use-lacks.js';
import { AdoptionForm } from './adoption-form.js';
import { ChangesLink } from './changes-link.js';
import { DraftForm } from './draft-form.js';
import { namePlanMember } from './plan-names.js';
import { useConsultationIsOver } from './consultation-end.js';

/** What the secretariat may do with a version now, as its state machine says. */
export function VersionSteps({ version }: { readonly version: PlanVersionDetail }): ReactNode {
  const { say } = useSpeech();
  const plans = useQuery(queries.plans());
  const { id: plan, version: n, state, commands } = version;
  const params = { plan, version: String(n) };
  const mayRevise = commands.includes('revise');
  const isOver = useConsultationIsOver(version);
  const mayOpen = state === 'ADOPTED' || state === 'IN_USE';
  return (
    <section className="panel form" aria-labelledby="steps-heading">
      <h2 id="steps-heading">{say('versionSteps.heading')}</h2>
      <p className="muted">{say(isOver ? 'versionSteps.CONSULTATION.over' : `versionSteps.${state}`)}</p>
      {mayRevise && (
        <Link className="button" to="/plans/$plan/$version/text" params={params}>
          {say('versionSteps.edit')}
        </Link>
      )}
      {commands.includes('consult') &&
        (version.isFaulty ? (
          <div className="banner banner-warn">
            <p className="banner-head">
              <Icon name="alert" />
              {say('versionSteps.faulty')}
            </p>
            <Link className="button" to="/plans/$plan/$version/text" params={params}>
              {say('versionSteps.mend')}
            </Link>
          </div>
        ) : (
          <ConsultForm version={version} />
        ))}
      {!version.isFaulty && <Unheard version={version} />}
      {mayRevise && (
        <details>
          <summary>{say('draft.replace.heading')}</summary>
          <DraftForm draft={{ plan, version: n, revision: version.revision }} />
        </details>
      )}
      {commands.includes('adopt') && (
        <details>
          <summary>{say('adoption.record')}</summary>
          <AdoptionForm key={version.revision} version={version} />
        </details>
      )}
      <div className="acts">
        {state !== 'DRAFT' && plans.data && <CopyButton version={version} versions={plans.data} />}
        {mayOpen && (
          <Link className="button" to="/cycles/new" search={params}>
            {say('versionSteps.design')}
          </Link>
        )}
        <ChangesLink version={version} />
      </div>
    </section>
  );
}

/** Whom nobody asks: a consultation that a member cannot answer is none. */
function Unheard({ version }: { readonly version: PlanVersionDetail }): ReactNode {
  const { say, choose, language } = useSpeech();
  const { unheard } = version;
  if (unheard.length === 0) return null;
  const names = unheard.map((code) => namePlanMember(version, code, choose));
  return (
    <div className="banner banner-warn">
      <p className="banner-head">
        <Icon name="alert" />
        {say('consult.unheard', { members: formatList(language, names) })}
      </p>
      <Link className="button" to="/admin/people">
        {say('consult.unheard.invite')}
      </Link>
    </div>
  );
}

/** Begins the next version with the text of this one, and opens it there. */
function CopyButton(props: {
  readonly version: PlanVersionDetail;
  readonly versions: readonly PlanVersionView[];
}): ReactNode {
  const { say } = useSpeech();
  const navigate = useNavigate();
  const { id: plan, version: n } = props.version;
  const next = Math.max(...props.versions.filter(({ id }) => id === plan).map(({ version }) => version), n) + 1;
  const copy = useCommand(() => planDocuments.copyPlanVersion({ plan, n }, { version: next }), [['plans']]);
  return (
    <>
      <button
        type="button"
        className="button"
        aria-disabled={copy.isPending}
        onClick={() =>
          copy.mutate(undefined, {
            goOn: ({ version }) =>
              void navigate({ to: '/plans/$plan/$version/text', params: { plan, version: String(version) } }),
          })
        }
      >
        {say('versionSteps.copy', { version: next })}
      </button>
      {copy.error && <Failure error={copy.error} />}
    </>
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
  const lacks = useLacks({ until: until === '' && say('lack.instant') });
  return (
    <form
      className="form only-screen"
      noValidate
      onSubmit={(event) => lacks.ask(event, () => consult.mutate(undefined))}
    >
      <TextField
        label={say('consult.until')}
        hint={say('consult.hint')}
        type="datetime-local"
        value={until}
        error={lacks.at('until') ?? faultAt(consult.error, '/until')}
        required
        onChange={setUntil}
      />
      {consult.error && <Failure error={consult.error} />}
      <button type="submit" className="button button-primary" aria-disabled={consult.isPending}>
        {say('consult.begin')}
      </button>
    </form>
  );
}
