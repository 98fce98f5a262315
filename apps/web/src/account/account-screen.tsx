import { isMemberBound } from '@signatory/domain';
import { formatList } from '@signatory/texts';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { AccessTokensPanel } from '../access-tokens/access-tokens-panel.js';
import { identities } from '../api/identities.js';
import { queries } from '../api/queries.js';
import { nameMember } from '../app/cycle-picker.js';
import { ShortcutTick } from '../review/shortcut-switch.js';
import { useSpeech } from '../session/language.js';
import { SessionsPanel } from '../own-sessions/sessions-panel.js';
import { useSession } from '../session/session.js';
import { applyTheme, storedTheme, THEMES } from '../session/theme.js';
import { PasskeysPanel } from '../second-factor/passkeys-panel.js';
import { SecondFactorPanel } from '../second-factor/second-factor-panel.js';
import { Screen } from '../ui/screen.js';
import { SelectField } from '../ui/select-field.js';
import { IdentitiesPanel } from './identities-panel.js';
import { LettersForm } from './letters-form.js';
import { PasswordForm } from './password-form.js';

/** An app with codes, and passkeys: either is a second factor. */
function Factors(): ReactNode {
  return (
    <>
      <SecondFactorPanel />
      <PasskeysPanel />
    </>
  );
}

/** Who the product takes you for, what you may do, and how it looks on this device. */
export function AccountScreen(): ReactNode {
  const { say, choose, instant, language } = useSpeech();
  const { person, grants, expires, secondFactor } = useSession();
  // Where nothing else is open before it is set up it stands first, and stays there while it is.
  const [isAsked] = useState(secondFactor === 'missing');
  const { data: plans = [] } = useQuery(queries.plans());
  const { data: ways } = useQuery(identities.own());
  // The newest version of each plan is listed first; before they are here, and without one to read, its id stands for it.
  const planName = (id: string): string => {
    const plan = plans.find((each) => each.id === id);
    return plan ? choose(plan.title) : id;
  };
  const { data: cycles = [] } = useQuery(queries.cycles());
  const cycleName = (code: string): string => {
    const cycle = cycles.find((each) => each.code === code);
    return cycle ? choose(cycle.title) : code;
  };
  // As a cycle of the plan calls it; its code stands for it before that is here, and where the plan has had none.
  const memberName = (plan: string, code: string): string => {
    const members = cycles.filter((each) => each.plan.id === plan).flatMap((each) => each.members);
    return nameMember({ members }, code, choose);
  };
  const [theme, setTheme] = useState(storedTheme);
  return (
    <Screen title={say('section.account')} line={<span>{person.email}</span>}>
      {isAsked && <Factors />}
      <section className="panel" aria-labelledby="grants-heading">
        <h2 id="grants-heading">{say('account.grants')}</h2>
        {grants.length === 0 ? (
          <p>{say('plans.none')}</p>
        ) : (
          <section className="scroll" aria-label={say('account.grants.table')} tabIndex={0}>
            <table className="table stacked">
              <thead>
                <tr>
                  <th scope="col">{say('account.role')}</th>
                  <th scope="col">{say('term.plan')}</th>
                  <th scope="col">{say('term.members')}</th>
                  <th scope="col">{say('account.until')}</th>
                </tr>
              </thead>
              <tbody>
                {grants.map((grant, index) => (
                  <tr key={index}>
                    <th scope="row">{say(`role.${grant.role}`)}</th>
                    <td data-label={say('term.plan')}>
                      {planName(grant.plan)}
                      {grant.cycle && <span className="small-print">{cycleName(grant.cycle)}</span>}
                    </td>
                    <td data-label={say('term.members')}>
                      {grant.members.length > 0
                        ? formatList(
                            language,
                            grant.members.map((code) => memberName(grant.plan, code)),
                          )
                        : say(isMemberBound(grant.role) ? 'account.unassigned' : 'account.all')}
                      {grant.pillars.length > 0 && (
                        <span className="small-print">
                          {say('term.pillars')}
                          {say('join.colon')}
                          {formatList(language, grant.pillars)}
                        </span>
                      )}
                    </td>
                    <td data-label={say('account.until')}>
                      {grant.until ? instant(grant.until) : say('account.noEnd')}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
        <p className="notes">{say('account.expires', { instant: instant(expires) })}</p>
      </section>
      <section className="panel form only-screen" aria-labelledby="look-heading">
        <h2 id="look-heading">{say('account.look')}</h2>
        <SelectField
          label={say('account.theme')}
          value={theme}
          options={THEMES.map((each) => [each, say(`theme.${each}`)])}
          onChange={(wish) => {
            const chosen = THEMES.find((each) => each === wish) ?? 'system';
            applyTheme(chosen);
            setTheme(chosen);
          }}
        />
        <ShortcutTick />
      </section>
      <LettersForm />
      {/* Who came by an institution alone has none that could be changed. */}
      {ways?.hasPassword !== false && <PasswordForm />}
      <IdentitiesPanel />
      {!isAsked && (
        <>
          <Factors />
          <SessionsPanel />
          <AccessTokensPanel />
        </>
      )}
    </Screen>
  );
}
