import type { ContributionView, ReportView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queries } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import type { PillarTasks } from './entry-status.js';

/** Who works on which pillar: whose answers stand there, and which agencies were asked for a part. */
export function TeamPanel(props: { readonly groups: readonly PillarTasks[]; readonly report: ReportView }): ReactNode {
  const { say, choose } = useSpeech();
  const { groups, report } = props;
  const parts = useQuery(queries.contributions(report.cycle, report.member)).data ?? [];
  const rows = groups.map((group) => ({ group, people: peopleOf(group), asked: partsOf(group, parts) }));
  if (rows.every(({ people, asked }) => people.length + asked.length === 0)) return null;
  return (
    <details className="panel pillar-tasks team">
      <summary>
        <h2>{say('team.heading')}</h2>
      </summary>
      <dl className="settings">
        {rows.map(({ group, people, asked }) => (
          <div key={group.pillar?.code ?? ''}>
            <dt>{group.pillar ? `${group.pillar.code}. ${choose(group.pillar.name)}` : say('term.commitments')}</dt>
            <dd>
              {people.length + asked.length === 0 && <span className="muted">{say('team.nobody')}</span>}
              <ul>
                {people.map(([name, count]) => (
                  <li key={name}>
                    {name} <span className="muted">{say('team.answers', { count })}</span>
                  </li>
                ))}
                {asked.map(({ indicator, agency, contributor, state }) => (
                  <li key={`${indicator} ${contributor.id}`}>
                    {agency} <span className="muted">{contributor.name}</span>{' '}
                    <span className="tag tag-plain">{say(`contribution.${state}`)}</span>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** Whose answers stand, the most first. */
function peopleOf({ tasks }: PillarTasks): [name: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { entry } of tasks)
    if (entry.updatedBy !== null) counts.set(entry.updatedBy, (counts.get(entry.updatedBy) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

function partsOf({ tasks }: PillarTasks, parts: readonly ContributionView[]): ContributionView[] {
  return parts.filter(({ indicator }) => tasks.some((task) => task.indicator.code === indicator));
}
