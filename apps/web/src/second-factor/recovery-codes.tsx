import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { StatusLine } from '../ui/states.js';

/** The codes that stand in for a second factor, shown once. The focus is at their heading, so that nobody misses them. */
export function RecoveryCodes(props: { readonly codes: readonly string[]; readonly onKept: () => void }): ReactNode {
  const { say } = useSpeech();
  const [copied, setCopied] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="panel form">
      <h3 ref={heading} tabIndex={-1}>
        {say('secondFactor.codes')}
      </h3>
      <p>{say('secondFactor.codes.lead')}</p>
      <ul className="recovery-codes">
        {props.codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="acts">
        {/* In the order in which it is done: whoever says that they are kept sees them no more. */}
        <button
          type="button"
          className="button"
          onClick={() => void navigator.clipboard.writeText(props.codes.join('\n')).then(() => setCopied(true))}
        >
          {say('secondFactor.codes.copy')}
        </button>
        <button type="button" className="button button-primary" onClick={props.onKept}>
          {say('secondFactor.codes.kept')}
        </button>
      </div>
      <StatusLine>{copied && say('secondFactor.codes.copied')}</StatusLine>
    </div>
  );
}
