import type { WebhookView } from '@signatory/contract';
import { isTyped, type WebhookCommand } from '@signatory/domain';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useCommand } from '../../api/queries.js';
import { webhooks } from '../../api/webhooks.js';
import { useSpeech } from '../../session/language.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { Failure, StatusLine } from '../../ui/states.js';
import { TextField } from '../../ui/text-field.js';
import { useLacks } from '../../ui/use-lacks.js';

/** Tries an address, turns it on and off, and removes it. */
export function WebhookActs({ webhook }: { readonly webhook: WebhookView }): ReactNode {
  const { say } = useSpeech();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const { id, label, commands, deliveries } = webhook;
  const test = useCommand(() => webhooks.test(id), [['webhooks']]);
  const steer = useCommand((command: WebhookCommand) => webhooks.steer(id, command), [['webhooks']]);
  // Not this one, which is no more: it would be asked for once again before the way leads on.
  const remove = useCommand(
    (confirm: string) => webhooks.remove(id, confirm),
    [
      ['webhooks', 'all'],
      ['webhooks', 'deliveries'],
    ],
  );
  const error = test.error ?? steer.error ?? remove.error;
  const busy = test.isPending || steer.isPending || remove.isPending;
  return (
    <>
      <div className="acts" role="group" aria-label={say('hooks.acts')}>
        <button type="button" className="button" aria-disabled={busy} onClick={() => test.mutate(undefined)}>
          {say('hooks.test')}
        </button>
        {commands.map((command) => (
          <button
            key={command}
            type="button"
            className="button"
            aria-disabled={busy}
            onClick={() => steer.mutate(command)}
          >
            {say(`hooks.${command}`)}
          </button>
        ))}
        <button type="button" className="button" aria-disabled={busy} onClick={() => setAsking(true)}>
          {say('hooks.remove')}
        </button>
      </div>
      {deliveries.held > 0 && <p className="muted">{say('hooks.turn-on.means')}</p>}
      <StatusLine>
        {steer.isSuccess ? say(`hooks.turned.${steer.variables}`) : test.isSuccess && say('hooks.test.sent')}
      </StatusLine>
      {error && <Failure error={error} />}
      {asking && (
        <RemoveDialog
          label={label}
          busy={busy}
          onConfirm={(typed) => {
            setAsking(false);
            remove.mutate(typed, { goOn: () => void navigate({ to: '/admin/webhooks' }) });
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

/** Nothing brings its secret and its log back: its name is asked for. */
function RemoveDialog(props: {
  readonly label: string;
  readonly busy: boolean;
  readonly onConfirm: (typed: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { say } = useSpeech();
  const { label, busy, onConfirm, onClose } = props;
  const [typed, setTyped] = useState('');
  const lacks = useLacks({ typed: !isTyped(typed, label) && say('lack.exactly', { text: label }) });
  return (
    <ConfirmDialog
      heading={say('hooks.remove.ask', { label })}
      button={say('hooks.remove')}
      busy={busy}
      lacks={lacks}
      onConfirm={() => onConfirm(typed)}
      onClose={onClose}
    >
      <p>{say('hooks.remove.means')}</p>
      <TextField
        label={say('hooks.remove.name', { name: label })}
        value={typed}
        error={lacks.at('typed')}
        required
        onChange={setTyped}
      />
    </ConfirmDialog>
  );
}
