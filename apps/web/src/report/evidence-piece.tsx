import type { IndicatorView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import type { ReactNode } from 'react';
import { tierOf } from '@signatory/domain';
import { useSpeech } from '../session/language.js';
import { latePart } from '../ui/late-part.js';
import { nameItem, sayPage, type Piece, type StoredPiece } from './evidence-words.js';

const EvidencePage = latePart('evidence-page', async () => (await import('./evidence-page.js')).EvidencePage, 0);
const StoredFile = latePart('stored-file', async () => (await import('./stored-file.js')).StoredFile, 0);

/** One source behind an entry, given or being given: its title, opened or downloaded where it can be, and what is known of it. */
export function EvidencePiece(props: {
  readonly piece: Piece;
  /** The same as it is stored; nothing is known of a piece that is not. */
  readonly stored: StoredPiece | undefined;
  /** What the answer lists, where it is a list: a piece may be about one item. */
  readonly items?: IndicatorView['items'];
  /** Where its file is fetched from; of a stored piece. */
  readonly address: (id: string) => string;
  /** Whether the reader can do something about a dead link, or a file that was infected. */
  readonly editing?: boolean;
  /** What can be done with it. */
  readonly children?: ReactNode;
}): ReactNode {
  const { say, date, choose } = useSpeech();
  const { piece, stored } = props;
  const { title, url, publisher, publisherClass, happened, published, accessed, item, page, quote } = piece;
  const notes = [
    publisher,
    publisherClass && say(`workbook.publisher.${publisherClass}`),
    happened && say('entry.evidence.happenedOn', { date: date(happened) }),
    published && say('evidence.published', { date: date(published) }),
    accessed && say('evidence.accessed', { date: date(accessed) }),
    page && sayPage(page, say),
    item && nameItem(props.items, item, choose),
  ];
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
        <span className="evidence-note">{notes.filter(Boolean).join(say('join.comma'))}</span>
        {quote && <q>{quote}</q>}
        {piece.file !== undefined &&
          (stored?.stored ? (
            <StoredFile {...props} id={stored.id} file={stored.stored} />
          ) : (
            <span className="evidence-note">{say('evidence.unsaved')}</span>
          ))}
        {stored?.link && (
          <EvidencePage {...stored} link={stored.link} address={props.address} editing={props.editing} />
        )}
        {tierOf(piece) !== 'public' && (
          <span className="evidence-note">
            {say('entry.evidence.tier')}
            {say('join.colon')}
            {say(`entry.evidence.tier.${tierOf(piece)}`)}
          </span>
        )}
      </span>
      {props.children}
    </li>
  );
}
