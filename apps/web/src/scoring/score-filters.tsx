import { ScoreFilters as Filters, UNSETTLED, type CycleView } from '@signatory/contract';
import { SCORE_STATES } from '@signatory/domain';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { SelectField } from '../ui/select-field.js';

/** What an address of the scoring desk holds. */
export interface ScoreSearch {
  readonly cycle?: string;
  readonly member?: string;
  readonly state?: string;
}

/** What the address asks of the desk; of a state that there is none of, all are shown. */
export function filtersOf({ member, state }: ScoreSearch, states?: readonly string[]): Filters {
  const known = Filters.shape.state.safeParse(state).data;
  return {
    ...(states && { desk: 'settle' }),
    ...(member && { member }),
    ...(known && { state: known }),
  };
}

/** Narrows a table of scores by member and state; both live in the address. */
export function ScoreFilters(props: {
  readonly cycle: CycleView;
  readonly search: ScoreSearch;
  readonly picker: ReactNode;
  /** Where its rows can be in some of the states only. */
  readonly states?: readonly string[];
}): ReactNode {
  const { say, choose } = useSpeech();
  const navigate = useNavigate();
  const { cycle, search, states } = props;
  const show = (part: ScoreSearch): void => {
    const next = Object.entries({ ...search, cycle: cycle.code, ...part }).filter(([, value]) => value);
    void navigate({ to: '.', search: Object.fromEntries(next) as ScoreSearch, replace: true });
  };
  return (
    <div className="filters-form">
      {props.picker}
      <SelectField
        label={say('term.member')}
        value={search.member ?? ''}
        options={[
          ['', say('filter.allMembers')],
          ...cycle.members.map(({ code, name }) => [code, choose(name)] as const),
        ]}
        onChange={(member) => show({ member })}
      />
      <SelectField
        label={say('scoring.state')}
        value={search.state ?? ''}
        options={[
          ['', say('review.all')],
          ...(states ? [] : [[UNSETTLED, say('scoring.unsettled')] as const]),
          ...SCORE_STATES.filter((state) => states?.includes(state) ?? true).map(
            (state) => [state, say(`scoreState.${state}`)] as const,
          ),
        ]}
        onChange={(state) => show({ state })}
      />
    </div>
  );
}
