import type { MigrationView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ProblemError } from '../../api/problem-error.js';
import { queries } from '../../api/queries.js';
import { mayIn } from '../../session/grants.js';
import { useSpeech } from '../../session/language.js';
import { useSession } from '../../session/session.js';
import { Crumbs } from '../../ui/crumbs.js';
import { Screen } from '../../ui/screen.js';
import { Loaded } from '../../ui/states.js';
import { WithTexts } from '../../ui/with-texts.js';
import { MigrationEditor } from './migration-editor.js';
import { PlanChanges } from './plan-changes.js';

/** What became of each item between two versions of a plan, decided by the secretariat and read by whoever reads the plan. */
export function MigrationScreen(): ReactNode {
  return <WithTexts of="migration">{() => <MigrationPage />}</WithTexts>;
}

function MigrationPage(): ReactNode {
  const { say } = useSpeech();
  const { plan, version } = useParams({ from: '/plans/$plan/$version/migration' });
  const key = { plan, n: Number(version) };
  const migration = useQuery(queries.migration(key));
  const detail = useQuery(queries.planVersion(key));
  const keeps = mayIn(useSession(), 'plan:adopt', { plan, cycle: null, member: null });
  return (
    <Screen
      title={say('migration.heading')}
      section={say('section.plans')}
      line={<span>{say('migration.lead')}</span>}
      crumbs={
        <Crumbs here={say('migration.heading')}>
          <Link to="/plans/$plan/$version" params={{ plan, version }}>
            {say('plans.number', { version: Number(version) })}
          </Link>
        </Crumbs>
      }
    >
      {isFirst(migration.error) ? (
        <section className="panel form">
          <p>{say('migration.first')}</p>
          <Link to="/plans/$plan/$version" params={{ plan, version }} className="button">
            {say('cycleDesk.cure.version')}
          </Link>
        </section>
      ) : (
        <Loaded query={migration}>
          {(view) => (
            <Loaded query={detail}>
              {({ state }) => (
                <>
                  <MigrationEditor
                    key={`${plan} ${version}`}
                    view={view}
                    isInUse={state === 'IN_USE' || state === 'SUPERSEDED'}
                    keeps={keeps}
                  />
                  <Whole view={view} />
                  <Breaks view={view} />
                </>
              )}
            </Loaded>
          )}
        </Loaded>
      )}
    </Screen>
  );
}

/** There is no version before it: nobody is wrong who asks what became of its items. */
function isFirst(error: Error | null): boolean {
  return error instanceof ProblemError && error.problem.facts?.['subject'] === 'earlier plan version';
}

/** What changed of the plan beside its items: members, method, lists, pillars and so on. */
function Whole({ view }: { readonly view: MigrationView }): ReactNode {
  const { say } = useSpeech();
  const changes = view.changes.filter(({ item }) => item === 'plan');
  if (changes.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="whole-heading">
      <h2 id="whole-heading">{say('migration.whole')}</h2>
      <PlanChanges changes={changes} />
    </section>
  );
}

/** Where figures and scores cannot be read across the two versions. */
function Breaks({ view }: { readonly view: MigrationView }): ReactNode {
  const { say } = useSpeech();
  const codes = (side: 'older' | 'newer', item: string, ids: readonly string[]): string =>
    ids
      .map((id) => view[side].find((each) => each.item === item && each.id === id)?.code ?? id)
      .join(say('join.comma')) || '–';
  return (
    <section className="panel" aria-labelledby="breaks-heading">
      <h2 id="breaks-heading">{say('migration.breaks')}</h2>
      <p className="muted">{say(view.decided ? 'migration.breaks.lead' : 'migration.breaks.proposed')}</p>
      {view.breaks.length === 0 ? (
        <p>{say('migration.breaks.none')}</p>
      ) : (
        <ul className="faults">
          {view.breaks.map(({ item, kind, from, to }) => (
            <li key={`${item} ${kind} ${from.join()} ${to.join()}`}>
              {say('migration.break', {
                item: say(`item.${item}`),
                kind: say(`mapKind.${kind}`),
                from: codes('older', item, from),
                to: codes('newer', item, to),
              })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
