import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import type { ReleaseReader } from '../release/read-release.js';

/** Which of many members is looked for: whoever types its name is led to it. */
export function MemberChoice(props: {
  readonly release: ReleaseReader;
  /** The code of the member that is chosen; null for none. */
  readonly member: string | null;
  readonly page: PageContext;
}): ReactNode {
  const { release, member, page } = props;
  return (
    <label className="field">
      <span>{page.say('ranking.find')}</span>
      <select name="member" defaultValue={release.findMember(member ?? '') ? (member ?? '') : ''}>
        <option value="">{page.say('ranking.find.none')}</option>
        {release.members.map(({ code, name }) => (
          <option key={code} value={code}>
            {page.choose(name).text}
          </option>
        ))}
      </select>
    </label>
  );
}
