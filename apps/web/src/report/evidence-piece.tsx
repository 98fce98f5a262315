import { Icon } from '@signatory/pages';
import { lazy, Suspense, type ReactNode } from 'react';
import { tierOf } from '@signatory/domain';
import { useSpeech } from '../session/language.js';
import { EvidencePreview, isShown } from './evidence-preview.js';
import { sayBytes, sayKind, type Piece, type StoredPiece } from './evidence-words.js';

const EvidencePage = lazy(async () => ({ default: (await import('./evidence-page.js')).EvidencePage }));

/** One source behind an entry, given or being given: its title, opened or downloaded where it can be, and what is known of it. */
export function EvidencePiece(props: {
  readonly piece: Piece;
  /** The same as it is stored; nothing is known of a piece that is not. */
  readonly stored: StoredPiece | undefined;
  /** Where its file is fetched from; of a stored piece. */
  readonly address: (id: string) => string;
  /** Whether the reader can do something about a dead link, or a file that was infected. */
  readonly editing?: boolean;
  /** What can be done with it. */
  readonly children?: ReactNode;
}): ReactNode {
  const { say, date } = useSpeech();
  const { piece, stored } = props;
  const { title, url, publisher, publisherClass, happened, published, accessed, item, page, quote } = piece;
  const notes = [
    publisher,
    publisherClass && say(`workbook.publisher.${publisherClass}`),
    happened && say('entry.evidence.happenedOn', { date: date(happened) }),
    published && say('evidence.published', { date: date(published) }),
    accessed && say('evidence.accessed', { date: date(accessed) }),
    page && say('evidence.page', { page }),
    item,
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
        {piece.file !== undefined && <FileOf {...props} />}
        {stored?.link && (
          <Suspense>
            <EvidencePage {...stored} link={stored.link} address={props.address} editing={props.editing} />
          </Suspense>
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

function FileOf({
  piece,
  stored,
  address,
  editing,
}: {
  readonly piece: Piece;
  readonly stored: StoredPiece | undefined;
  readonly address: (id: string) => string;
  readonly editing?: boolean;
}): ReactNode {
  const speech = useSpeech();
  const { say } = speech;
  if (!stored?.stored) return <span className="evidence-note">{say('evidence.unsaved')}</span>;
  const { name, mediaType, size, sha256, scan, virus } = stored.stored;
  if (scan === 'waiting') return <span className="evidence-note">{say('evidence.scanning', { name })}</span>;
  if (scan === 'infected')
    return (
      <>
        <span className="tag tag-err">{say('evidence.infected', { name, virus: virus ?? '' })}</span>
        {editing && <span className="evidence-note">{say('evidence.infected.cure')}</span>}
      </>
    );
  return (
    <>
      <span className="evidence-note">
        <a href={address(stored.id)} download>
          {say('evidence.download', { name })}
        </a>{' '}
        ({say('evidence.file', { kind: sayKind(mediaType), size: sayBytes(size, speech) })})
      </span>
      <span className="evidence-note">
        {say('evidence.hash')} <code className="hash">{sha256}</code>
      </span>
      {isShown(mediaType) && (
        <EvidencePreview
          title={piece.title}
          mediaType={mediaType}
          address={address(stored.id)}
          page={piece.page}
          quote={piece.quote}
        />
      )}
    </>
  );
}
