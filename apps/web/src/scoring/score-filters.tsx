import { UNSETTLED, type CycleView, type ScoreFilters as Filters } from '@signatory/contract';
import { SCORE_STATES } from '@signatory/domain';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { oneOf, unmetPart } from '../app/address-parts.js';
import { memberIn } from '../app/pick-cycle.js';
import { LeftOut } from '../app/left-out.js';
import { MemberField } from '../app/member-field.js';
import { PillarField } from '../app/pillar-field.js';
import { useSpeech } from '../session/language.js';
import { SelectField } from '../ui/select-field.js';

/** What an address of the scoring desk holds. */
export interface ScoreSearch {
  readonly cycle?: string;
  readonly member?: string;
  readonly pillar?: string;
  readonly state?: string;
}

/** What the address asks of the desk; of a member or a state that there is none of, all are shown. */
export function filtersOf(
  cycle: CycleView,
  { member, pillar, state }: ScoreSearch,
  states?: readonly string[],
): Filters {
  const [known, shown] = [stateIn(state, states), memberIn(cycle, member)];
  return {
    ...(states && { desk: 'settle' }),
    ...(shown && { member: shown }),
    ...(pillar && { pillar }),
    ...(known && { state: known }),
  };
}

/** Whether filters leave some of the scores of a desk. */
export function isNarrowed({ member, pillar, state }: Filters): boolean {
  return [member, pillar, state].some((part) => part !== undefined);
}

const readState = oneOf([...SCORE_STATES, UNSETTLED]);

function stateIn(state: string | undefined, states: readonly string[] | undefined): Filters['state'] {
  const known = state === undefined ? undefined : readState(state);
  return known && states && !states.includes(known) ? undefined : known;
}

/** Narrows a table of scores by member, pillar and state; all live in the address. */
export function ScoreFilters(props: {
  readonly cycle: CycleView;
  readonly search: ScoreSearch;
  readonly picker: ReactNode;
  /** Where its rows can be in some of the states only. */
  readonly states?: readonly string[];
}): ReactNode {
  const { say } = useSpeech();
  const navigate = useNavigate();
  const { cycle, search, states } = props;
  const show = (part: ScoreSearch): void => {
    const next = Object.entries({ ...search, cycle: cycle.code, ...part }).filter(([, value]) => value);
    void navigate({ to: '.', search: Object.fromEntries(next) as ScoreSearch, replace: true });
  };
  const known = filtersOf(cycle, search, states);
  return (
    <>
      <LeftOut parts={unmetPart('state', search.state, known.state)} />
      <div className="filters-form">
        {props.picker}
        <MemberField cycle={cycle} needs="report:read" value={known.member} onChange={(member) => show({ member })} />
        <PillarField cycle={cycle.code} value={search.pillar ?? ''} onChange={(pillar) => show({ pillar })} />
        <SelectField
          label={say('scoring.state')}
          value={known.state ?? ''}
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
    </>
  );
}
