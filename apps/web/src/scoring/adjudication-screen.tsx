import { TO_SETTLE } from '@signatory/domain';
import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { WithCycle } from '../app/cycle-picker.js';
import { WhereAssigned } from '../app/where-assigned.js';
import { Recusals, RecusalsLink } from '../review/recusals.js';
import { useSpeech } from '../session/language.js';
import { Screen } from '../ui/screen.js';
import { filtersOf, isNarrowed, ScoreFilters } from './score-filters.js';
import { ScoreTable } from './score-table.js';
import { useJudged } from './use-judged.js';

/** The scores on which two reviewers differ, and those a member contests. */
export function AdjudicationScreen(): ReactNode {
  const { say } = useSpeech();
  const search = useSearch({ from: '/adjudication' });
  return (
    <WithCycle chosen={search.cycle} imported={useJudged()}>
      {(cycle, picker) => (
        <Screen title={say('adjudication.heading')} line={<RecusalsLink cycle={cycle} />}>
          <WhereAssigned cycle={cycle} needs="report:read" picker={picker}>
            <ScoreFilters cycle={cycle} search={search} picker={picker} states={TO_SETTLE} />
            <ScoreTable
              cycle={cycle}
              filters={filtersOf(cycle, search, TO_SETTLE)}
              empty={say(
                isNarrowed(filtersOf(cycle, search, TO_SETTLE)) ? 'scoring.emptyFilters' : 'adjudication.empty',
              )}
            />
            <Recusals cycle={cycle} />
          </WhereAssigned>
        </Screen>
      )}
    </WithCycle>
  );
}
