import { useQueryClient } from '@tanstack/react-query';
import { useState, type DragEvent, type ReactNode } from 'react';
import { api } from '../api/endpoints.js';
import { mayBeTaken } from '../api/problem-error.js';
import { queries } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Failure, StatusLine } from '../ui/states.js';
import { useStop } from '../ui/use-stop.js';

interface Sending {
  readonly name: string;
  /** 0 to 1. */
  readonly share: number;
}

/** Takes a file, chosen or dropped, and sends it; how far it is stands in a bar, and it can be stopped. */
export function FileDrop(props: {
  readonly cycle: string;
  readonly member: string;
  readonly onBrought: (id: string) => void;
}): ReactNode {
  const { say } = useSpeech();
  const { cycle, member, onBrought } = props;
  const client = useQueryClient();
  const [sending, setSending] = useState<Sending | null>(null);
  const [failed, setFailed] = useState<{ readonly file: File; readonly error: Error } | null>(null);
  const [over, setOver] = useState(false);
  const { begin, stop, field } = useStop(sending !== null);

  const bring = async (file: File | undefined): Promise<void> => {
    if (!file || sending) return;
    const signal = begin();
    setFailed(null);
    setSending({ name: file.name, share: 0 });
    try {
      const tell = (share: number): void => setSending({ name: file.name, share });
      const { id } = await api.bringFile({ cycle, member }, { file, signal, tell });
      await client.invalidateQueries(queries.imports(cycle, member));
      onBrought(id);
    } catch (cause) {
      if (!signal.aborted) setFailed({ file, error: cause instanceof Error ? cause : new Error(String(cause)) });
    } finally {
      setSending(null);
    }
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void bring(event.dataTransfer.files[0]);
  };
  return (
    <>
      {/* Dropping is a shortcut for a pointer; the field inside it is for everybody. */}
      <div
        role="presentation"
        className={`file-drop${over ? ' file-drop-over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {sending ? (
          <>
            <progress value={sending.share} max={1} aria-label={say('reportFile.sending', { name: sending.name })} />
            <button type="button" className="button" onClick={stop}>
              {say('reportFile.stop')}
            </button>
          </>
        ) : (
          <>
            <label className="button button-primary file-choose">
              <input
                ref={field}
                type="file"
                className="visually-hidden"
                accept=".xlsx,.csv,.json"
                onChange={({ currentTarget }) => {
                  void bring(currentTarget.files?.[0]);
                  // The same file, corrected, is to be chosen again.
                  currentTarget.value = '';
                }}
              />
              {say('reportFile.choose')}
            </label>
            <span className="muted">
              <span className="drop-words">
                {say('reportFile.drop')}
                {say('join.colon')}
              </span>
              {say('reportFile.kinds')}
            </span>
          </>
        )}
      </div>
      <StatusLine tone="busy">{sending && say('reportFile.sending', { name: sending.name })}</StatusLine>
      {failed && (
        <Failure error={failed.error} {...(mayBeTaken(failed.error) && { onRetry: () => void bring(failed.file) })} />
      )}
    </>
  );
}
