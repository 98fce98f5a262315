import type { ReleaseCommitment } from '@signatory/contract';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import { PlanText } from './plan-text.js';

/** The words in which a commitment is asked of one member, where they are not those of all; nothing elsewhere. */
export function VariantWords(props: {
  readonly commitment: ReleaseCommitment;
  readonly member: string;
  readonly page: PageContext;
}): ReactNode {
  const { commitment, member, page } = props;
  const own = commitment.variants?.find((variant) => variant.member === member);
  if (!own) return null;
  return (
    <p className="variant">
      <strong>{page.say('variant.own')}</strong> <PlanText of={own.text} page={page} />
    </p>
  );
}
