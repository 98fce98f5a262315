import type { CycleView } from '@signatory/contract';
import type { Permission } from '@signatory/domain';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { membersIn } from '../session/members-in.js';
import { useSpeech } from '../session/language.js';
import { useSession } from '../session/session.js';
import { ContactList } from './contact-list.js';

/**
 * A desk of a cycle, for whom it has any work; who has the role and no member of this cycle is told so, and who assigns
 * them. The API says of such a desk that it is not there, as it does to anybody else.
 */
export function WhereAssigned(props: {
  readonly cycle: CycleView;
  /** What the desk's list asks for. */
  readonly needs: Permission;
  readonly picker: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const { say } = useSpeech();
  const session = useSession();
  const { cycle } = props;
  if (membersIn(session, props.needs, cycle).length > 0) return props.children;
  return (
    <>
      {props.picker}
      <section className="panel form" aria-labelledby="unassigned-heading">
        <h2 id="unassigned-heading">{say('unassigned.heading')}</h2>
        <p>{say('unassigned.who')}</p>
        <ContactList cycle={cycle.code} heading={<h3>{say('role.secretariat')}</h3>} />
        <div className="acts">
          <Link to="/account" className="button">
            {say('unassigned.roles')}
          </Link>
          <Link to="/library" className="button">
            {say('unassigned.library')}
          </Link>
        </div>
      </section>
    </>
  );
}
