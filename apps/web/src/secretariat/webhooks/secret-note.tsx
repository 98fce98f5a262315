import { useId, useState, type ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { StatusLine } from '../../ui/states.js';

/** A secret, told once. */
export function SecretNote({ secret }: { readonly secret: string }): ReactNode {
  const { say } = useSpeech();
  const id = useId();
  const [copied, setCopied] = useState(false);
  return (
    <div className="note">
      <label htmlFor={id}>{say('hooks.secret')}</label>
      <div className="copy-line">
        <input
          id={id}
          className="input"
          readOnly
          value={secret}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <button
          type="button"
          className="button"
          onClick={() => void navigator.clipboard.writeText(secret).then(() => setCopied(true))}
        >
          {say('hooks.secret.copy')}
        </button>
      </div>
      <p>{say('hooks.secret.once')}</p>
      <StatusLine>{copied && say('hooks.secret.copied')}</StatusLine>
    </div>
  );
}
