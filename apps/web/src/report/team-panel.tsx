import type { ContributionView, ReportView } from '@signatory/contract';
import { CONTRIBUTION } from '@signatory/domain';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '../api/endpoints.js';
import { queries } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { AskForm } from './ask-form.js';
import type { PillarTasks } from './entry-status.js';

/** Who works on which pillar: whose answers stand there, and which agencies were asked for a part. */
export function TeamPanel(props: {
  readonly groups: readonly PillarTasks[];
  readonly report: ReportView;
  /** Whether an agency can be asked here for what of a pillar is not answered. */
  readonly asks?: boolean;
}): ReactNode {
  const { say, choose } = useSpeech();
  const { groups, report, asks = false } = props;
  const parts = useQuery(queries.contributions(report.cycle, report.member)).data ?? [];
  const rows = groups.map((group) => ({ group, people: peopleOf(group), asked: partsOf(group, parts) }));
  if (!asks && rows.every(({ people, asked }) => people.length + asked.length === 0)) return null;
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
                {asked.map(({ part: { agency, contributor, state }, count }) => (
                  <li key={`${agency} ${contributor.id} ${state}`}>
                    {agency} <span className="muted">{contributor.name}</span>{' '}
                    <span className="tag tag-plain">{say(`contribution.${state}`)}</span>{' '}
                    <span className="muted">{say('team.parts', { count })}</span>
                  </li>
                ))}
              </ul>
              {asks && <AskForPillar group={group} report={report} asked={parts} />}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** Asks an agency, at once, for what of a pillar nobody has answered or was asked for; and another once all is asked for. */
function AskForPillar(props: {
  readonly group: PillarTasks;
  readonly report: ReportView;
  readonly asked: readonly ContributionView[];
}): ReactNode {
  const { say } = useSpeech();
  // What it is unfolded for stays, although it is asked for then: another agency can be asked for the same.
  const [unfolded, setUnfolded] = useState<readonly string[] | null>(null);
  const { cycle, member } = props.report;
  const unanswered = props.group.tasks.flatMap(({ indicator, entry }) =>
    entry.open && entry.status === 'unanswered' && !indicator.calculated ? [indicator.code] : [],
  );
  const pending = new Set(props.asked.filter(isPending).map(({ indicator }) => indicator));
  const unasked = unanswered.filter((code) => !pending.has(code));
  const indicators = unfolded ?? (unasked.length > 0 ? unasked : unanswered);
  if (indicators.length === 0) return null;
  return (
    <details
      className="ask-pillar"
      onToggle={({ currentTarget }) => setUnfolded(currentTarget.open ? indicators : null)}
    >
      <summary>{say(unasked.length === 0 ? 'team.askAnother' : 'team.ask', { count: indicators.length })}</summary>
      {unfolded && (
        <AskForm
          cycle={cycle}
          member={member}
          heading={say('parts.ask')}
          send={(asking) => api.askContributions(cycle, member, { ...asking, indicators: [...indicators] })}
        />
      )}
    </details>
  );
}

/** Whether its agency is still to give it, or its focal point to take it. */
const isPending = ({ state }: ContributionView): boolean => CONTRIBUTION.transitions.edit.from.includes(state);

/** Whose answers stand, the most first. */
function peopleOf({ tasks }: PillarTasks): [name: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { entry } of tasks)
    if (entry.updatedBy !== null) counts.set(entry.updatedBy, (counts.get(entry.updatedBy) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

/** What agencies were asked for, those alike together. */
function partsOf(
  { tasks }: PillarTasks,
  parts: readonly ContributionView[],
): { readonly part: ContributionView; readonly count: number }[] {
  const codes = new Set(tasks.map(({ indicator }) => indicator.code));
  const alike = new Map<string, { readonly part: ContributionView; count: number }>();
  for (const part of parts) {
    if (!codes.has(part.indicator)) continue;
    const name = JSON.stringify([part.agency, part.contributor.id, part.state]);
    const known = alike.get(name);
    if (known) known.count += 1;
    else alike.set(name, { part, count: 1 });
  }
  return [...alike.values()];
}
