import type { DecideApplies, PlanVersionDetail } from '@signatory/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '../../api/endpoints.js';
import { ProblemError } from '../../api/problem-error.js';
import { queries, useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { StaleBanner } from '../../ui/stale-banner.js';
import { Lack } from '../../ui/lack.js';
import { Failure, StatusLine } from '../../ui/states.js';
import { useLacks } from '../../ui/use-lacks.js';
import { DecisionForm } from './decision-form.js';
import { draftOf, isSame, type DecisionDraft } from './decision-draft.js';
import { DecisionTable } from './decision-table.js';

/** Of which members a commitment is asked, and in which words: fixed before a cycle opens, with the printed reason. */
export function DecisionsPanel(props: { readonly version: PlanVersionDetail; readonly keeps: boolean }): ReactNode {
  const { say } = useSpeech();
  const { version, keeps } = props;
  const isFixed = version.state === 'IN_USE' || version.state === 'SUPERSEDED';
  return (
    <section className="panel form" aria-labelledby="decisions-heading">
      <h2 id="decisions-heading">{say('decisions.heading')}</h2>
      <p className="muted">{say(isFixed ? 'decisions.fixed' : 'decisions.lead')}</p>
      {keeps && !isFixed ? (
        <DecisionsEditor version={version} />
      ) : (
        <DecisionTable version={version} decisions={draftOf(version)} />
      )}
    </section>
  );
}

function DecisionsEditor({ version }: { readonly version: PlanVersionDetail }): ReactNode {
  const { say } = useSpeech();
  const client = useQueryClient();
  const key = { plan: version.id, n: version.version };
  const [base, setBase] = useState(version);
  const [decisions, setDecisions] = useState<readonly DecisionDraft[]>(() => draftOf(version));
  const save = useCommand((body: DecideApplies) => api.decideApplies(key, base.revision, body), [['plans']]);
  const take = (next: PlanVersionDetail): void => {
    setBase(next);
    setDecisions(draftOf(next));
  };
  const isChanged = !isSame(decisions, draftOf(base));
  // What others change beside it is no conflict while nothing is typed here.
  if (version.revision !== base.revision && !isChanged && !save.isPending) take(version);
  const isStale = version.revision !== base.revision && isChanged && !save.isPending;
  const lacks = useLacks({ change: !isChanged && say('lack.change') });
  return (
    <>
      <DecisionTable
        version={version}
        decisions={decisions}
        onRemove={(gone) => setDecisions(decisions.filter((each) => each !== gone))}
      />
      <DecisionForm version={version} decisions={decisions} onChange={setDecisions} />
      {isStale && (
        <StaleBanner
          heading={say('decisions.conflict')}
          onKeep={() => {
            save.reset();
            setBase(version);
          }}
          onTake={() => {
            save.reset();
            take(version);
          }}
        >
          <p>{say('decisions.conflict.theirs')}</p>
          <DecisionTable version={version} decisions={draftOf(version)} name={say('decisions.conflict.theirs')} />
        </StaleBanner>
      )}
      {save.error && !isConflict(save.error) && <Failure error={save.error} />}
      <div className="acts">
        <button
          type="button"
          className="button button-primary"
          aria-disabled={save.isPending || isStale}
          onClick={(event) =>
            lacks.ask(event, () =>
              save.mutate(
                { decisions: decisions.map((each) => ({ ...each })) },
                // By then the version was fetched again: what was saved is what stands.
                { onSuccess: () => take(client.getQueryData(queries.planVersion(key).queryKey) ?? base) },
              ),
            )
          }
        >
          {say('decisions.save')}
        </button>
        <Lack>{lacks.at('change')}</Lack>
        {isChanged && (
          <button type="button" className="button button-quiet" onClick={() => setDecisions(draftOf(base))}>
            {say('decisions.undo')}
          </button>
        )}
        <StatusLine tone={isChanged ? 'busy' : 'ok'}>
          {isChanged ? say('decisions.unsaved') : save.isSuccess && say('decisions.saved')}
        </StatusLine>
      </div>
    </>
  );
}

function isConflict(error: Error): boolean {
  return error instanceof ProblemError && error.code === 'version.stale';
}
