import type { ReactNode } from 'react';
import { MemberChoice } from '../kit/member-choice.js';
import { NextPartLink, PartNav } from '../kit/part-nav.js';
import type { PageContext } from '../page-context.js';
import type { ReleaseReader } from '../release/read-release.js';
import type { MemberPart } from './cut-members.js';

interface MemberPartsProps {
  readonly part: MemberPart;
  readonly release: ReleaseReader;
  readonly cycle: string;
  readonly commitment: string;
  /** Where the site is, for an address on paper. */
  readonly base: string;
  readonly page: PageContext;
}

/** The ways to the scores of many members: by part, or of one that is looked for; nothing where all are shown. */
export function MemberParts(props: MemberPartsProps): ReactNode {
  const { part, release, cycle, commitment, base, page } = props;
  if (part.parts.length < 2) return null;
  const route = { page: 'commitment', cycle, commitment } as const;
  const alone = part.at === 0 ? part.members[0] : undefined;
  return (
    <>
      <form className="filters-form" method="get" action={`${page.path(route)}#scores-heading`} data-filters="">
        {page.chosenLanguage && <input type="hidden" name="lang" value={page.chosenLanguage} />}
        <MemberChoice release={release} member={alone?.code ?? null} page={page} />
        <button className="button" type="submit">
          {page.say('filter.apply')}
        </button>
      </form>
      <PartNav {...describeParts(props)} label={page.say('commitment.scores')} whole={base + page.link(route)} />
    </>
  );
}

export function NextMembers(props: Omit<MemberPartsProps, 'release' | 'base'>): ReactNode {
  return <NextPartLink {...describeParts(props)} />;
}

function describeParts({ part, cycle, commitment, page }: Omit<MemberPartsProps, 'release' | 'base'>) {
  const nameOf = (member: MemberPart['members'][number] | undefined): string =>
    member ? page.choose(member.name).text : '';
  return {
    names: part.parts.map((members) =>
      page.say('matrix.part', { first: nameOf(members[0]), last: nameOf(members.at(-1)) }),
    ),
    at: part.at,
    linkTo: (at: number) => `${page.link({ page: 'commitment', cycle, commitment, part: at })}#scores-heading`,
    page,
  };
}
