import { UNSETTLED, type CycleView } from '@signatory/contract';
import { isMessageKey } from '@signatory/texts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ProblemError } from '../../api/problem-error.js';
import { useSpeech } from '../../session/language.js';
import { Failure } from '../../ui/states.js';

/** Why a step was refused, and the screen where that is mended. */
export function StepRefusal(props: { readonly cycle: CycleView; readonly error: Error }): ReactNode {
  const { error, cycle } = props;
  return (
    <div className="form">
      <Failure error={error} />
      {error instanceof ProblemError && (
        <Cure cycle={cycle} code={error.code} command={error.problem.facts?.['command']} />
      )}
    </div>
  );
}

/** What kept a cycle from opening by itself. */
export function OpeningFault({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { say } = useSpeech();
  if (cycle.openingFault === null) return null;
  const key = `problem.${cycle.openingFault}.title`;
  return (
    <div className="banner banner-warn">
      <p>{say('cycleDesk.fault', { code: isMessageKey(key) ? say(key) : cycle.openingFault })}</p>
      <Cure cycle={cycle} code={cycle.openingFault} />
    </div>
  );
}

function Cure(props: {
  readonly cycle: CycleView;
  readonly code: string;
  /** That was refused, where the refusal says so. */
  readonly command?: unknown;
}): ReactNode {
  const { say } = useSpeech();
  const { cycle, code, command } = props;
  const { id: plan, version } = cycle.plan;
  const search = { cycle: cycle.code };
  if (code === 'cycle.reviewers-missing')
    return (
      <p className="acts">
        <Link to="/cycles/assignments" search={search}>
          {say('cycleDesk.cure.assignments')}
        </Link>
        <Link to="/admin/people" search={{ plan }}>
          {say('cycleDesk.cure.people')}
        </Link>
      </p>
    );
  const params = { plan, version: String(version) };
  if (code === 'plan.not-adopted')
    return (
      <Link to="/plans/$plan/$version" params={params}>
        {say('cycleDesk.cure.version')}
      </Link>
    );
  if (code === 'plan.migration-open')
    return (
      <Link to="/plans/$plan/$version/migration" params={params}>
        {say('cycleDesk.cure.migration')}
      </Link>
    );
  // What a command waits for stands on the screen where it is done.
  switch (code === 'cycle.work-open' ? command : code) {
    case 'conclude':
    case 'release.scores-open':
    case 'correction.unsettled':
      return (
        <Link to="/scoring" search={{ ...search, state: UNSETTLED }}>
          {say('cycleDesk.cure.scores')}
        </Link>
      );
    case 'release.nothing-scored':
      return (
        <Link to="/scoring" search={search}>
          {say('section.scoring')}
        </Link>
      );
    case 'release.replies-open':
      return (
        <Link to="/scoring" search={{ ...search, state: 'SHARED' }}>
          {say('cycleDesk.cure.scores')}
        </Link>
      );
    case 'release.chapters-open':
    case 'release.numbers-contradict':
      return (
        <Link to="/chapters" search={search}>
          {say('cycleDesk.cure.chapters')}
        </Link>
      );
    case 'assess':
      return (
        <Link to="/review" search={search}>
          {say('cycleDesk.cure.entries')}
        </Link>
      );
    case 'archive':
      return (
        <Link to="/releases" search={search}>
          {say('cycleDesk.cure.releases')}
        </Link>
      );
    default:
      return null;
  }
}
