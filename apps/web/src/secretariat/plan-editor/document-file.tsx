import type { PlanDocument } from '@signatory/contract';
import { useRef, type ReactNode } from 'react';
import { documentAddress, planDocuments } from '../../api/plan-documents.js';
import { useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { Failure, StatusLine } from '../../ui/states.js';
import { useEditor } from './editor-context.js';

/** Longer than this and the server does not take it. */
const MOST_CHARACTERS = 1_048_576;

/** The text as a file to take away, and the way in for another one. */
export function DocumentFile({ isDirty }: { readonly isDirty: boolean }): ReactNode {
  const { say } = useSpeech();
  const { version, mayEdit, change } = useEditor();
  const open = useCommand(
    async (file: File): Promise<{ readonly name: string; readonly document: PlanDocument } | null> => {
      const text = await file.text();
      if (text.length > MOST_CHARACTERS) return null;
      const { document } = await planDocuments.openPlanFile(version, text);
      return { name: file.name, document };
    },
    [],
  );
  const input = useRef<HTMLInputElement>(null);
  return (
    <section className="panel form plan-file" aria-labelledby="file-heading">
      <h2 id="file-heading">{say('planEdit.file')}</h2>
      <div className="acts">
        {(['yaml', 'json'] as const).map((format) => (
          <a key={format} className="button button-quiet" href={documentAddress(version, format)} download>
            {say(`planEdit.download.${format}`)}
          </a>
        ))}
      </div>
      {mayEdit && isDirty && <p className="hint">{say('planEdit.download.unsaved')}</p>}
      {mayEdit && (
        <>
          <div className="file-drop">
            <label className="button file-choose">
              <input
                ref={input}
                type="file"
                className="visually-hidden"
                accept=".yaml,.yml,.json"
                disabled={open.isPending}
                onChange={({ currentTarget }) => {
                  const [file] = currentTarget.files ?? [];
                  // The same file, corrected, is to be chosen again.
                  if (file) open.mutate(file, { onSuccess: (read) => read && change(read.document) });
                  currentTarget.value = '';
                }}
              />
              {say('planEdit.bring')}
            </label>
            <span className="muted">{say('planEdit.bring.hint')}</span>
          </div>
          {open.error && <Failure error={open.error} />}
          {open.data === null && <p className="field-message">{say('planEdit.bring.large')}</p>}
          <StatusLine tone="ok">
            {isDirty && open.data && say('planEdit.bring.read', { name: open.data.name })}
          </StatusLine>
        </>
      )}
    </section>
  );
}
