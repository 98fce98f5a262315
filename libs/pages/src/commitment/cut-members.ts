import type { ReleaseMember, ReleaseReader } from '../release/read-release.js';

/** The scores of more members than these, each with its reasons, are not scrolled through: they stand in parts. */
const MOST_WHOLE = 40;
const IN_PART = 20;

/** The members whose scores and reasons a page of a commitment shows. */
export interface MemberPart {
  readonly members: readonly ReleaseMember[];
  /** Which of the parts it is, from 1; 0 for the member alone that was looked for. */
  readonly at: number;
  /** One part where all are shown. */
  readonly parts: readonly (readonly ReleaseMember[])[];
}

/** The part that is asked for, or the member; of a commitment of few members all of them. */
export function cutMembers(
  release: ReleaseReader,
  { member, part }: { readonly member?: string | undefined; readonly part?: number | undefined },
): MemberPart {
  const { members } = release;
  if (members.length <= MOST_WHOLE) return { members, at: 1, parts: [members] };
  const parts = Array.from({ length: Math.ceil(members.length / IN_PART) }, (_, at) =>
    members.slice(at * IN_PART, (at + 1) * IN_PART),
  );
  const sought = release.findMember(member ?? '');
  if (sought) return { members: [sought], at: 0, parts };
  const at = Math.min(parts.length, part ?? 1);
  return { members: parts[at - 1] ?? [], at, parts };
}
