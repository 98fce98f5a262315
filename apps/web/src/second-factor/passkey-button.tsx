import type { PasskeyAnswer } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { signInWays } from '../api/sign-in-ways.js';
import { useSpeech } from '../session/language.js';
import { useErrorInTitle } from '../ui/error-title.js';
import { Loaded } from '../ui/states.js';
import { WithTexts } from '../ui/with-texts.js';
import { DeviceFailure } from './device-failure.js';
import { NoPasskey } from './no-passkey.js';
import { passkeyPlaceOf, type PasskeyPlace } from './passkey-place.js';
import { useAutofill } from './use-autofill.js';
import { useDevice } from './use-device.js';

interface PasskeyButtonProps {
  /** Signs somebody in, or goes on with what asked who it is. */
  readonly use: 'signIn' | 'use';
  readonly act: () => Promise<void>;
  /** It is the only way on, and has the focus. */
  readonly alone?: boolean;
  /** The same with a passkey that was chosen in a field of the screen; without it, none is offered there. */
  readonly onChosen?: (credential: PasskeyAnswer) => Promise<void>;
}

/** The way by a passkey. Of several ways it is not there before it is known to be one. */
export function PasskeyButton(props: PasskeyButtonProps): ReactNode {
  const ways = useQuery(signInWays());
  if (!props.alone && ways.data === undefined) return null;
  return (
    <Loaded query={ways} lines={1}>
      {(data) => <Way {...props} place={passkeyPlaceOf(data)} />}
    </Loaded>
  );
}

/** Where none can be used it says why; where none can belong to the installation there is nothing to say. */
function Way({ place, ...props }: PasskeyButtonProps & { readonly place: PasskeyPlace }): ReactNode {
  if (place.kind === 'address' && !props.alone) return null;
  return (
    <WithTexts of="secondFactor" lines={1}>
      {() =>
        place.kind === 'here' ? (
          <Button {...props} />
        ) : (
          <NoPasskey place={place} path={location.pathname + location.search} />
        )
      }
    </WithTexts>
  );
}

function Button({ use, act, alone = false, onChosen }: PasskeyButtonProps): ReactNode {
  const { say } = useSpeech();
  const device = useDevice(act);
  useAutofill(onChosen !== undefined && !device.isBusy, (credential) => {
    if (onChosen) device.perform(() => onChosen(credential));
  });
  useErrorInTitle(device.error !== null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (alone) button.current?.focus();
  }, [alone]);
  return (
    <>
      {device.error && <DeviceFailure error={device.error} />}
      <p>
        <button
          type="button"
          ref={button}
          className={`button${alone ? ' button-primary' : ''}`}
          aria-disabled={device.isBusy}
          onClick={device.run}
        >
          {device.isBusy ? say('secondFactor.passkey.waiting') : say(`secondFactor.passkey.${use}`)}
        </button>
      </p>
    </>
  );
}
