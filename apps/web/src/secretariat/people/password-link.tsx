import type { PasswordResetView } from '@signatory/contract';
import { useId, useState, type ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { StatusLine } from '../../ui/states.js';

/** A one-time link, told once: it is handed over by a way that the person is known to read. */
export function PasswordLink({ link }: { readonly link: PasswordResetView }): ReactNode {
  const { say, instant } = useSpeech();
  const id = useId();
  const [copied, setCopied] = useState(false);
  return (
    <div className="note">
      <label htmlFor={id}>{say('passwordLink.link')}</label>
      <div className="copy-line">
        <input
          id={id}
          className="input"
          readOnly
          value={link.link}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <button
          type="button"
          className="button"
          onClick={() => void navigator.clipboard.writeText(link.link).then(() => setCopied(true))}
        >
          {say('passwordLink.copy')}
        </button>
      </div>
      <p>{say('passwordLink.once', { instant: instant(link.expires) })}</p>
      <StatusLine>{copied && say('passwordLink.copied')}</StatusLine>
    </div>
  );
}
