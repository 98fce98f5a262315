import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { EvidencePreview, isShown } from './evidence-preview.js';
import { sayBytes, sayKind, type Piece, type StoredPiece } from './evidence-words.js';

/** A file behind an entry, to be downloaded or shown, unless the scanner has not told of it yet or found something in it. */
export function StoredFile({
  id,
  file: { name, mediaType, size, sha256, scan, virus },
  piece: { title, page, quote },
  address,
  editing,
}: {
  readonly id: string;
  readonly file: NonNullable<StoredPiece['stored']>;
  readonly piece: Piece;
  readonly address: (id: string) => string;
  readonly editing?: boolean;
}): ReactNode {
  const speech = useSpeech();
  const { say } = speech;
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
        <a href={address(id)} download>
          {say('evidence.download', { name })}
        </a>
        {say('join.aside', {
          words: say('evidence.file', { kind: sayKind(mediaType), size: sayBytes(size, speech) }),
        })}
      </span>
      <span className="evidence-note">
        {say('evidence.hash')} <code className="hash">{sha256}</code>
      </span>
      {isShown(mediaType) && (
        <EvidencePreview title={title} mediaType={mediaType} address={address(id)} page={page} quote={quote} />
      )}
    </>
  );
}
