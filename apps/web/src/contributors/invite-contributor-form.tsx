import type { InviteContributor, PlanView, ReportView } from '@signatory/contract';
import { LANGUAGE_NAMES, LANGUAGES, matchLanguage, type ProductLanguage } from '@signatory/texts';
import { useState, type ReactNode } from 'react';
import { contributors } from '../api/contributors.js';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { faultAt } from '../ui/faults.js';
import { SelectField } from '../ui/select-field.js';
import { Failure, StatusLine } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';
import { isShort, useLacks } from '../ui/use-lacks.js';
import { useLeadToFault } from '../ui/use-lead-to-fault.js';

const NOTHING = { email: '', until: '', pillars: [] as readonly string[] };

/** Invites somebody to contribute to the report; then another, in a form that is empty again. */
export function InviteContributorForm(props: { readonly plan: PlanView; readonly report: ReportView }): ReactNode {
  const { say, choose, language: own } = useSpeech();
  const { plan } = props;
  const { cycle, member } = props.report;
  const [typed, setTyped] = useState(NOTHING);
  const [language, setLanguage] = useState<ProductLanguage>(matchLanguage(own));
  const invite = useCommand(
    (body: InviteContributor) => contributors.invite(cycle, member, body),
    [['contributorsOf', cycle, member]],
  );
  const form = useLeadToFault(invite.error);
  const lacks = useLacks({
    email: (isShort(typed.email) || !typed.email.includes('@')) && say('lack.email'),
    until: typed.until === '' && say('lack.day'),
  });
  const set = (part: Partial<typeof NOTHING>): void => {
    // It was refused of what stood there before.
    if (invite.error) invite.reset();
    setTyped({ ...typed, ...part });
  };
  return (
    <form
      ref={form}
      className="form"
      noValidate
      onSubmit={(event) =>
        lacks.ask(event, () =>
          invite.mutate(
            {
              email: typed.email.trim(),
              pillars: [...typed.pillars],
              // The whole day that was named, where the focal point sits.
              until: new Date(`${typed.until}T23:59:59`).toISOString(),
              language,
            },
            { onSuccess: () => setTyped(NOTHING) },
          ),
        )
      }
    >
      <p className="muted">{say('contributors.invite.lead')}</p>
      <div className="field-row">
        <TextField
          label={say('contributors.email')}
          type="email"
          value={typed.email}
          required
          maxLength={254}
          error={lacks.at('email') ?? faultAt(invite.error, '/email')}
          onChange={(email) => set({ email })}
        />
        <TextField
          label={say('contributors.untilDay')}
          type="date"
          value={typed.until}
          required
          error={lacks.at('until') ?? faultAt(invite.error, '/until')}
          onChange={(until) => set({ until })}
        />
        <SelectField
          label={say('contributors.letterIn')}
          value={language}
          options={LANGUAGES.map((code) => [code, LANGUAGE_NAMES[code]])}
          onChange={(code) => setLanguage(matchLanguage(code))}
        />
      </div>
      <fieldset className="item">
        <legend>{say('contributors.pillars')}</legend>
        <p className="muted">{say('contributors.pillars.hint')}</p>
        {plan.pillars.map(({ code, name }) => (
          <label className="tick" key={code}>
            <input
              type="checkbox"
              checked={typed.pillars.includes(code)}
              onChange={({ target }) =>
                set({
                  pillars: target.checked ? [...typed.pillars, code] : typed.pillars.filter((each) => each !== code),
                })
              }
            />
            {code}. {choose(name)}
          </label>
        ))}
      </fieldset>
      {invite.error && <Failure error={invite.error} />}
      <button type="submit" className="button button-primary" aria-disabled={invite.isPending}>
        {say('contributors.send')}
      </button>
      <StatusLine>{invite.isSuccess && say('contributors.sent', { email: invite.data?.email ?? '' })}</StatusLine>
    </form>
  );
}
