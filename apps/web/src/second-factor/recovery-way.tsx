import { useState, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { WithTexts } from '../ui/with-texts.js';
import { CodeForm } from './code-form.js';

interface RecoveryWayProps {
  readonly button: string;
  readonly act: (code: string) => Promise<void>;
  readonly onError?: (failed: boolean) => void;
}

/** For who has passkeys and no app, and none of the devices at hand; its field is there when it is asked for. */
export function RecoveryWay(props: RecoveryWayProps): ReactNode {
  return (
    <WithTexts of="secondFactor" lines={1}>
      {() => <Way {...props} />}
    </WithTexts>
  );
}

function Way(props: RecoveryWayProps): ReactNode {
  const { say } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <CodeForm {...props} takes="recovery" focused />;
  return (
    <p>
      <button type="button" className="link-button" onClick={() => setOpen(true)}>
        {say('secondFactor.codes.use')}
      </button>
    </p>
  );
}
