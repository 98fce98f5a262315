import type { WebhookView } from '@signatory/contract';
import { useState, type ReactNode } from 'react';
import { useCommand } from '../../api/queries.js';
import { webhooks } from '../../api/webhooks.js';
import { useSpeech } from '../../session/language.js';
import { SelectField } from '../../ui/select-field.js';
import { Failure } from '../../ui/states.js';
import { SecretNote } from './secret-note.js';

/** A day to change over, or a week; at once where the secret is no longer one. */
const HOURS = [0, 1, 24, 72, 168];

/** Gives an address another secret. */
export function SecretForm({ webhook }: { readonly webhook: WebhookView }): ReactNode {
  const { say, instant } = useSpeech();
  const [hours, setHours] = useState('24');
  const replace = useCommand(
    (overlapHours: number) => webhooks.replaceSecret(webhook.id, { overlapHours }),
    [['webhooks']],
  );
  return (
    <section className="panel form only-screen" aria-labelledby="webhook-secret">
      <h2 id="webhook-secret">{say('hooks.secret')}</h2>
      <p className="muted">{say('hooks.secret.lead')}</p>
      {webhook.oldSecretUntil && <p>{say('hooks.secret.oldUntil', { instant: instant(webhook.oldSecretUntil) })}</p>}
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          replace.mutate(Number(hours));
        }}
      >
        <SelectField
          label={say('hooks.secret.overlap')}
          value={hours}
          options={HOURS.map((count) => [String(count), say('hooks.secret.hours', { count })])}
          onChange={setHours}
        />
        {replace.error && <Failure error={replace.error} />}
        <button type="submit" className="button" aria-disabled={replace.isPending}>
          {say('hooks.secret.make')}
        </button>
      </form>
      {replace.data && <SecretNote key={replace.data.secret} secret={replace.data.secret} />}
    </section>
  );
}
