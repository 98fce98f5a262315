import type { NewSecondFactor } from '@signatory/contract';
import { useEffect, useRef, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';

/** A new secret, to be scanned, typed or opened in an app of the same device. The focus is at its heading: the form before it is gone. */
export function SecretView({ made: { secret, address, qr } }: { readonly made: NewSecondFactor }): ReactNode {
  const { say } = useSpeech();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="panel form">
      <h3 ref={heading} tabIndex={-1}>
        {say('secondFactor.connect')}
      </h3>
      <p>{say('secondFactor.scan')}</p>
      <svg className="qr" role="img" aria-label={say('secondFactor.qr')} viewBox={`0 0 ${qr.width} ${qr.width}`}>
        <path d={qr.path} />
      </svg>
      <dl>
        <dt>{say('secondFactor.secret')}</dt>
        <dd>
          <code className="secret">{secret.match(/.{1,4}/g)?.join(' ')}</code>
        </dd>
      </dl>
      <p>
        <a href={address}>{say('secondFactor.open')}</a>
      </p>
    </div>
  );
}
