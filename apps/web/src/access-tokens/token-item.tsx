import type { AccessTokenView } from '@signatory/contract';
import { formatList } from '@signatory/texts';
import { useState, type ReactNode } from 'react';
import { accessTokens } from '../api/access-tokens.js';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { Failure } from '../ui/states.js';
import { useNow } from '../ui/use-now.js';

interface TokenItemProps {
  readonly token: AccessTokenView;
  readonly onEnded: () => Promise<void>;
}

/** One access token: what it may, until when, and when its program last came. */
export function TokenItem(props: TokenItemProps): ReactNode {
  const { say, instant, language } = useSpeech();
  const { name, roles, access, since, expires, lastUsed } = props.token;
  const [isEnding, setEnding] = useState(false);
  const isOver = expires <= new Date(useNow()).toISOString();
  const parts = [
    formatList(
      language,
      roles.map((role) => say(`role.${role}`)),
    ),
    say(`tokens.may.${access}`),
    say(isOver ? 'tokens.over' : 'tokens.until', { instant: instant(expires) }),
    say('tokens.made', { instant: instant(since) }),
    lastUsed === null ? say('tokens.unused') : say('tokens.used', { instant: instant(lastUsed) }),
  ];
  return (
    <li>
      <p>
        <strong>{name}</strong>
        <span className="small-print">{parts.join(' · ')}</span>
      </p>
      <div className="acts only-screen" role="group" aria-label={name}>
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
