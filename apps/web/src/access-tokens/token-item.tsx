import type { AccessTokenView } from '@signatory/contract';
import { useState, type ReactNode } from 'react';
import { accessTokens } from '../api/access-tokens.js';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { Failure } from '../ui/states.js';
import { TokenFacts } from './token-facts.js';

interface TokenItemProps {
  readonly token: AccessTokenView;
  readonly onEnded: () => Promise<void>;
}

/** One access token of the own, with its end. */
export function TokenItem(props: TokenItemProps): ReactNode {
  const { say } = useSpeech();
  const { token } = props;
  const [isEnding, setEnding] = useState(false);
  return (
    <li>
      <TokenFacts token={token} />
      <div className="acts only-screen" role="group" aria-label={token.name}>
        <button type="button" className="button" onClick={() => setEnding(true)}>
          {say('tokens.end')}
        </button>
      </div>
      {isEnding && <EndDialog {...props} onClose={() => setEnding(false)} />}
    </li>
  );
}

function EndDialog(props: TokenItemProps & { readonly onClose: () => void }): ReactNode {
  const { say } = useSpeech();
  const { token, onEnded, onClose } = props;
  const end = useCommand(() => accessTokens.end(token.id), []);
  return (
    <ConfirmDialog
      heading={say('tokens.end.heading', { name: token.name })}
      button={say('tokens.end.go')}
      busy={end.isPending}
      onConfirm={() =>
        end.mutate(undefined, {
          onSuccess: () => {
            onClose();
            void onEnded();
          },
        })
      }
      onClose={onClose}
    >
      <p>{say('tokens.end.lead')}</p>
      {end.error && <Failure error={end.error} />}
    </ConfirmDialog>
  );
}
