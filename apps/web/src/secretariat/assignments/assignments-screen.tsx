import type { CycleView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { WithCycle } from '../../app/cycle-picker.js';
import { queries } from '../../api/queries.js';
import { Recusals } from '../../review/recusals.js';
import { assigning } from '../../api/assigning.js';
import { useSpeech } from '../../session/language.js';
import { Screen } from '../../ui/screen.js';
import { Empty, Loaded } from '../../ui/states.js';
import { WithTexts } from '../../ui/with-texts.js';
import { AssignmentGrid } from './assignment-grid.js';
import { JudgesTable } from './judges-table.js';
import { PillarForm } from './pillar-form.js';
import { ProposalPanel } from './proposal-panel.js';
import { StandIns } from './stand-ins.js';

/** Who judges which member and pillar, who is behind, and who stands in for whom; for who keeps the cycle. */
export function AssignmentsScreen(): ReactNode {
  const { say, choose } = useSpeech();
  const search = useSearch({ from: '/cycles/assignments' });
  return (
    <WithCycle chosen={search.cycle}>
      {(cycle, picker) => (
        <Screen
          title={say('assignments.heading')}
          section={choose(cycle.title)}
          line={
            <Link to="/cycles" search={{ cycle: cycle.code }}>
              {choose(cycle.title)}
            </Link>
          }
        >
          {picker}
          <Parts key={cycle.code} cycle={cycle} />
          <Recusals cycle={cycle} />
        </Screen>
      )}
    </WithCycle>
  );
}

function Parts({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { say } = useSpeech();
  const plan = useQuery(queries.plan(cycle.code));
  const assignments = useQuery(assigning.assignments(cycle.code));
  return (
    <Loaded query={plan}>
      {(thePlan) => (
        <Loaded query={assignments}>
          {(view) => {
            const board = { cycle, plan: thePlan, view };
            if (view.judges.length === 0)
              return (
                <Empty>
                  {say('assignments.empty')}
                  {say('join.sentence')}
                  <Link to="/admin/people" search={{ plan: cycle.plan.id }}>
                    {say('section.people')}
                  </Link>
                </Empty>
              );
            return (
              <>
                {!view.open && <p className="notes">{say('assignments.over')}</p>}
                <AssignmentGrid board={board} />
                {view.open && (
                  <WithTexts of="assignmentProposal" lines={4}>
                    {() => (
                      <>
                        <ProposalPanel board={board} />
                        <PillarForm board={board} />
                      </>
                    )}
                  </WithTexts>
                )}
                <JudgesTable board={board} />
                <WithTexts of="standIns" lines={2}>
                  {() => <StandIns board={board} />}
                </WithTexts>
              </>
            );
          }}
        </Loaded>
      )}
    </Loaded>
  );
}
