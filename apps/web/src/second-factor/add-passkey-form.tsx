import { MOST_IN_PASSKEY_NAME, type PasskeysView } from '@signatory/contract';
import { useState, type FormEvent, type ReactNode } from 'react';
import { passkeys } from '../api/passkeys.js';
import { useSpeech } from '../session/language.js';
import { ProviderLink } from '../session/provider-link.js';
import { useErrorInTitle } from '../ui/error-title.js';
import { faultAt } from '../ui/faults.js';
import { TextField } from '../ui/text-field.js';
import { isShort, useLacks } from '../ui/use-lacks.js';
import { DeviceFailure } from './device-failure.js';
import { makePasskey } from './passkey-device.js';
import { useDevice } from './use-device.js';

/** Adds a passkey: a name, the password, and then the device asks who holds it. */
export function AddPasskeyForm(props: {
  readonly proof: PasskeysView['proof'];
  /** There is no second factor yet. */
  readonly isFirst: boolean;
  /** With the recovery codes, where the account had none. */
  readonly onDone: (sentence: string, made: readonly string[]) => Promise<void>;
}): ReactNode {
  const { say } = useSpeech();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const asksPassword = props.proof === 'password';
  const device = useDevice(async () => {
    const options = await passkeys.begin(asksPassword ? { password } : {});
    const added = await passkeys.add({ name, credential: await makePasskey(options) });
    setName('');
    setPassword('');
    const sentence = props.isFirst ? 'secondFactor.passkey.addedFirst' : 'secondFactor.passkey.added';
    await props.onDone(say(sentence, { name: added.name }), added.recoveryCodes);
  });
  useErrorInTitle(device.error !== null);
  const lacks = useLacks({
    name: isShort(name, 1) && say('lack.fill'),
    password: asksPassword && password === '' && say('lack.fill'),
  });
  return (
    <>
      {props.proof === 'sign-in' && (
        <>
          <p className="muted">{say('secondFactor.bySignIn', { minutes: 15 })}</p>
          <ProviderLink next="/account" />
        </>
      )}
      {device.error && <DeviceFailure error={device.error} />}
      <form
        className="panel form only-screen"
        noValidate
        aria-label={say('secondFactor.passkey.add')}
        onSubmit={(event: FormEvent<HTMLFormElement>) => lacks.ask(event, device.run)}
      >
        <TextField
          label={say('secondFactor.passkey.name')}
          hint={say('secondFactor.passkey.nameHint')}
          value={name}
          error={lacks.at('name')}
          maxLength={MOST_IN_PASSKEY_NAME}
          onChange={setName}
          required
        />
        {asksPassword && (
          <TextField
            label={say('secondFactor.password')}
            type="password"
            autoComplete="current-password"
            value={password}
            error={lacks.at('password') ?? faultAt(device.error, '/password')}
            onChange={setPassword}
            required
          />
        )}
        <button type="submit" className="button" aria-disabled={device.isBusy}>
          {device.isBusy ? say('secondFactor.passkey.waiting') : say('secondFactor.passkey.add')}
        </button>
      </form>
    </>
  );
}
