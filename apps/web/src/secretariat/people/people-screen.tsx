import type { PersonView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { people } from '../../api/people.js';
import { queries } from '../../api/queries.js';
import { unmetPart } from '../../app/address-parts.js';
import { LeftOut } from '../../app/left-out.js';
import { planAtWorkFirst } from '../../app/pick-cycle.js';
import { useSpeech } from '../../session/language.js';
import { mayIn, mayOn } from '../../session/grants.js';
import { useSession } from '../../session/session.js';
import { Screen } from '../../ui/screen.js';
import { SelectField } from '../../ui/select-field.js';
import { Empty, Loaded } from '../../ui/states.js';
import { WithTexts } from '../../ui/with-texts.js';
import { AdminRail } from '../admin-rail.js';
import { InviteForm } from './invite-form.js';
import type { PlanPlace } from './grant-draft.js';
import { PeopleFilters } from './people-filters.js';
import { narrowPeople } from './narrow-people.js';
import type { PeopleSearch } from './people-search.js';
import { PeopleTable } from './people-table.js';
import { RoleTable } from './role-table.js';

/** Who holds which role on a plan that the reader keeps, and until when. */
export function PeopleScreen(): ReactNode {
  return <WithTexts of="people">{() => <People />}</WithTexts>;
}

function People(): ReactNode {
  const { say } = useSpeech();
  const session = useSession();
  const { plan } = useSearch({ from: '/admin/people' });
  const plans = useQuery(queries.plans());
  const cycles = useQuery(queries.cycles());
  return (
    <Screen title={say('section.people')} section={say('section.admin')} line={<span>{say('people.lead')}</span>}>
      <AdminRail />
      <Loaded query={plans}>
        {(all) => (
          <Loaded query={cycles}>
            {(known) => {
              // The newest version of each plan is listed first.
              const newest = all.filter(
                ({ id }, index) =>
                  mayOn(session, 'people:manage', id) && all.findIndex((each) => each.id === id) === index,
              );
              const kept = planAtWorkFirst(newest, known);
              const chosen = kept.find(({ id }) => id === plan) ?? kept[0];
              return chosen ? (
                <>
                  <LeftOut parts={unmetPart('plan', plan, chosen.id)} />
                  <PlanPeople key={chosen.id} plan={chosen.id} version={chosen.version} plans={kept} />
                </>
              ) : (
                <Empty>{say('people.noPlan')}</Empty>
              );
            }}
          </Loaded>
        )}
      </Loaded>
    </Screen>
  );
}

function PlanPeople(props: {
  readonly plan: string;
  readonly version: number;
  readonly plans: readonly {
    readonly id: string;
    readonly title: Parameters<ReturnType<typeof useSpeech>['choose']>[0];
  }[];
}): ReactNode {
  const { say, choose } = useSpeech();
  const session = useSession();
  const navigate = useNavigate();
  const search = useSearch({ from: '/admin/people' });
  const { plan, version, plans } = props;
  const found = useQuery(people.ofPlan(plan));
  const detail = useQuery(queries.planVersion({ plan, n: version }));
  const cycles = useQuery(queries.cycles());
  const look = (next: PeopleSearch): void => void navigate({ to: '/admin/people', search: next });
  return (
    <>
      <div className="acts">
        {plans.length > 1 && (
          <SelectField
            label={say('term.plan')}
            value={plan}
            options={plans.map(({ id, title }) => [id, choose(title)])}
            onChange={(id) => look({ plan: id })}
          />
        )}
        <nav className="segmented" aria-label={say('people.view')}>
          {(['list', 'members'] as const).map((view) => (
            <Link
              key={view}
              to="/admin/people"
              search={{ plan, ...(view === 'members' ? { view } : {}) }}
              aria-current={(search.view ?? 'list') === view ? 'page' : undefined}
              // Else the address of the list is in force wherever more than it stands in the address.
              activeOptions={{ exact: true }}
            >
              {say(`people.view.${view}`)}
            </Link>
          ))}
        </nav>
      </div>
      <Loaded query={detail}>
        {(known) => (
          <Loaded query={cycles}>
            {(all) => {
              const manages = (cycle: string | null): boolean =>
                mayIn(session, 'people:manage', { plan, cycle, member: null });
              const cycles = all.filter((cycle) => cycle.plan.id === plan && manages(cycle.code));
              const place = { version: known, cycles, whole: manages(null) };
              return (
                <>
                  <Loaded query={found}>
                    {(all) =>
                      search.view === 'members' ? (
                        <RoleTable place={place} people={all} />
                      ) : (
                        <>
                          <PeopleFilters key={plan} search={{ ...search, plan }} onLook={look} />
                          <FoundPeople place={place} people={narrowPeople(all, search)} />
                        </>
                      )
                    }
                  </Loaded>
                  <InviteForm place={place} />
                </>
              );
            }}
          </Loaded>
        )}
      </Loaded>
    </>
  );
}

function FoundPeople(props: { readonly place: PlanPlace; readonly people: readonly PersonView[] }): ReactNode {
  const { say } = useSpeech();
  if (props.people.length === 0) return <Empty>{say('people.none')}</Empty>;
  return <PeopleTable place={props.place} people={props.people} />;
}
