import { Icon } from '@signatory/pages';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import type { StoredPiece } from './evidence-words.js';
import { isDead, sayLink } from './link-words.js';

/** The page of a piece: what asking for it came to, and the copy that was kept of it. */
export function EvidencePage(props: {
  readonly id: string;
  readonly link: NonNullable<StoredPiece['link']>;
  readonly copy?: StoredPiece['copy'];
  readonly address: (id: string) => string;
  /** Whether the reader can do something about a dead link. */
  readonly editing?: boolean | undefined;
}): ReactNode {
  const speech = useSpeech();
  const { id, link, copy, address, editing } = props;
  const dead = isDead(link);
  return (
    <>
      <span className={`evidence-note evidence-link${dead ? ' evidence-dead' : ''}`}>
        {dead ? (
          <Icon name="alert" />
        ) : link.state === 'unchecked' || link.state === 'refused' ? null : (
          <Icon name="check" />
        )}
        <span>
          {sayLink(link, speech)}
          {dead && editing && ` ${speech.say('link.cure')}`}
        </span>
      </span>
      {/* Beside where its file would be. */}
      {copy && <Copy copy={copy} address={address(id).replace(/[^/]+$/, 'copy')} />}
    </>
  );
}

function Copy({
  copy: { sha256, readable, quoted, takenAt, changedAt },
  address,
}: {
  readonly copy: NonNullable<StoredPiece['copy']>;
  readonly address: string;
}): ReactNode {
  const { say, date } = useSpeech();
  const kept = say('evidence.copy.kept', { date: date(takenAt.slice(0, 10)) });
  const notes = [
    quoted !== null && say(quoted ? 'evidence.copy.quoted' : 'evidence.copy.unquoted'),
    !readable && say('evidence.copy.textless'),
    changedAt !== null && say('evidence.copy.changed', { date: date(changedAt.slice(0, 10)) }),
  ].filter((note) => note !== false);
  return (
    <>
      <span className={`evidence-note${quoted === false ? ' evidence-dead' : ''}`}>
        {readable ? (
          <a href={address} download>
            {kept}
          </a>
        ) : (
          kept
        )}
        {notes.length > 0 && ` ${notes.join(' ')}`}
      </span>
      <span className="evidence-note">
        {say('evidence.hash')} <code className="hash">{sha256}</code>
      </span>
    </>
  );
}
