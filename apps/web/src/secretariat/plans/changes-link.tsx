import type { PlanVersionDetail } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { queries } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';

/** Leads to what changed since the version before: nothing where the reader sees no earlier one. */
export function ChangesLink({ version }: { readonly version: PlanVersionDetail }): ReactNode {
  const { say } = useSpeech();
  const plans = useQuery(queries.plans());
  const { id: plan, version: n } = version;
  const hasOlder = (plans.data ?? []).some((each) => each.id === plan && each.version < n);
  return (
    hasOlder && (
      <Link className="button" to="/plans/$plan/$version/migration" params={{ plan, version: String(n) }}>
        {say('versionSteps.migration')}
      </Link>
    )
  );
}
