import type { ReleaseTakerView, ReleaseView } from '@signatory/contract';
import { NAMES_READERS } from '@signatory/domain';
import { useState, type ReactNode } from 'react';
import { api } from '../../api/endpoints.js';
import { useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { faultAt } from '../../ui/faults.js';
import { Fold } from '../../ui/fold.js';
import { Failure } from '../../ui/states.js';
import { TextField } from '../../ui/text-field.js';
import { useLacks } from '../../ui/use-lacks.js';
import { useLeadToFault } from '../../ui/use-lead-to-fault.js';

/** Who may read a release before its instant, and what they took; nothing where nobody can be named and nobody was. */
export function ReleaseReaders({ release }: { readonly release: ReleaseView }): ReactNode {
  const { say, instant } = useSpeech();
  const [email, setEmail] = useState('');
  const changes = [['releases', release.cycle]];
  const name = useCommand(() => api.nameReader(release.id, email.trim()), changes);
  const revoke = useCommand((reader: string) => api.revokeReader(release.id, reader), changes);
  const lacks = useLacks({ email: !email.includes('@') && say('lack.email') });
  const form = useLeadToFault(name.error);
  const names = NAMES_READERS.includes(release.state);
  if (!names && release.readers.length === 0) return null;
  return (
    <section
      className="form release-part"
      aria-label={`${say('releases.readers')}${say('join.comma')}${say('releases.number', { number: release.number })}`}
    >
      <h3>{say('releases.readers')}</h3>
      <p className="hint">
        {say(release.publishedAt === null ? 'releases.readers.lead' : 'releases.readers.lead.past')}
      </p>
      {revoke.error && <Failure error={revoke.error} />}
      <ul>
        {release.readers.map((reader) => (
          <li key={reader.id}>
            <Taker {...reader}>
              {reader.revokedAt ? (
                <span className="muted">{say('releases.readers.revoked', { instant: instant(reader.revokedAt) })}</span>
              ) : (
                // Once everybody reads it there is nothing to revoke.
                release.publishedAt === null && (
                  <button
                    type="button"
                    className="button"
                    aria-label={say('releases.readers.revoke.who', { name: reader.name })}
                    aria-disabled={revoke.isPending}
                    onClick={() => revoke.mutate(reader.id)}
                  >
                    {say('releases.readers.revoke')}
                  </button>
                )
              )}
            </Taker>
          </li>
        ))}
      </ul>
      {names && (
        <form
          ref={form}
          className="form only-screen"
          noValidate
          onSubmit={(event) => lacks.ask(event, () => name.mutate(undefined, { onSuccess: () => setEmail('') }))}
        >
          <TextField
            label={say('releases.readers.email')}
            type="email"
            value={email}
            error={lacks.at('email') ?? faultAt(name.error, '/email')}
            onChange={setEmail}
          />
          {name.error && <Failure error={name.error} />}
          <button type="submit" className="button" aria-disabled={name.isPending}>
            {say('releases.readers.name')}
          </button>
        </form>
      )}
    </section>
  );
}

/** Who took copies by a role before publication, and which; nothing where nobody did. */
export function ReleaseTakers({ release: { number, takers } }: { readonly release: ReleaseView }): ReactNode {
  const { say } = useSpeech();
  if (takers.length === 0) return null;
  return (
    <section
      className="form release-part"
      aria-label={`${say('releases.takers')}${say('join.comma')}${say('releases.number', { number: number })}`}
    >
      <h3>{say('releases.takers')}</h3>
      <p className="hint">{say('releases.takers.lead')}</p>
      <ul>
        {takers.map((taker) => (
          <li key={taker.id}>
            <Taker {...taker} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** As many copies are a list beside the name; more are one that is opened. */
const FEW_COPIES = 3;

/**
 * A person with the copies it took, each on a line: the number in its mark, the file, and when. `children`, what is said of it
 * as a reader, never comes after them.
 */
function Taker(
  props: Pick<ReleaseTakerView, 'name' | 'email' | 'copies'> & { readonly children?: ReactNode },
): ReactNode {
  const { name, email, copies, children } = props;
  const { say } = useSpeech();
  const count = say('releases.readers.copies', { count: copies.length });
  const folded = copies.length > FEW_COPIES;
  const list = (): ReactNode => (
    <ul>
      {copies.map((copy) => (
        <li key={copy.n}>
          <Copy {...copy} />
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {name}
      {say('join.aside', { words: email })}
      {!folded && say('join.comma')}
      {!folded && count} {children}
      {folded ? <Fold summary={count}>{list}</Fold> : copies.length > 0 && list()}
    </>
  );
}

function Copy({ n, path, at }: ReleaseTakerView['copies'][number]): ReactNode {
  const { say, instant } = useSpeech();
  return (
    <>
      {n} <code>{path}</code>
      {say('join.comma')}
      <time dateTime={at}>{instant(at)}</time>
    </>
  );
}
