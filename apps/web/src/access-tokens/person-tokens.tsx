import type { AccessTokenView, PersonView } from '@signatory/contract';
import { useRef, useState, type ReactNode } from 'react';
import { TokenFacts } from './token-facts.js';
import { people } from '../api/people.js';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { ReasonField } from '../ui/reason-field.js';
import { Failure, StatusLine } from '../ui/states.js';
import { isShort, useLacks } from '../ui/use-lacks.js';
import { WithTexts } from '../ui/with-texts.js';

interface OfPerson {
  readonly plan: string;
  readonly person: PersonView;
}

/** By which programs a person acts, until when and when each last came; one that should not any more is ended with a reason. */
export function PersonTokens(props: OfPerson): ReactNode {
  return (
    <WithTexts of="tokens" lines={2}>
      {() => <Tokens {...props} />}
    </WithTexts>
  );
}

function Tokens(props: OfPerson): ReactNode {
  const { say } = useSpeech();
  const [ending, setEnding] = useState<AccessTokenView | null>(null);
  const [ended, setEnded] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { tokens } = props.person;
  return (
    <section className="form" aria-label={say('tokens.heading')}>
      <h2 ref={heading} tabIndex={-1}>
        {say('tokens.heading')}
        {tokens.length > 0 && say('join.aside', { words: tokens.length })}
      </h2>
      {tokens.length === 0 && <p className="muted">{say('tokens.ofPerson.none')}</p>}
      <ul className="account-list">
        {tokens.map((token) => (
          <li key={token.id}>
            <TokenFacts token={token} />
            <div className="acts only-screen" role="group" aria-label={token.name}>
              <button type="button" className="button" onClick={() => setEnding(token)}>
                {say('tokens.end')}
              </button>
            </div>
          </li>
        ))}
      </ul>
      <StatusLine>{ended !== null && say('tokens.ended', { name: ended })}</StatusLine>
      {ending && (
        <EndDialog
          {...props}
          token={ending}
          onEnded={() => {
            setEnded(ending.name);
            setEnding(null);
            // The button that had the focus goes with its token.
            heading.current?.focus();
          }}
          onClose={() => setEnding(null)}
        />
      )}
    </section>
  );
}

function EndDialog(
  props: OfPerson & {
    readonly token: AccessTokenView;
    readonly onEnded: () => void;
    readonly onClose: () => void;
  },
): ReactNode {
  const { say } = useSpeech();
  const { plan, person, token, onEnded, onClose } = props;
  const [reason, setReason] = useState('');
  const end = useCommand(() => people.endToken(person.id, token.id, reason.trim()), [['people', plan]]);
  const lacks = useLacks({ reason: isShort(reason) && say('lack.words', { least: 3 }) });
  return (
    <ConfirmDialog
      heading={say('tokens.end.heading', { name: token.name })}
      button={say('tokens.end.go')}
      busy={end.isPending}
      lacks={lacks}
      onConfirm={() => end.mutate(undefined, { onSuccess: onEnded })}
      onClose={onClose}
    >
      <p>{say('tokens.ofPerson.lead', { name: person.name })}</p>
      <ReasonField
        label={say('tokens.ofPerson.reason')}
        value={reason}
        error={lacks.at('reason')}
        onChange={setReason}
      />
      {end.error && <Failure error={end.error} />}
    </ConfirmDialog>
  );
}
