import type { CorrectionView, CycleView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { waitingScores } from '../../api/waiting.js';
import { nameState } from '../../scoring/name-state.js';
import { useWithdrawn } from '../../scoring/use-withdrawn.js';
import { mayIn } from '../../session/grants.js';
import { useSpeech } from '../../session/language.js';
import { useSession } from '../../session/session.js';
import { ShareDialog } from '../cycles/share-scores.js';

export interface OfCase {
  readonly correction: CorrectionView;
  readonly nameOf: (member: string) => string;
}

/** Marks the heading of the case that is worked: there is one at a time. */
export const WORKED = { 'data-worked': '' };

/** Whoever opened a case goes on there: it stands above the release whose form it was opened by. */
export function leadToCase(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-worked]')?.focus());
}

interface InCycle extends OfCase {
  readonly cycle: CycleView;
}

/** What a case names, and how far each has come; a score leads to where it is given, for who sees it there. */
export function CaseFigures({ correction: { scores, entries }, cycle, nameOf }: InCycle): ReactNode {
  const { say } = useSpeech();
  const session = useSession();
  const withdrawn = useWithdrawn(
    cycle.code,
    scores.map(({ state }) => state),
  );
  return (
    <ul>
      {scores.map(({ member, commitment, code, state }) => {
        const words = `${nameOf(member)}${say('join.comma')}${say('case.figure.score', { code })}`;
        return (
          <li key={`${member} ${commitment}`}>
            {mayIn(session, 'score:read', { plan: cycle.plan.id, cycle: cycle.code, member }) ? (
              <Link to="/scoring/$cycle/$member/$commitment" params={{ cycle: cycle.code, member, commitment }}>
                {words}
              </Link>
            ) : (
              words
            )}{' '}
            <span className="tag">{nameState(state, { assesses: true, withdrawn }, say)}</span>
          </li>
        );
      })}
      {entries.map(({ member, indicator, label, state }) => (
        <li key={`${member} ${indicator}`}>
          {nameOf(member)}
          {say('join.comma')}
          {say('case.figure.entry', { label })} <span className="tag">{say(`submission.${state}`)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Opens the right of reply to what was given again: of scores that were imported, no other screen does. */
export function ShareAgain(props: InCycle): ReactNode {
  const { code: cycle, plan } = props.cycle;
  const may = mayIn(useSession(), 'score:share', { plan: plan.id, cycle, member: null });
  return may && <Shares {...props} />;
}

function Shares({ correction, cycle: { code: cycle }, nameOf }: InCycle): ReactNode {
  const { say } = useSpeech();
  const [sharing, setSharing] = useState<string | null>(null);
  const waiting = useQuery(waitingScores(cycle)).data ?? [];
  const ready = waiting.filter(({ member, toShare }) => toShare > 0 && correction.members.includes(member));
  return (
    <>
      {ready.map(({ member, toShare }) => (
        <button key={member} type="button" className="button" onClick={() => setSharing(member)}>
          {say('overview.share', { count: toShare })}
          {say('join.comma')}
          {nameOf(member)}
        </button>
      ))}
      {sharing !== null && (
        <ShareDialog
          key={sharing}
          cycle={cycle}
          member={sharing}
          name={nameOf(sharing)}
          openAgain={correction.entries.some(({ member, state }) => member === sharing && state !== 'ACCEPTED')}
          onClose={() => setSharing(null)}
        />
      )}
    </>
  );
}
