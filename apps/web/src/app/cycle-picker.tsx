import type { CycleView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { queries } from '../api/queries.js';
import { mayWhole } from '../session/grants.js';
import { useSpeech } from '../session/language.js';
import { useSession } from '../session/session.js';
import { Screen } from '../ui/screen.js';
import { SelectField } from '../ui/select-field.js';
import { Empty, Loaded } from '../ui/states.js';
import { unmetPart } from './address-parts.js';
import { LeftOut } from './left-out.js';
import { cyclesFor, memberIn, pickCycle } from './pick-cycle.js';
import { sectionOf, sectionsFor } from './sections.js';

/** Chooses the cycle a list is about; the choice is in the address. Without one, the first cycle that the list is for. */
export function WithCycle(props: {
  readonly chosen: string | undefined;
  /** Which of the imported cycles are among those to choose from; none unless it says so. */
  readonly imported?: (cycle: CycleView) => boolean;
  readonly children: (cycle: CycleView, picker: ReactNode) => ReactNode;
}): ReactNode {
  const { say, choose } = useSpeech();
  const navigate = useNavigate();
  const { member } = useSearch({ strict: false });
  const cycles = useQuery(queries.cycles());
  return (
    <Loaded query={cycles}>
      {(all) => {
        const own = cyclesFor(all, props.imported ?? (() => false));
        const cycle = pickCycle(own, props.chosen);
        if (!cycle) return <NoCycle imported={all.length > 0} />;
        const picker =
          own.length > 1 ? (
            <SelectField
              label={say('term.cycle')}
              value={cycle.code}
              options={own.map(({ code, title }) => [code, choose(title)])}
              onChange={(code) => void navigate({ to: '.', search: { cycle: code } })}
            />
          ) : null;
        const left = [
          ...unmetPart('cycle', props.chosen, cycle.code),
          ...unmetPart('member', member, memberIn(cycle, member)),
        ];
        return (
          <>
            <LeftOut parts={left} />
            {props.children(cycle, picker)}
          </>
        );
      }}
    </Loaded>
  );
}

/** The section in which nothing is yet: whoever can begin a cycle is led to where one is designed. */
function NoCycle({ imported }: { readonly imported: boolean }): ReactNode {
  const { say } = useSpeech();
  const session = useSession();
  const { pathname } = useLocation();
  const section = sectionOf(sectionsFor(session), pathname);
  return (
    <Screen title={say(section?.label ?? 'term.cycle')}>
      <Empty>
        {mayWhole(session, 'cycle:manage') ? (
          <>
            {say(imported ? 'cycle.none.own' : 'cycle.none.yet')} <Link to="/cycles/new">{say('cycle.design')}</Link>
          </>
        ) : (
          say('cycle.none')
        )}
      </Empty>
    </Screen>
  );
}

/** The name of a member in a cycle, or its code. */
export function nameMember(
  cycle: Pick<CycleView, 'members'>,
  code: string,
  choose: (text: CycleView['title']) => string,
): string {
  const member = cycle.members.find((each) => each.code === code);
  return member ? choose(member.name) : code;
}
