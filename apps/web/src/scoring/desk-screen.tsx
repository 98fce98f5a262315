import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { WithCycle } from '../app/cycle-picker.js';
import { WhereAssigned } from '../app/where-assigned.js';
import { useJudged } from './use-judged.js';
import { useSpeech } from '../session/language.js';
import { Screen } from '../ui/screen.js';
import { filtersOf, isNarrowed, ScoreFilters } from './score-filters.js';
import { ScoreTable } from './score-table.js';

/** The reviewer's cells: what waits for a score, and how each stands. */
export function DeskScreen(): ReactNode {
  const { say } = useSpeech();
  const search = useSearch({ from: '/scoring' });
  return (
    <WithCycle chosen={search.cycle} imported={useJudged()}>
      {(cycle, picker) => (
        <Screen
          title={say('scoring.heading')}
          line={<span>{say(cycle.sampled ? 'scoring.blind.sample' : 'scoring.blind')}</span>}
        >
          <WhereAssigned cycle={cycle} needs="report:read" picker={picker}>
            <ScoreFilters cycle={cycle} search={search} picker={picker} />
            <ScoreTable
              cycle={cycle}
              filters={filtersOf(cycle, search)}
              empty={say(isNarrowed(filtersOf(cycle, search)) ? 'scoring.emptyFilters' : 'scoring.empty')}
            />
          </WhereAssigned>
        </Screen>
      )}
    </WithCycle>
  );
}
