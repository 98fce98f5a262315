import type { IdentitiesView } from '@signatory/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { identities } from '../api/identities.js';
import { useCredentialsForm } from '../session/credentials-form.js';
import { useSpeech } from '../session/language.js';
import { StatusLine } from '../ui/states.js';

/** The institutions that sign the person in, where there are any, and how to end that. */
export function IdentitiesPanel(): ReactNode {
  const { say } = useSpeech();
  const client = useQueryClient();
  const { data } = useQuery(identities.own());
  const heading = useRef<HTMLHeadingElement>(null);
  const [isDone, setDone] = useState(false);
  if (!data || (data.linked.length === 0 && !isDone)) return null;
  const unlink = async (issuer: string, password: string): Promise<void> => {
    await identities.unlink({ issuer, password });
    await client.invalidateQueries({ queryKey: ['identities'] });
    setDone(true);
    // What had the focus goes: those who hear the page go on from here.
    heading.current?.focus();
  };
  return (
    <section className="panel form account-part" aria-labelledby="identities-heading">
      <h2 id="identities-heading" ref={heading} tabIndex={-1}>
        {say('account.identities')}
      </h2>
      {data.linked.map((each) => (
        <Linked key={each.issuer} of={each} hasPassword={data.hasPassword} onUnlink={unlink} />
      ))}
      <StatusLine>{isDone && say('account.identities.done')}</StatusLine>
    </section>
  );
}

function Linked(props: {
  readonly of: IdentitiesView['linked'][number];
  readonly hasPassword: boolean;
  readonly onUnlink: (issuer: string, password: string) => Promise<void>;
}): ReactNode {
  const { say, instant } = useSpeech();
  const { issuer, since } = props.of;
  const { form } = useCredentialsForm({
    fields: [
      {
        name: 'password',
        label: say('account.password.current'),
        type: 'password',
        autoComplete: 'current-password',
      },
    ],
    button: say('account.identities.unlink'),
    busy: say('newPassword.busy'),
    act: ({ password }) => props.onUnlink(issuer, password),
  });
  return (
    <>
      <p>
        {issuer}
        <span className="small-print">{say('account.identities.since', { instant: instant(since) })}</span>
      </p>
      <p className="muted">{say(props.hasPassword ? 'account.identities.lead' : 'account.identities.only')}</p>
      {props.hasPassword && form}
    </>
  );
}
