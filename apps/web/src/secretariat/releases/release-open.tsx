import {
  UNSETTLED,
  type ChapterRow,
  type CorrectionView,
  type CycleView,
  type WaitingScores,
} from '@signatory/contract';
import { SCORES_FINAL } from '@signatory/domain';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { queries } from '../../api/queries.js';
import { waitingScores } from '../../api/waiting.js';
import { useSpeech } from '../../session/language.js';
import { Loaded } from '../../ui/states.js';
import { anchorOfCase } from './correction-cases.js';

/** A correction case whose release would be refused: how many of the reports and scores that it names are still to settle. */
interface Unfinished {
  readonly id: string;
  readonly number: number;
  readonly reports: number;
  readonly scores: number;
}

const SETTLED: ReadonlySet<string> = new Set(['CONFIRMED', 'RECALIBRATED', 'PUBLISHED']);

/** One that is not reopened yet keeps no release back. */
function readUnfinished({ id, release, state, entries, scores }: CorrectionView): Unfinished[] {
  const reports = new Set(entries.filter((each) => each.state !== 'ACCEPTED').map(({ member }) => member)).size;
  const open = scores.filter((each) => !SETTLED.has(each.state)).length;
  return state === 'REOPENED' && reports + open > 0 ? [{ id, number: release, reports, scores: open }] : [];
}

/** What the server would refuse the next release for, told before it is requested, each with the way to where it is settled. */
export function ReleaseOpen({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { say } = useSpeech();
  const scores = useQuery(waitingScores(cycle.code));
  const chapters = useQuery(queries.chapters(cycle.code));
  const cases = useQuery(queries.corrections(cycle.code));
  return (
    <section aria-labelledby="open-heading">
      <h3 id="open-heading">{say('releases.open')}</h3>
      <Loaded query={scores} lines={1}>
        {(waiting) => (
          <Loaded query={chapters} lines={1}>
            {(begun) => (
              <Loaded query={cases} lines={1}>
                {(all) => (
                  <Open cycle={cycle} waiting={waiting} chapters={begun} corrections={all.flatMap(readUnfinished)} />
                )}
              </Loaded>
            )}
          </Loaded>
        )}
      </Loaded>
    </section>
  );
}

function Open(props: {
  readonly cycle: CycleView;
  readonly waiting: readonly WaitingScores[];
  readonly chapters: readonly ChapterRow[];
  readonly corrections: readonly Unfinished[];
}): ReactNode {
  const { say } = useSpeech();
  const { corrections } = props;
  const cycle = props.cycle.code;
  const count = (of: 'unsettled' | 'disputed' | 'shared' | 'confirmed'): number =>
    props.waiting.reduce((sum, each) => sum + each[of], 0);
  const unsettled = count('unsettled');
  const begun = props.chapters.filter(({ state }) => state !== null);
  const uncleared = begun.filter(({ state }) => state !== 'CLEARED').length;
  const findings = begun.reduce((sum, row) => sum + row.findings, 0);
  // Of a concluded cycle that is its result.
  const { state, phase } = props.cycle;
  const blank = count('confirmed') === 0 && phase !== 'baseline' && !SCORES_FINAL.includes(state);
  if (!blank && unsettled + uncleared + findings + corrections.length === 0) return <p>{say('releases.open.none')}</p>;
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
      {corrections.map(({ id, ...counts }) => (
        <li key={id}>
          <a href={`#${anchorOfCase(id)}`}>{say('releases.open.case', counts)}</a>
        </li>
      ))}
      {blank && (
        <li>
          <Link to="/scoring" search={{ cycle }}>
            {say('releases.open.blank')}
          </Link>
        </li>
      )}
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
