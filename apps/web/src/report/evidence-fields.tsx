import type { EntryView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { useRef, useState, type ReactNode } from 'react';
import { api, evidenceAddress } from '../api/endpoints.js';
import { useSpeech } from '../session/language.js';
import { Loaded, StatusLine } from '../ui/states.js';
import { useKept } from '../ui/use-kept.js';
import { useBeside } from './use-beside.js';
import { begin, beginAnew, type BegunSource } from './begun-source.js';
import { EvidencePiece } from './evidence-piece.js';
import { isSamePiece, storedAs, type Piece } from './evidence-words.js';
import type { FieldsProps } from './fields-props.js';
import { FieldFindings } from './field-findings.js';

export interface EvidenceFieldsProps extends FieldsProps {
  readonly cycle: string;
  readonly member: string;
  /** What is stored of the entry: of its pieces more is known than a draft says. */
  readonly entry: EntryView;
}

/** The sources behind an entry: what there is, and a way to one more. */
export function EvidenceFields(props: EvidenceFieldsProps): ReactNode {
  const { say } = useSpeech();
  const { indicator, findings, editing, disabled, cycle, member, entry } = props;
  const { draft, change } = editing;
  const { kept: begun, put } = useKept<BegunSource>(['begun-source', cycle, member, indicator.code]);
  const [isNew, setIsNew] = useState(false);
  const [removed, setRemoved] = useState<Piece | null>(null);
  const beside = useBeside();
  const heading = useRef<HTMLHeadingElement>(null);
  const done = (): void => {
    put(null);
    heading.current?.focus();
  };
  const start = (source: BegunSource): void => {
    setIsNew(true);
    put(source);
  };
  const keys = Array.isArray(draft.value) ? draft.value.map(({ key }) => key) : [];
  return (
    <section aria-labelledby="evidence-heading">
      <h2 id="evidence-heading" ref={heading} tabIndex={-1}>
        {say('term.evidence')}
      </h2>
      <p className="hint">
        {say('entry.evidence.hint', { min: indicator.evidence.min })}
        {say('join.sentence')}
        {say(`entry.evidence.${indicator.evidence.dated}`)}
      </p>
      <FieldFindings findings={findings.filter(({ field }) => field.part === 'evidence')} />
      <ul className="evidence evidence-edit">
        {draft.evidence.map((piece, at) => (
          <EvidencePiece
            key={`${piece.title} ${at}`}
            piece={piece}
            stored={storedAs(piece, entry.evidence)}
            items={indicator.items}
            address={(id) => evidenceAddress({ cycle, member, id })}
            editing={!disabled}
          >
            {!disabled && (
              <span className="evidence-acts">
                {begun === null && (
                  <button
                    type="button"
                    className="button button-quiet"
                    onClick={() => start(beginAnew(piece, storedAs(piece, entry.evidence)?.stored?.name))}
                  >
                    {say('entry.evidence.change')}
                    <span className="visually-hidden"> {piece.title}</span>
                  </button>
                )}
                <button
                  type="button"
                  className="button button-quiet"
                  onClick={() => {
                    change({ evidence: draft.evidence.filter((_, index) => index !== at) });
                    setRemoved(piece);
                  }}
                >
                  {say('entry.evidence.remove')}
                  <span className="visually-hidden"> {piece.title}</span>
                </button>
              </span>
            )}
          </EvidencePiece>
        ))}
      </ul>
      {/* It is saved as gone at once: a slip is put right as quickly, for as long as the entry is open. */}
      <StatusLine>
        {removed && !disabled && (
          <>
            {say('entry.evidence.removed', { title: removed.title })}{' '}
            <button
              type="button"
              className="button button-quiet"
              onClick={() => {
                change({ evidence: [...draft.evidence, removed] });
                setRemoved(null);
                heading.current?.focus();
              }}
            >
              {say('entry.evidence.putBack')}
              <span className="visually-hidden"> {removed.title}</span>
            </button>
          </>
        )}
      </StatusLine>
      {!disabled && (
        <Loaded query={beside} lines={3}>
          {({ EvidenceForm, EvidenceDrop }) =>
            begun === null ? (
              <EvidenceDrop
                send={(sending) => api.bringEvidence({ cycle, member }, sending)}
                disabled={disabled}
                onBrought={({ name, sha256 }, sentAs) => start(begin({ name, sha256, sentAs }, keys))}
              >
                <button type="button" className="button" onClick={() => start(begin('link', keys))}>
                  <Icon name="plus" />
                  {say('entry.evidence.addLink')}
                </button>
              </EvidenceDrop>
            ) : (
              <EvidenceForm
                begun={begun}
                onChange={put}
                keys={keys}
                items={indicator.items}
                isNew={isNew}
                onAdd={(piece) => {
                  change({ evidence: withPiece(draft.evidence, piece, begun.instead) });
                  done();
                }}
                onCancel={done}
              />
            )
          }
        </Loaded>
      )}
    </section>
  );
}

/** With a piece in the place of the one that it was made from; last, where there is none, or it is gone meanwhile. */
function withPiece(pieces: readonly Piece[], piece: Piece, instead: Piece | undefined): Piece[] {
  const at = instead ? pieces.findIndex((each) => isSamePiece(each, instead)) : -1;
  return at < 0 ? [...pieces, piece] : pieces.map((each, index) => (index === at ? piece : each));
}
