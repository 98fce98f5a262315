import { UNSETTLED, type ChapterRow, type CycleView, type WaitingScores } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { queries } from '../../api/queries.js';
import { waitingScores } from '../../api/waiting.js';
import { useSpeech } from '../../session/language.js';
import { Loaded } from '../../ui/states.js';

/** What the server would refuse the next release for, told before it is requested, each with the way to where it is settled. */
export function ReleaseOpen({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { say } = useSpeech();
  const scores = useQuery(waitingScores(cycle.code));
  const chapters = useQuery(queries.chapters(cycle.code));
  return (
    <section aria-labelledby="open-heading">
      <h3 id="open-heading">{say('releases.open')}</h3>
      <Loaded query={scores} lines={1}>
        {(waiting) => (
          <Loaded query={chapters} lines={1}>
            {(begun) => <Open cycle={cycle.code} waiting={waiting} chapters={begun} />}
          </Loaded>
        )}
      </Loaded>
    </section>
  );
}

function Open(props: {
  readonly cycle: string;
  readonly waiting: readonly WaitingScores[];
  readonly chapters: readonly ChapterRow[];
}): ReactNode {
  const { say } = useSpeech();
  const { cycle } = props;
  const count = (of: 'unsettled' | 'disputed' | 'shared'): number =>
    props.waiting.reduce((sum, each) => sum + each[of], 0);
  const unsettled = count('unsettled');
  const begun = props.chapters.filter(({ state }) => state !== null);
  const uncleared = begun.filter(({ state }) => state !== 'CLEARED').length;
  const findings = begun.reduce((sum, row) => sum + row.findings, 0);
  if (unsettled + uncleared + findings === 0) return <p>{say('releases.open.none')}</p>;
  const scoring = [
    ['releases.open.scores', UNSETTLED, unsettled],
    ['releases.open.disputed', 'DISPUTED', count('disputed')],
    ['releases.open.shared', 'SHARED', count('shared')],
  ] as const;
  const writing = [
    ['releases.open.chapters', uncleared],
    ['releases.open.findings', findings],
  ] as const;
  return (
    <ul className="release-open">
      {scoring.map(
        ([text, state, count]) =>
          count > 0 && (
            <li key={text}>
              <Link to="/scoring" search={{ cycle, state }}>
                {say(text, { count })}
              </Link>
            </li>
          ),
      )}
      {writing.map(
        ([text, count]) =>
          count > 0 && (
            <li key={text}>
              <Link to="/chapters" search={{ cycle }}>
                {say(text, { count })}
              </Link>
            </li>
          ),
      )}
    </ul>
  );
}
