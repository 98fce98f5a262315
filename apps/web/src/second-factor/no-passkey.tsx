import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import type { PasskeyPlace } from './passkey-place.js';

/** Why no passkey can be used on this page, and where one can. */
export function NoPasskey(props: {
  readonly place: Exclude<PasskeyPlace, { readonly kind: 'here' }>;
  /** The page's path, at the address where they work. */
  readonly path: string;
}): ReactNode {
  const { say } = useSpeech();
  const { place, path } = props;
  return (
    <p className="muted">
      {say(`secondFactor.passkey.${place.kind}`)}
      {place.kind === 'elsewhere' && (
        <>
          {' '}
          <a href={place.address + path}>{place.address}</a>
        </>
      )}
    </p>
  );
}
