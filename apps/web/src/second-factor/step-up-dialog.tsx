import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { passkeys } from '../api/passkeys.js';
import { secondFactor } from '../api/second-factor.js';
import { stepUp } from '../api/step-up.js';
import { useSpeech } from '../session/language.js';
import { Dialog } from '../ui/dialog.js';
import { Loaded } from '../ui/states.js';
import { WithTexts } from '../ui/with-texts.js';
import { CodeForm } from './code-form.js';
import { signOnDevice } from './passkey-device.js';
import { PasskeyButton } from './passkey-button.js';
import { RecoveryWay } from './recovery-way.js';

/** Asks for the second factor before a grave act, which is then done; closed, it is not. */
export function StepUpDialog(): ReactNode {
  return (
    <WithTexts of="secondFactor" lines={3}>
      {() => <Asking />}
    </WithTexts>
  );
}

function Asking(): ReactNode {
  const { say } = useSpeech();
  const factor = useQuery(secondFactor.own());
  const close = (): void => stepUp.settle(false);
  const give = async (code: string): Promise<void> => {
    await secondFactor.stepUp({ code });
    stepUp.settle(true);
  };
  const cancel = (
    <button type="button" className="button" onClick={close}>
      {say('confirm.cancel')}
    </button>
  );
  // Without passkeys it is told as before there were any.
  const kind = factor.data && factor.data.passkeys > 0 ? 'secondFactor.again.you' : 'secondFactor.again';
  return (
    <Dialog heading={say(kind)} onClose={close}>
      <div className="form">
        <p>{say(`${kind}.lead`)}</p>
        <Loaded query={factor} lines={2}>
          {({ since, passkeys: count }) => (
            <>
              {count > 0 && (
                <PasskeyButton
                  use="use"
                  alone={since === null}
                  act={async () => {
                    await passkeys.stepUp({ credential: await signOnDevice(await passkeys.askAgain()) });
                    stepUp.settle(true);
                  }}
                />
              )}
              {since === null ? (
                <>
                  <RecoveryWay button={say('secondFactor.again.go')} act={give} />
                  <div className="acts">{cancel}</div>
                </>
              ) : (
                <CodeForm button={say('secondFactor.again.go')} act={give} takes="either" focused>
                  {cancel}
                </CodeForm>
              )}
            </>
          )}
        </Loaded>
        {factor.data === undefined && <div className="acts">{cancel}</div>}
      </div>
    </Dialog>
  );
}
