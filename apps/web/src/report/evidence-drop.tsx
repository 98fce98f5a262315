import type { EvidenceFile } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { useEffect, useRef, useState, type DragEvent, type ReactNode } from 'react';
import { api } from '../api/endpoints.js';
import { useSpeech } from '../session/language.js';
import { useSession } from '../session/session.js';
import { Failure, StatusLine } from '../ui/states.js';
import { useStop } from '../ui/use-stop.js';
import { mayBeTaken } from '../api/problem-error.js';
import { ENDINGS, faultOf, sayBytes } from './evidence-words.js';

type Sending =
  | { readonly kind: 'idle' }
  /** `share` from 0 to 1. */
  | { readonly kind: 'sending'; readonly file: File; readonly share: number }
  | { readonly kind: 'failed'; readonly file: File; readonly error: Error }
  /** Not sent at all, and why. */
  | { readonly kind: 'refused'; readonly why: string };

/** Takes a file as evidence, chosen or dropped, and sends it: how far it is, what went wrong, and another try. */
export function EvidenceDrop(props: {
  /** Sends it to where it is kept for what it is to stand behind. */
  readonly send: (sending: Parameters<typeof api.bringEvidence>[1]) => Promise<EvidenceFile>;
  readonly disabled: boolean;
  /** `sentAs`: its name here, where the same file was kept under another one before. */
  readonly onBrought: (file: EvidenceFile, sentAs: string) => void;
  /** What else can be added. */
  readonly children: ReactNode;
}): ReactNode {
  const speech = useSpeech();
  const { say } = speech;
  const { evidenceBytes: most } = useSession().limits;
  const { send, disabled, onBrought } = props;
  const [state, setState] = useState<Sending>({ kind: 'idle' });
  const [over, setOver] = useState(false);
  const { begin, stop, field } = useStop(state.kind === 'sending');

  const bring = async (file: File | undefined): Promise<void> => {
    if (!file || disabled || state.kind === 'sending') return;
    const fault = faultOf(file, most, speech);
    if (fault !== null) return setState({ kind: 'refused', why: fault });
    const signal = begin();
    const tell = (share: number): void => setState({ kind: 'sending', file, share });
    tell(0);
    try {
      const brought = await send({ file, signal, tell });
      setState({ kind: 'idle' });
      onBrought(brought, file.name);
    } catch (cause) {
      const error = cause instanceof Error ? cause : new Error(String(cause));
      setState(signal.aborted ? { kind: 'idle' } : { kind: 'failed', file, error });
    }
  };
  // Whoever chose a file on a phone comes back to where the page stood: what went wrong, and its cure, may be below that.
  const fault = useRef<HTMLDivElement>(null);
  useEffect(() => (fault.current ? keepInSight(fault.current) : undefined), [state.kind]);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void bring(event.dataTransfer.files[0]);
  };
  const percent = state.kind === 'sending' ? Math.floor(state.share * 100) : 0;
  return (
    <>
      {/* Dropping is a shortcut for a pointer; the field inside it is for everybody. */}
      <div
        role="presentation"
        className={`file-drop${over && !disabled ? ' file-drop-over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {state.kind === 'sending' ? (
          <>
            <progress
              value={state.share}
              max={1}
              aria-label={say('entry.evidence.sending', { name: state.file.name, percent })}
            />
            <button type="button" className="button" onClick={stop}>
              {say('entry.evidence.stop')}
            </button>
          </>
        ) : (
          <>
            <label className={`button file-choose${disabled ? ' file-choose-off' : ''}`}>
              <input
                ref={field}
                type="file"
                className="visually-hidden"
                accept={ENDINGS.join(',')}
                disabled={disabled}
                onChange={({ currentTarget }) => {
                  void bring(currentTarget.files?.[0]);
                  // The same file, corrected, is to be chosen again.
                  currentTarget.value = '';
                }}
              />
              <Icon name="plus" />
              {say('entry.evidence.addFile')}
            </label>
            {props.children}
            <span className="muted">
              <span className="drop-words">
                {say('entry.evidence.drop')}
                {say('join.sentence')}
              </span>
              {say('entry.evidence.kinds', { size: sayBytes(most, speech) })}
            </span>
          </>
        )}
      </div>
      <StatusLine tone="busy">
        {/* Each tenth is said, not each percent: who listens is not talked over. */}
        {state.kind === 'sending' &&
          say('entry.evidence.sending', { name: state.file.name, percent: Math.floor(percent / 10) * 10 })}
      </StatusLine>
      {state.kind === 'refused' && (
        <div ref={fault}>
          <p className="field-message" role="alert">
            <Icon name="stop" />
            {state.why}
          </p>
        </div>
      )}
      {state.kind === 'failed' && (
        <div ref={fault}>
          <p className="field-message">
            <Icon name="stop" />
            {say('entry.evidence.notAdded', { name: state.file.name })}
          </p>
          <Failure error={state.error} {...(mayBeTaken(state.error) && { onRetry: () => void bring(state.file) })} />
        </div>
      )}
    </>
  );
}

/** What comes to the page after it, as word of a lost connection does, may push it out of sight: until somebody does something it stays there. */
function keepInSight(place: HTMLElement): () => void {
  const moved = new ResizeObserver(() => place.scrollIntoView({ block: 'nearest' }));
  for (const each of [place, document.body]) moved.observe(each);
  const heard = new AbortController();
  const stop = (): void => {
    moved.disconnect();
    heard.abort();
  };
  for (const act of ['pointerdown', 'keydown', 'wheel'] as const)
    addEventListener(act, stop, { signal: heard.signal, passive: true });
  return stop;
}
