import type { PlanDocument } from '@signatory/contract';
import type { ReactNode } from 'react';
import { documentAddress, planDocuments } from '../../api/plan-documents.js';
import { useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { Lack } from '../../ui/lack.js';
import { Failure, StatusLine } from '../../ui/states.js';
import { PLAN_FILES, readChosenPlan, type ChosenPlan } from '../plans/chosen-plan.js';
import { WorkbookFaults } from '../plans/fault-table.js';
import { useEditor } from './editor-context.js';

/** A file that was chosen; without a document, what its sheets are wrong in, or why it was not read. */
interface Brought {
  readonly name: string;
  readonly document: PlanDocument | null;
  readonly problems: ChosenPlan['problems'];
  readonly unread?: ChosenPlan['unread'];
}

/** The text as a file to take away, and the way in for another one. */
export function DocumentFile({ isDirty }: { readonly isDirty: boolean }): ReactNode {
  const { say, language } = useSpeech();
  const { version, mayEdit, change } = useEditor();
  const open = useCommand(async (file: File): Promise<Brought> => {
    const { text, ...chosen } = await readChosenPlan(file);
    // A workbook that can be read is brought with what is wrong in it: the lint says so at each place.
    if (text === null) return { ...chosen, document: null };
    const { document } = await planDocuments.openPlanFile(version, text);
    return { name: chosen.name, document, problems: [] };
  }, []);
  return (
    <section className="panel form plan-file" aria-labelledby="file-heading">
      <h2 id="file-heading">{say('planEdit.file')}</h2>
      <div className="acts">
        {(['yaml', 'json', 'xlsx'] as const).map((format) => (
          <a key={format} className="button button-quiet" href={documentAddress(version, format, language)} download>
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
                type="file"
                className="visually-hidden"
                accept={PLAN_FILES}
                disabled={open.isPending}
                onChange={({ currentTarget }) => {
                  const [file] = currentTarget.files ?? [];
                  // The same file, corrected, is to be chosen again.
                  if (file) open.mutate(file, { onSuccess: ({ document }) => document && change(document) });
                  currentTarget.value = '';
                }}
              />
              {say('planEdit.bring')}
            </label>
            <span className="muted">{say('planEdit.bring.hint')}</span>
          </div>
          {open.error && <Failure error={open.error} />}
          {open.data?.document === null && <NotBrought {...open.data} />}
          <StatusLine tone="ok">
            {isDirty && open.data?.document && say('planEdit.bring.read', { name: open.data.name })}
          </StatusLine>
        </>
      )}
    </section>
  );
}

function NotBrought({ name, problems, unread }: Brought): ReactNode {
  const { say } = useSpeech();
  if (unread) return <Lack>{say(`draft.unread.${unread}`)}</Lack>;
  return <WorkbookFaults name={name} problems={problems} />;
}
