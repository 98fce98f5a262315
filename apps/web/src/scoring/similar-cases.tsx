import type { SimilarCase, SimilarCasesView } from '@signatory/contract';
import { classifyScore, ScoreChip } from '@signatory/pages';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ScoreKey } from '../api/endpoints.js';
import { queries } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Loaded } from '../ui/states.js';

/** So many stand open; the rest is folded. */
const AT_HAND = 6;

/** How this commitment was scored in earlier cycles that are published: the member's own cases first. */
export function SimilarCases({ scoreKey }: { readonly scoreKey: ScoreKey }): ReactNode {
  const similar = useQuery(queries.similarCases(scoreKey));
  return (
    <Loaded query={similar} lines={2}>
      {(view) => <Cases view={view} commitment={scoreKey.commitment} />}
    </Loaded>
  );
}

function Cases({ view, commitment }: { readonly view: SimilarCasesView; readonly commitment: string }): ReactNode {
  const { say } = useSpeech();
  const { cases, releases } = view;
  const [atHand, folded] = [cases.slice(0, AT_HAND), cases.slice(AT_HAND)];
  return (
    <section className="panel" aria-labelledby="similar-heading">
      <h2 id="similar-heading">{say('similar.heading')}</h2>
      <p className="muted">
        {say(cases.length > 0 ? 'similar.lead' : releases > 0 ? 'similar.none' : 'similar.first')}
      </p>
      <CaseList cases={atHand} commitment={commitment} />
      {folded.length > 0 && (
        <details>
          <summary>{say('similar.more', { count: folded.length })}</summary>
          <CaseList cases={folded} commitment={commitment} />
        </details>
      )}
    </section>
  );
}

function CaseList(props: { readonly cases: readonly SimilarCase[]; readonly commitment: string }): ReactNode {
  const { say, choose } = useSpeech();
  if (props.cases.length === 0) return null;
  return (
    <ul className="similar-cases">
      {props.cases.map(({ cycle, title, phase, member, name, code, value, reason, rationale }) => {
        const shown = classifyScore({ kind: 'score', value });
        const words = rationale ?? reason;
        return (
          <li key={`${cycle} ${member}`}>
            <ScoreChip score={shown} say={say} />
            <div>
              <p>
                <strong>{choose(name)}</strong> <span className="visually-hidden">{say(`score.spoken.${shown}`)}</span>
              </p>
              <p className="small-print">
                <a
                  href={`/results/${encodeURIComponent(cycle)}?cell=${encodeURIComponent(`${member}.${props.commitment}`)}`}
                >
                  {choose(title)}
                </a>{' '}
                · {say(`phase.${phase}`)} · {code}
              </p>
              {words && <p>{choose(words)}</p>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
