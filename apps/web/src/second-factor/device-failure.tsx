import { Icon } from '@signatory/pages';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { Failure } from '../ui/states.js';
import { DeviceError } from './passkey-device.js';

/** What the device, the server or the line had against it. */
export function DeviceFailure({ error }: { readonly error: Error }): ReactNode {
  const { say } = useSpeech();
  if (!(error instanceof DeviceError)) return <Failure error={error} />;
  return (
    <div className="banner banner-warn" role="alert">
      <p className="banner-head">
        <Icon name="alert" />
        {say('secondFactor.passkey.stopped')}
      </p>
      <p>{say(`secondFactor.passkey.fault.${error.fault}`)}</p>
    </div>
  );
}
