import { useState, type ReactNode } from 'react';
import type { FactorWay } from '../session/wants-code.js';
import { useSpeech } from '../session/language.js';
import { Screen } from '../ui/screen.js';
import { WithTexts } from '../ui/with-texts.js';
import { CodeForm } from './code-form.js';
import { PasskeyButton } from './passkey-button.js';
import { RecoveryWay } from './recovery-way.js';

interface CodeStepProps {
  readonly email: string;
  /** By what the second factor is given. */
  readonly by: FactorWay;
  readonly act: (code: string) => Promise<void>;
  /** Signs in by a passkey of the account. */
  readonly onPasskey: () => Promise<void>;
  readonly onBack: () => void;
}

/** The second step of the sign-in. */
export function CodeStep(props: CodeStepProps): ReactNode {
  return (
    <WithTexts of="secondFactor" lines={3}>
      {() => <Step {...props} />}
    </WithTexts>
  );
}

function Step({ email, by, act, onPasskey, onBack }: CodeStepProps): ReactNode {
  const { say } = useSpeech();
  const [failed, setFailed] = useState(false);
  const back = (
    <button type="button" className="button" onClick={onBack}>
      {say('secondFactor.step.back')}
    </button>
  );
  const kind = by === 'passkey' ? 'secondFactor.step.passkey' : 'secondFactor.step';
  return (
    <div className="sign-in">
      <Screen title={say(kind)} errors={failed}>
        <p className="lead-line">{say(`${kind}.lead`, { email })}</p>
        {by !== 'passkey' && (
          <CodeForm button={say('nav.signIn')} act={act} onError={setFailed} takes="either">
            {back}
          </CodeForm>
        )}
        {by !== 'app' && <PasskeyButton use="use" alone={by === 'passkey'} act={onPasskey} />}
        {by === 'passkey' && (
          <>
            <RecoveryWay button={say('nav.signIn')} act={act} onError={setFailed} />
            <p>{back}</p>
          </>
        )}
        <p className="muted">{say(`${kind}.lost`)}</p>
      </Screen>
    </div>
  );
}
