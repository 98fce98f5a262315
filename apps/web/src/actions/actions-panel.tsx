import type { ActionsView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ScoreKey } from '../api/endpoints.js';
import { queries } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { latePart } from '../ui/late-part.js';
import { Loaded } from '../ui/states.js';
import { Codebook } from './codebook.js';

const CommitmentActions = latePart(
  'commitment-actions',
  async () => (await import('./commitment-actions.js')).CommitmentActions,
);

/** The actions of one cell of the scoring desk. */
export function ActionsPanel(props: { readonly scoreKey: ScoreKey; readonly assesses: boolean }): ReactNode {
  const { say } = useSpeech();
  const { scoreKey, assesses } = props;
  const actions = useQuery(queries.actions(scoreKey.cycle, scoreKey.member));
  return (
    <section className="panel" aria-labelledby="actions-heading">
      <h2 id="actions-heading">{say('actions.heading')}</h2>
      <Loaded query={actions} lines={3}>
        {(view: ActionsView) => (
          <>
            {view.codebook ? (
              <Codebook codebook={view.codebook} />
            ) : (
              <p className="muted">{say('actions.noCodebook')}</p>
            )}
            <CommitmentActions view={view} commitment={scoreKey.commitment} assesses={assesses} />
          </>
        )}
      </Loaded>
    </section>
  );
}
