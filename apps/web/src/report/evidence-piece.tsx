import type { EntryView, SaveEntry } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';

/** One source behind an entry, given or being given: its title, opened where it is a link, and what is known of it. */
export function EvidencePiece(props: {
  readonly piece: SaveEntry['evidence'][number] | EntryView['evidence'][number];
  /** What can be done with it. */
  readonly children?: ReactNode;
}): ReactNode {
  const { say, date } = useSpeech();
  const { title, url, publisher, happened, item, quote } = props.piece;
  const notes = [publisher, happened && say('entry.evidence.happenedOn', { date: date(happened) }), item];
  return (
    <li>
      <Icon name={url ? 'external' : 'document'} />
      <span className="evidence-words">
        {url ? (
          <a href={url} target="_blank" rel="noreferrer">
            {title}
          </a>
        ) : (
          title
        )}
        <span className="evidence-note">{notes.filter(Boolean).join(', ')}</span>
        {quote && <q>{quote}</q>}
      </span>
      {props.children}
    </li>
  );
}
