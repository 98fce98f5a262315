import type { LetterView } from '@signatory/contract';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { JobCause } from './job-cause.js';

/** Letters, each with its reader and what became of it. */
export function LetterTable(props: {
  readonly letters: readonly LetterView[];
  readonly busy: boolean;
  readonly onAgain: (letter: LetterView) => void;
}): ReactNode {
  const { say } = useSpeech();
  return (
    <section className="panel scroll" aria-label={say('section.letters')} tabIndex={0}>
      <table className="table stacked letters">
        <thead>
          <tr>
            <th scope="col">{say('jobs.letters.what')}</th>
            <th scope="col">{say('jobs.letters.reader')}</th>
            <th scope="col">{say('jobs.letters.state')}</th>
            <th scope="col">{say('jobs.letters.written')}</th>
            <th scope="col">
              <span className="visually-hidden">{say('jobs.again')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.letters.map((letter) => (
            <LetterRow key={letter.id} letter={letter} busy={props.busy} onAgain={() => props.onAgain(letter)} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function LetterRow(props: {
  readonly letter: LetterView;
  readonly busy: boolean;
  readonly onAgain: () => void;
}): ReactNode {
  const { say, choose, instant } = useSpeech();
  const { letter } = props;
  const values = { cycle: choose(letter.of), instant: instant(letter.about), count: 1 };
  return (
    <tr>
      <th scope="row">{say(`mail.${letter.kind}.subject`, values)}</th>
      <td data-label={say('jobs.letters.reader')}>
        {letter.to.name}
        <span className="small-print">{letter.to.email}</span>
      </td>
      <td data-label={say('jobs.letters.state')} className="job-cause">
        <LetterStands letter={letter} />
      </td>
      <td data-label={say('jobs.letters.written')}>{instant(letter.writtenAt)}</td>
      <td>
        <SendAgain letter={letter} busy={props.busy} onAgain={props.onAgain} />
      </td>
    </tr>
  );
}

function LetterStands({ letter }: { readonly letter: LetterView }): ReactNode {
  const { say, instant } = useSpeech();
  if (letter.state === 'SENT')
    return <>{say('jobs.letters.sentAt', { instant: instant(letter.sentAt ?? letter.writtenAt) })}</>;
  return (
    <>
      <span className={letter.state === 'WAITING' ? 'tag' : 'tag tag-warn'}>{say(`jobs.letters.${letter.state}`)}</span>
      {letter.state === 'UNCERTAIN' && <span className="small-print">{say('jobs.letters.uncertain')}</span>}
      {letter.state === 'FAILED' && letter.cause !== null && (
        <span className="small-print">
          <JobCause cause={letter.cause} />
        </span>
      )}
      {letter.state !== 'UNCERTAIN' && (
        <span className="small-print">
          {say('jobs.tries', { sends: letter.sends, attempts: letter.attempts })}{' '}
          {letter.job && (
            <Link to="/admin/jobs/$job" params={{ job: letter.job }}>
              {say('jobs.letters.job')}
              <span className="visually-hidden">
                {say('join.colon')}
                {letter.to.name}
              </span>
            </Link>
          )}
        </span>
      )}
    </>
  );
}

/** One of which nobody knows is sent again only by who says that two are better than none. */
function SendAgain(props: {
  readonly letter: LetterView;
  readonly busy: boolean;
  readonly onAgain: () => void;
}): ReactNode {
  const { say } = useSpeech();
  const [asking, setAsking] = useState(false);
  const { letter, busy, onAgain } = props;
  if (!letter.commands.includes('send-again')) return null;
  return (
    <>
      <button
        type="button"
        className="button"
        aria-disabled={busy}
        onClick={() => (letter.state === 'UNCERTAIN' ? setAsking(true) : onAgain())}
      >
        {say('jobs.again')}
        <span className="visually-hidden">
          {say('join.colon')}
          {letter.to.name}
        </span>
      </button>
      {asking && (
        <ConfirmDialog
          heading={say('jobs.letters.twice')}
          button={say('jobs.again')}
          busy={busy}
          onConfirm={() => {
            setAsking(false);
            onAgain();
          }}
          onClose={() => setAsking(false)}
        >
          <p>{say('jobs.letters.twice.means', { name: letter.to.name })}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
