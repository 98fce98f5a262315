import type { ReportView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { useSession } from '../session/session.js';

const NEVER = '9999-12-31';

/** To whom a part of the report is delegated: until when, and that they neither certify nor submit it. */
export function DelegatedNote({ report: { member } }: { readonly report: ReportView }): ReactNode {
  const { say, instant } = useSpeech();
  const { grants } = useSession();
  // The last to end; one without an end lasts.
  const [last = null] = grants
    .filter(({ role, members }) => role === 'contributor' && members.includes(member))
    .map(({ until }) => until)
    .sort((a, b) => Date.parse(b ?? NEVER) - Date.parse(a ?? NEVER));
  return (
    <p className="note">
      {say(last === null ? 'report.delegated' : 'report.delegatedUntil', {
        instant: last === null ? '' : instant(last),
      })}
    </p>
  );
}
