import type { CycleView } from '@signatory/contract';
import { AgreementTables } from '@signatory/pages';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { agreementAddress } from '../../api/endpoints.js';
import { queries } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { mayIn } from '../../session/grants.js';
import { useSession } from '../../session/session.js';
import { Empty, Loaded } from '../../ui/states.js';

/** How far reviewers agree so far, from the assessment on; nothing where scores were imported, or for whom it is not. */
export function Agreement({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const mayRead = mayIn(useSession(), 'agreement:read', { plan: cycle.plan.id, cycle: cycle.code, member: null });
  const isScored = cycle.state !== 'DESIGN' && cycle.source === null;
  return mayRead && isScored ? <AgreementPanel cycle={cycle} /> : null;
}

function AgreementPanel({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { say, choose, decimal } = useSpeech();
  const plan = useQuery(queries.plan(cycle.code));
  const agreement = useQuery(queries.agreement(cycle.code));
  return (
    <section className="panel" aria-labelledby="agreement-heading">
      <div className="panel-head">
        <h2 id="agreement-heading">{say('agreement.heading')}</h2>
        <a className="button" href={agreementAddress(cycle.code)} download>
          {say('agreement.file')}
        </a>
      </div>
      <p className="muted">{say('agreement.lead')}</p>
      <Loaded query={plan} lines={5}>
        {({ commitments }) => (
          <Loaded query={agreement} lines={5}>
            {(view) =>
              view.agreement === null ? (
                <Empty>{say('agreement.none')}</Empty>
              ) : (
                <AgreementTables
                  agreement={view.agreement}
                  commitments={commitments.map(({ id, code, title }) => ({ id, name: `${code} ${choose(title)}` }))}
                  page={{ say, decimal }}
                />
              )
            }
          </Loaded>
        )}
      </Loaded>
    </section>
  );
}
