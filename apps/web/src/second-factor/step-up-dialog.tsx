import type { ReactNode } from 'react';
import { secondFactor } from '../api/second-factor.js';
import { stepUp } from '../api/step-up.js';
import { useSpeech } from '../session/language.js';
import { Dialog } from '../ui/dialog.js';
import { WithTexts } from '../ui/with-texts.js';
import { CodeForm } from './code-form.js';

/** Asks for a code before a grave act, which is then done; closed, it is not. */
export function StepUpDialog(): ReactNode {
  return <WithTexts of="secondFactor">{() => <Asking />}</WithTexts>;
}

function Asking(): ReactNode {
  const { say } = useSpeech();
  return (
    <Dialog heading={say('secondFactor.again')} onClose={() => stepUp.settle(false)}>
      <div className="form">
        <p>{say('secondFactor.again.lead')}</p>
        <CodeForm
          button={say('secondFactor.again.go')}
          act={async (code) => {
            await secondFactor.stepUp({ code });
            stepUp.settle(true);
          }}
          takesRecovery
          focused
        >
          <button type="button" className="button" onClick={() => stepUp.settle(false)}>
            {say('confirm.cancel')}
          </button>
        </CodeForm>
      </div>
    </Dialog>
  );
}
