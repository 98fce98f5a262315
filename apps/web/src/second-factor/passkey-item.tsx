import { MOST_IN_PASSKEY_NAME, type PasskeysView, type PasskeyView } from '@signatory/contract';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { passkeys } from '../api/passkeys.js';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { Failure } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';
import { isShort, useLacks } from '../ui/use-lacks.js';

interface PasskeyItemProps {
  readonly passkey: PasskeyView;
  /** Nothing else is the person's second factor. */
  readonly isOnly: boolean;
  /** Recovery codes are left. */
  readonly hasCodes: boolean;
  /** A role of the person asks for one. */
  readonly required: boolean;
  /** What else opens the account: without a second factor it does so alone. */
  readonly proof: PasskeysView['proof'];
  readonly onDone: (sentence: string) => Promise<void>;
}

/** One passkey, with what may be done to it. */
export function PasskeyItem(props: PasskeyItemProps): ReactNode {
  const { say, instant } = useSpeech();
  const { passkey, onDone } = props;
  const [act, setAct] = useState<'rename' | 'remove' | null>(null);
  const rename = useRef<HTMLButtonElement>(null);
  const wasRenaming = useRef(false);
  // Whoever leaves the form is again at the button that led to it.
  useEffect(() => {
    if (wasRenaming.current && act === null) rename.current?.focus();
    wasRenaming.current = act === 'rename';
  }, [act]);
  const { name, since, lastUsed } = passkey;
  return (
    <li>
      <p>
        <strong>{name}</strong>
        <span className="small-print">
          {say('secondFactor.passkeys.made', { instant: instant(since) })} ·{' '}
          {lastUsed === null
            ? say('secondFactor.passkeys.unused')
            : say('secondFactor.passkeys.used', { instant: instant(lastUsed) })}
        </span>
      </p>
      {act === 'rename' ? (
        <RenameForm passkey={passkey} onDone={onDone} onClose={() => setAct(null)} />
      ) : (
        <div className="acts" role="group" aria-label={name}>
          <button type="button" className="button" ref={rename} onClick={() => setAct('rename')}>
            {say('secondFactor.passkey.rename')}
          </button>
          <button type="button" className="button" onClick={() => setAct('remove')}>
            {say('secondFactor.passkey.remove')}
          </button>
        </div>
      )}
      {act === 'remove' && <RemoveDialog {...props} onClose={() => setAct(null)} />}
    </li>
  );
}

function RenameForm(props: {
  readonly passkey: PasskeyView;
  readonly onDone: (sentence: string) => Promise<void>;
  readonly onClose: () => void;
}): ReactNode {
  const { say } = useSpeech();
  const { passkey, onDone, onClose } = props;
  const [name, setName] = useState(passkey.name);
  const rename = useCommand(() => passkeys.rename(passkey.id, name), []);
  const lacks = useLacks({ name: isShort(name, 1) && say('lack.fill') });
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const save = (): void =>
    rename.mutate(undefined, {
      onSuccess: () => {
        onClose();
        void onDone(say('secondFactor.passkey.renamed', { name }));
      },
    });
  return (
    <form
      className="form"
      ref={form}
      noValidate
      aria-label={say('secondFactor.passkey.rename')}
      onSubmit={(event) => lacks.ask(event, save)}
    >
      {rename.error && <Failure error={rename.error} />}
      <TextField
        label={say('secondFactor.passkey.name')}
        value={name}
        error={lacks.at('name')}
        maxLength={MOST_IN_PASSKEY_NAME}
        onChange={setName}
        required
      />
      <div className="acts">
        <button type="submit" className="button button-primary" aria-disabled={rename.isPending}>
          {say('secondFactor.passkey.save')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {say('confirm.cancel')}
        </button>
      </div>
    </form>
  );
}

function RemoveDialog(props: PasskeyItemProps & { readonly onClose: () => void }): ReactNode {
  const { say } = useSpeech();
  const { passkey, isOnly, hasCodes, required, proof, onDone, onClose } = props;
  const alone = proof === 'password' ? 'last' : 'lastBySignIn';
  const { id, name } = passkey;
  const remove = useCommand(() => passkeys.remove(id), []);
  return (
    <ConfirmDialog
      heading={say('secondFactor.passkey.remove.heading', { name })}
      button={say('secondFactor.passkey.remove.go')}
      busy={remove.isPending}
      onConfirm={() =>
        remove.mutate(undefined, {
          onSuccess: () => {
            onClose();
            void onDone(say('secondFactor.passkey.removed', { name }));
          },
        })
      }
      onClose={onClose}
    >
      <p>{say('secondFactor.passkey.remove.lead')}</p>
      {isOnly && <p>{say(`secondFactor.passkey.remove.${required ? 'required' : alone}`)}</p>}
      {isOnly && hasCodes && <p>{say('secondFactor.codes.end')}</p>}
      {remove.error && <Failure error={remove.error} />}
    </ConfirmDialog>
  );
}
