import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queries } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { SelectField } from '../ui/select-field.js';

/** Narrows a list to one pillar of the cycle's plan; nothing of a plan without pillars. Until they are known it has its place. */
export function PillarField(props: {
  readonly cycle: string;
  /** Its code; empty for all. */
  readonly value: string;
  readonly onChange: (pillar: string) => void;
}): ReactNode {
  const { say, choose } = useSpeech();
  const { data: plan } = useQuery(queries.plan(props.cycle));
  if (plan?.pillars.length === 0) return null;
  return (
    <SelectField
      label={say('term.pillar')}
      value={props.value}
      options={[
        ['', say('checks.allPillars')],
        ...(plan?.pillars ?? []).map(({ code, name }) => [code, `${code}. ${choose(name)}`] as const),
        // One that is not known yet, or that there is none of: it narrows the list all the same.
        ...(props.value === '' || plan?.pillars.some(({ code }) => code === props.value)
          ? []
          : [[props.value, props.value] as const]),
      ]}
      onChange={props.onChange}
    />
  );
}
