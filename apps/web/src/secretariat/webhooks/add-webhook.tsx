import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { queries, useCommand } from '../../api/queries.js';
import { webhooks } from '../../api/webhooks.js';
import { planAtWorkFirst } from '../../app/pick-cycle.js';
import { useSpeech } from '../../session/language.js';
import { mayIn, mayOn } from '../../session/grants.js';
import { useSession } from '../../session/session.js';
import { SelectField } from '../../ui/select-field.js';
import { Failure, StatusLine } from '../../ui/states.js';
import { useLeadToFault } from '../../ui/use-lead-to-fault.js';
import { SecretNote } from './secret-note.js';
import { FIRST_KINDS, useWebhookLacks, WebhookFields } from './webhook-fields.js';

const EMPTY = { label: '', address: '', kinds: FIRST_KINDS };

/** Adds an address, of a plan or of one of its cycles; its secret is shown here once. */
export function AddWebhook(): ReactNode {
  const { say, choose } = useSpeech();
  const session = useSession();
  const plans = useQuery(queries.plans());
  const cycles = useQuery(queries.cycles());
  const [draft, setDraft] = useState(EMPTY);
  const [place, setPlace] = useState({ plan: '', cycle: '' });
  const make = useCommand(webhooks.make, [['webhooks']]);
  const form = useLeadToFault(make.error);
  const lacks = useWebhookLacks(draft);
  // The newest version of each plan is listed first.
  const newest = (plans.data ?? []).filter(
    ({ id }, index, all) => mayOn(session, 'webhooks:manage', id) && all.findIndex((each) => each.id === id) === index,
  );
  const kept = planAtWorkFirst(newest, cycles.data ?? []);
  const plan = place.plan || kept[0]?.id || '';
  // Whoever keeps one cycle adds what is told of that one alone.
  const manages = (cycle: string | null): boolean => mayIn(session, 'webhooks:manage', { plan, cycle, member: null });
  const own = (cycles.data ?? []).filter((each) => each.plan.id === plan && manages(each.code));
  const options = [
    ...(manages(null) ? [['', say('hooks.everyCycle')] as const] : []),
    ...own.map(({ code, title }) => [code, choose(title)] as const),
  ];
  const cycle = place.cycle || (options[0]?.[0] ?? '');
  return (
    <section className="panel form only-screen" aria-labelledby="add-webhook">
      <h2 id="add-webhook">{say('hooks.add')}</h2>
      <p className="muted">{say('hooks.add.lead')}</p>
      <form
        ref={form}
        className="form"
        noValidate
        onSubmit={(event) =>
          lacks.ask(event, () =>
            make.mutate({ ...draft, plan, cycle: cycle || null }, { onSuccess: () => setDraft(EMPTY) }),
          )
        }
      >
        <div className="field-row">
          <SelectField
            label={say('hooks.plan')}
            value={plan}
            options={kept.map(({ id, title }) => [id, choose(title)])}
            onChange={(id) => setPlace({ plan: id, cycle: '' })}
          />
          <SelectField
            label={say('hooks.cycle')}
            value={cycle}
            options={options}
            onChange={(chosen) => setPlace({ plan, cycle: chosen })}
          />
        </div>
        <WebhookFields draft={draft} error={make.error} lacks={lacks} onChange={(next) => setDraft(next)} />
        {make.error && <Failure error={make.error} />}
        <button type="submit" className="button button-primary" aria-disabled={make.isPending}>
          {say('hooks.add')}
        </button>
      </form>
      <StatusLine>{make.isSuccess && say('hooks.made', { label: make.data.webhook.label })}</StatusLine>
      {make.data && <SecretNote key={make.data.secret} secret={make.data.secret} />}
    </section>
  );
}
