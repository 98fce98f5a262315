import { useState, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { Screen } from '../ui/screen.js';
import { WithTexts } from '../ui/with-texts.js';
import { CodeForm } from './code-form.js';

interface CodeStepProps {
  readonly email: string;
  readonly act: (code: string) => Promise<void>;
  readonly onBack: () => void;
}

/** The second step of the sign-in. */
export function CodeStep(props: CodeStepProps): ReactNode {
  return <WithTexts of="secondFactor">{() => <Step {...props} />}</WithTexts>;
}

function Step({ email, act, onBack }: CodeStepProps): ReactNode {
  const { say } = useSpeech();
  const [failed, setFailed] = useState(false);
  return (
    <div className="sign-in">
      <Screen title={say('secondFactor.step')} errors={failed}>
        <p className="lead-line">{say('secondFactor.step.lead', { email })}</p>
        <CodeForm button={say('nav.signIn')} act={act} onError={setFailed} takesRecovery>
          <button type="button" className="button" onClick={onBack}>
            {say('secondFactor.step.back')}
          </button>
        </CodeForm>
        <p className="muted">{say('secondFactor.step.lost')}</p>
      </Screen>
    </div>
  );
}
