import type { CycleView } from '@signatory/contract';
import type { Permission } from '@signatory/domain';
import type { ReactNode } from 'react';
import { membersIn } from '../session/members-in.js';
import { useSpeech } from '../session/language.js';
import { useSession } from '../session/session.js';
import { PickField } from '../ui/pick-field.js';

/** Narrows a desk to one of the members of which it can hold anything for its reader, or that its address names. */
export function MemberField(props: {
  readonly cycle: CycleView;
  /** What the desk's list asks for. */
  readonly needs: Permission;
  /** Nothing where all are shown. */
  readonly value: string | undefined;
  readonly onChange: (member: string) => void;
}): ReactNode {
  const { say, choose } = useSpeech();
  const { cycle, needs, value } = props;
  const own = membersIn(useSession(), needs, cycle);
  const offered = cycle.members.filter(({ code }) => own.includes(code) || code === value);
  return (
    <PickField
      label={say('term.member')}
      value={value ?? ''}
      options={[['', say('filter.allMembers')], ...offered.map(({ code, name }) => [code, choose(name)] as const)]}
      onChange={props.onChange}
    />
  );
}
