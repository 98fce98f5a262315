import { useId, useState, type ReactNode } from 'react';
import { StatusLine } from './states.js';

/** A secret, told once: to be copied, with what is to be done with it. */
export function OnceNote(props: {
  readonly label: string;
  readonly secret: string;
  /** Of the button, and of what is said once it was pressed. */
  readonly copy: string;
  readonly copied: string;
  readonly children: ReactNode;
}): ReactNode {
  const id = useId();
  const [copied, setCopied] = useState(false);
  return (
    <div className="note">
      <label htmlFor={id}>{props.label}</label>
      <div className="copy-line">
        <input
          id={id}
          className="input"
          readOnly
          value={props.secret}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <button
          type="button"
          className="button"
          onClick={() => void navigator.clipboard.writeText(props.secret).then(() => setCopied(true))}
        >
          {props.copy}
        </button>
      </div>
      <p>{props.children}</p>
      <StatusLine>{copied && props.copied}</StatusLine>
    </div>
  );
}
