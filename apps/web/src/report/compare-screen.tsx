import type { PlanView, SubmissionView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { queries } from '../api/queries.js';
import { unmetPart } from '../app/address-parts.js';
import { LeftOut } from '../app/left-out.js';
import { useSpeech } from '../session/language.js';
import { Crumbs } from '../ui/crumbs.js';
import { Screen } from '../ui/screen.js';
import { SelectField } from '../ui/select-field.js';
import { Empty, Loaded } from '../ui/states.js';
import { FieldChanges } from './field-changes.js';
import { indicatorsOf } from './field-words.js';

/** What changed between two versions of a report, entry by entry and field by field. */
export function CompareScreen(): ReactNode {
  const { say } = useSpeech();
  const { cycle, member } = useParams({ from: '/report/$cycle/$member/compare' });
  const plan = useQuery(queries.plan(cycle));
  const versions = useQuery(queries.submissions(cycle, member));
  return (
    <Screen
      title={say('compare.heading')}
      section={say('section.report')}
      crumbs={
        <Crumbs here={say('compare.heading')}>
          <Link to="/report/$cycle/$member" params={{ cycle, member }}>
            {say('section.report')}
          </Link>
        </Crumbs>
      }
    >
      <Loaded query={plan}>
        {(thePlan) => (
          <Loaded query={versions}>
            {(all) => (all.length < 2 ? <Empty>{say('compare.single')}</Empty> : <Compare plan={thePlan} all={all} />)}
          </Loaded>
        )}
      </Loaded>
    </Screen>
  );
}

function Compare({ plan, all }: { readonly plan: PlanView; readonly all: readonly SubmissionView[] }): ReactNode {
  const { say, choose, instant } = useSpeech();
  const { cycle, member } = useParams({ from: '/report/$cycle/$member/compare' });
  const search = useSearch({ from: '/report/$cycle/$member/compare' });
  const navigate = useNavigate();
  const known = (wish: string | undefined, otherwise: number): number =>
    all.find(({ version }) => String(version) === wish)?.version ?? otherwise;
  const to = known(search.to, all.at(-1)?.version ?? 1);
  const from = known(search.from, all.at(-2)?.version ?? 1);
  const comparison = useQuery(queries.comparison(cycle, member, from, to));
  const show = (versions: { from: number; to: number }): void =>
    void navigate({
      to: '/report/$cycle/$member/compare',
      params: { cycle, member },
      search: { from: String(versions.from), to: String(versions.to) },
    });
  const options = all.map(({ version, state, submittedAt }): readonly [string, string] => [
    String(version),
    [say('history.version', { version }), say(`submission.${state}`), submittedAt && instant(submittedAt)]
      .filter(Boolean)
      .join(say('join.comma')),
  ]);
  const pick = (wish: string): number => all.find(({ version }) => String(version) === wish)?.version ?? from;
  const indicators = indicatorsOf(plan);
  return (
    <>
      <LeftOut parts={[...unmetPart('from', search.from, String(from)), ...unmetPart('to', search.to, String(to))]} />
      <div className="compare-pick">
        <SelectField
          label={say('compare.from')}
          value={String(from)}
          options={options}
          onChange={(wish) => show({ from: pick(wish), to })}
        />
        <SelectField
          label={say('compare.to')}
          value={String(to)}
          options={options}
          onChange={(wish) => show({ from, to: pick(wish) })}
        />
      </div>
      <Loaded query={comparison} lines={5}>
        {({ entries }) =>
          entries.length === 0 ? (
            <Empty>{say('compare.same')}</Empty>
          ) : (
            <ul className="compare">
              {entries.map(({ indicator: code, changes }) => {
                const indicator = indicators.get(code);
                return (
                  <li key={code} className="panel">
                    <h2>
                      {indicator?.label ?? code} {indicator && choose(indicator.question)}
                    </h2>
                    <FieldChanges indicator={indicator} changes={changes} />
                  </li>
                );
              })}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}
