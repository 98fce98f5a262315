import type { CycleView } from '@signatory/contract';
import { isMessageKey } from '@signatory/texts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ProblemError } from '../../api/problem-error.js';
import { useSpeech } from '../../session/language.js';
import { Failure } from '../../ui/states.js';

/** Why a step was refused, and the screen where that is mended. */
export function StepRefusal(props: { readonly cycle: CycleView; readonly error: Error }): ReactNode {
  const { error, cycle } = props;
  return (
    <div className="form">
      <Failure error={error} />
      {error instanceof ProblemError && <Cure cycle={cycle} code={error.code} />}
    </div>
  );
}

/** What kept a cycle from opening by itself. */
export function OpeningFault({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { say } = useSpeech();
  if (cycle.openingFault === null) return null;
  const key = `problem.${cycle.openingFault}.title`;
  return (
    <div className="banner banner-warn">
      <p>{say('cycleDesk.fault', { code: isMessageKey(key) ? say(key) : cycle.openingFault })}</p>
      <Cure cycle={cycle} code={cycle.openingFault} />
    </div>
  );
}

function Cure({ cycle, code }: { readonly cycle: CycleView; readonly code: string }): ReactNode {
  const { say } = useSpeech();
  const { id: plan, version } = cycle.plan;
  if (code === 'cycle.reviewers-missing')
    return (
      <Link to="/admin/people" search={{ plan }}>
        {say('cycleDesk.cure.people')}
      </Link>
    );
  const params = { plan, version: String(version) };
  if (code === 'plan.not-adopted')
    return (
      <Link to="/plans/$plan/$version" params={params}>
        {say('cycleDesk.cure.version')}
      </Link>
    );
  if (code === 'plan.migration-open')
    return (
      <Link to="/plans/$plan/$version/migration" params={params}>
        {say('cycleDesk.cure.migration')}
      </Link>
    );
  return null;
}
