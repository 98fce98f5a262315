import {
  MOST_IN_TOKEN_NAME,
  type AccessTokensView,
  type MadeAccessToken,
  type MakeAccessToken,
} from '@signatory/contract';
import { ROLES, TOKEN_ACCESS, type Role } from '@signatory/domain';
import { useState, type ReactNode } from 'react';
import { accessTokens } from '../api/access-tokens.js';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { ProviderLink } from '../session/provider-link.js';
import { useSession } from '../session/session.js';
import { Choices } from '../ui/choices.js';
import { faultAt } from '../ui/faults.js';
import { SelectField } from '../ui/select-field.js';
import { Failure } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';
import { isShort, useLacks } from '../ui/use-lacks.js';
import { useLeadToFault } from '../ui/use-lead-to-fault.js';
import { useNow } from '../ui/use-now.js';

const DAYS = [30, 90, 180, 365];

type Draft = Omit<MakeAccessToken, 'password'> & { readonly password: string };

/** Makes a token: which program, in which of the person's roles, what it may and for how long, and the password. */
export function MakeTokenForm(props: {
  readonly proof: AccessTokensView['proof'];
  readonly onMade: (made: MadeAccessToken) => Promise<void>;
}): ReactNode {
  const { say } = useSpeech();
  const { proof, onMade } = props;
  const held = useHeldRoles();
  const first: Draft = { name: '', roles: held.slice(0, 1), access: 'read', days: 90, password: '' };
  const [draft, setDraft] = useState(first);
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const asksPassword = proof === 'password';
  const make = useCommand(
    ({ password, ...wish }: Draft) => accessTokens.make(asksPassword ? { ...wish, password } : wish),
    [],
  );
  const form = useLeadToFault(make.error);
  const lacks = useLacks({
    name: isShort(draft.name, 1) && say('lack.fill'),
    roles: draft.roles.length === 0 && say('lack.some'),
    password: asksPassword && draft.password === '' && say('lack.fill'),
  });
  const send = (): void =>
    make.mutate(draft, {
      onSuccess: (made) => {
        setDraft(first);
        void onMade(made);
      },
    });
  if (held.length === 0) return <p className="muted">{say('tokens.noRole')}</p>;
  return (
    <form
      ref={form}
      className="panel form only-screen"
      noValidate
      aria-label={say('tokens.make')}
      onSubmit={(event) => lacks.ask(event, send)}
    >
      <TextField
        label={say('tokens.name')}
        hint={say('tokens.nameHint')}
        value={draft.name}
        error={lacks.at('name') ?? faultAt(make.error, '/name')}
        maxLength={MOST_IN_TOKEN_NAME}
        onChange={(name) => change({ name })}
        required
      />
      <Choices
        legend={say('tokens.roles')}
        options={held.map((role) => [role, say(`role.${role}`)])}
        chosen={draft.roles}
        error={lacks.at('roles') ?? null}
        onToggle={(code, on) =>
          change({ roles: held.filter((role) => (role === code ? on : draft.roles.includes(role))) })
        }
      />
      <SelectField
        label={say('tokens.access')}
        value={draft.access}
        options={TOKEN_ACCESS.map((access) => [access, say(`tokens.access.${access}`)])}
        onChange={(wish) => change({ access: TOKEN_ACCESS.find((each) => each === wish) ?? 'read' })}
      />
      <SelectField
        label={say('tokens.days')}
        value={String(draft.days)}
        options={DAYS.map((days) => [String(days), say('tokens.days.count', { count: days })])}
        onChange={(days) => change({ days: Number(days) })}
      />
      {asksPassword ? (
        <TextField
          label={say('tokens.password')}
          type="password"
          autoComplete="current-password"
          value={draft.password}
          error={lacks.at('password') ?? faultAt(make.error, '/password')}
          onChange={(password) => change({ password })}
          required
        />
      ) : (
        <>
          <p className="muted">{say('tokens.bySignIn', { minutes: 15 })}</p>
          <ProviderLink next="/account" />
        </>
      )}
      {make.error && <Failure error={make.error} />}
      <button type="submit" className="button" aria-disabled={make.isPending}>
        {say('tokens.make')}
      </button>
    </form>
  );
}

/** The roles that the person holds now, each once. */
function useHeldRoles(): readonly Role[] {
  const { grants } = useSession();
  const now = new Date(useNow()).toISOString();
  return ROLES.filter((role) => grants.some((each) => each.role === role && (each.until === null || each.until > now)));
}
