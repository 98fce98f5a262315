import type { PlanView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';

/** The words in which a commitment is asked of one member, where they are not those of all; nothing elsewhere. */
export function VariantNote(props: {
  readonly commitment: PlanView['commitments'][number];
  readonly member: string;
}): ReactNode {
  const { say, choose } = useSpeech();
  const own = props.commitment.members.find(({ member, kind }) => member === props.member && kind === 'variant');
  if (!own) return null;
  return (
    <p className="note">
      <strong>{say('variant.own')}</strong> {choose(own.text)}
    </p>
  );
}
