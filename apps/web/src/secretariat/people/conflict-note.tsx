import type { PersonView } from '@signatory/contract';
import { findConflictOfRoles } from '@signatory/domain';
import { formatList } from '@signatory/texts';
import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { useNow } from '../../ui/use-now.js';
import { readGrant, type GrantDraft, type PlanPlace } from './grant-draft.js';

/** Says of a role as it is chosen that its holder could judge nothing by it: else only each refused decision would. */
export function ConflictNote(props: {
  readonly place: PlanPlace;
  readonly person: Pick<PersonView, 'nationality' | 'grants'>;
  readonly draft: GrantDraft;
}): ReactNode {
  const { say, choose, language } = useSpeech();
  const now = new Date(useNow()).toISOString();
  const { person, draft } = props;
  const { id, memberNames, conflictGroups } = props.place.version;
  const grant = readGrant(draft, id);
  const found =
    grant &&
    findConflictOfRoles(person, grant, {
      members: memberNames.map(({ code }) => code),
      groups: conflictGroups,
      at: now,
    });
  const names = (codes: readonly string[]): string =>
    formatList(
      language,
      memberNames.flatMap(({ code, name }) => (codes.includes(code) ? [choose(name)] : [])),
    );
  return (
    <div role="status">
      {found && (
        <p className="note">
          {say('people.conflict', {
            role: draft.role === 'reviewer' || draft.role === 'adjudicator' ? 'judges' : 'reports',
            own: names(found.own),
            judged: names(found.judged),
          })}
        </p>
      )}
    </div>
  );
}
