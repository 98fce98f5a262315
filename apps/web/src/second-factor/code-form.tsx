import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import '../styles/second-factor.css';
import { ProblemError } from '../api/problem-error.js';
import { useSpeech } from '../session/language.js';
import { Failure } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';
import { WithTexts } from '../ui/with-texts.js';

const FIELDS = {
  app: { label: 'secondFactor.code', hint: 'secondFactor.hint' },
  either: { label: 'secondFactor.anyCode', hint: 'secondFactor.hint' },
  recovery: { label: 'secondFactor.codes.one', hint: 'secondFactor.codes.hint' },
} as const;

interface CodeFormProps {
  readonly button: string;
  readonly act: (code: string) => Promise<void>;
  /** Of the app, of it or a recovery code, or a recovery code alone. */
  readonly takes?: keyof typeof FIELDS;
  /** Begins with the focus in its field: where it replaces another form that had it. */
  readonly focused?: boolean;
  readonly onError?: (failed: boolean) => void;
  /** Beside the button. */
  readonly children?: ReactNode;
}

/** One field for a code. What is wrong with the code is said at the field, which has the focus again. */
export function CodeForm(props: CodeFormProps): ReactNode {
  return (
    <WithTexts of="secondFactor" lines={2}>
      {() => <Fields {...props} />}
    </WithTexts>
  );
}

function Fields({ button, act, takes = 'app', focused = false, onError, children }: CodeFormProps): ReactNode {
  const { say } = useSpeech();
  const [code, setCode] = useState('');
  const [error, setError] = useState<Error | null>(null);
  const [isBusy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (focused || error) form.current?.querySelector('input')?.focus();
  }, [focused, error]);
  const ofCode = error instanceof ProblemError && error.code === 'second-factor.code-refused' ? error.problem : null;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    onError?.(false);
    try {
      await act(code);
      setCode('');
    } catch (refusal) {
      setError(refusal instanceof Error ? refusal : new Error(String(refusal)));
      onError?.(true);
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      {error && !ofCode && <Failure error={error} />}
      <form className="panel form" ref={form} onSubmit={(event) => void submit(event)}>
        <TextField
          label={say(FIELDS[takes].label)}
          hint={say(FIELDS[takes].hint)}
          value={code}
          onChange={setCode}
          error={ofCode && ofCode.detail}
          autoComplete={takes === 'recovery' ? 'off' : 'one-time-code'}
          required
        />
        <div className="acts">
          <button type="submit" className="button button-primary" aria-disabled={isBusy}>
            {isBusy ? say('secondFactor.busy') : button}
          </button>
          {children}
        </div>
      </form>
    </>
  );
}
