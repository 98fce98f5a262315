import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { ProblemError } from '../api/problem-error.js';
import { faultAt } from '../ui/faults.js';
import { Failure } from '../ui/states.js';
import { Screen } from '../ui/screen.js';
import { isAtFields } from './is-at-fields.js';
import { TextField } from '../ui/text-field.js';

export interface CredentialField<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly type?: 'text' | 'email' | 'password';
  /** What a password manager may fill in; pasting and managers are welcome everywhere. */
  readonly autoComplete: 'name' | 'username' | 'username webauthn' | 'current-password' | 'new-password';
}

export interface CredentialsForm<Name extends string> {
  readonly fields: readonly CredentialField<Name>[];
  readonly button: string;
  /** The button while the act is under way. */
  readonly busy: string;
  readonly act: (values: Readonly<Record<Name, string>>) => Promise<void>;
}

const emptied = <Name extends string>(fields: readonly CredentialField<Name>[]): Record<Name, string> =>
  Object.fromEntries(fields.map(({ name }) => [name, ''])) as Record<Name, string>;

/** A form of names and passwords, and whether its act was refused. What was typed goes when the act is done. */
export function useCredentialsForm<Name extends string>({
  fields,
  button,
  busy,
  act,
}: CredentialsForm<Name>): {
  readonly failed: boolean;
  readonly form: ReactNode;
} {
  const [values, setValues] = useState(() => emptied(fields));
  const [error, setError] = useState<Error | null>(null);
  const [isBusy, setBusy] = useState(false);
  const id = useId();
  const drawn = useRef<HTMLFormElement>(null);
  // Which of the two is wrong nobody is told: it is said of both.
  const ofAll = error instanceof ProblemError && error.code === 'sign-in.failed';
  useEffect(() => {
    if (error) drawn.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [error]);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await act(values);
      setValues(emptied(fields));
    } catch (refusal) {
      setError(refusal instanceof Error ? refusal : new Error(String(refusal)));
    } finally {
      setBusy(false);
    }
  };

  const form = (
    <>
      <div id={id}>
        {error &&
          !isAtFields(
            error,
            fields.map(({ name }) => `/${name}`),
          ) && <Failure error={error} />}
      </div>
      <form className="panel form" ref={drawn} onSubmit={(event) => void submit(event)}>
        {fields.map(({ name, ...field }) => (
          <TextField
            key={name}
            {...field}
            value={values[name]}
            error={faultAt(error, `/${name}`)}
            invalid={ofAll}
            describedBy={ofAll ? id : undefined}
            onChange={(value) => setValues((typed) => ({ ...typed, [name]: value }))}
            required
          />
        ))}
        <button type="submit" className="button button-primary" aria-disabled={isBusy}>
          {isBusy ? busy : button}
        </button>
      </form>
    </>
  );
  return { failed: error !== null, form };
}

/** A screen before the app: a heading, why one is here, one form. */
export function Door<Name extends string>({
  title,
  lead,
  note,
  before,
  children,
  ...form
}: CredentialsForm<Name> & {
  readonly title: string;
  readonly lead: string;
  /** What follows from the act, where it is more than one would expect. */
  readonly note?: string | undefined;
  /** Above the form: what went wrong on the way here. */
  readonly before?: ReactNode;
  readonly children?: ReactNode;
}): ReactNode {
  const credentials = useCredentialsForm(form);
  return (
    <div className="sign-in">
      <Screen title={title} errors={credentials.failed || Boolean(before)}>
        <p className="lead-line">{lead}</p>
        {note && <p className="note">{note}</p>}
        {before}
        {credentials.form}
        {children}
      </Screen>
    </div>
  );
}
