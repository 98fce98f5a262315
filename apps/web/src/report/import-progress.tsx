import type { ImportView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { StatusLine } from '../ui/states.js';

/** Whether something is done with a file without anybody's doing. */
export function isImportUnderWay(state: ImportView['state']): boolean {
  return state === 'QUEUED' || state === 'READING' || state === 'APPLYING';
}

/** Where a file stands, said aloud when it changes. */
export function ImportProgress({ view }: { readonly view: ImportView }): ReactNode {
  const { say } = useSpeech();
  const { state, counts, done, cause } = view;
  const tone = isImportUnderWay(state) ? 'busy' : state === 'ERROR' ? 'err' : 'ok';
  return (
    <>
      <StatusLine tone={tone}>
        {say(`reportFile.now.${state}`)}
        {say('join.sentence')}
        {state === 'ERROR' && cause}
      </StatusLine>
      {/* Not in the status line: a reader of screens would hear every number. */}
      {state === 'READING' && <p className="muted">{say('reportFile.done', { done })}</p>}
      {state === 'READ' && counts && (
        <ul className="counts file-counts">
          <li>{say('reportFile.counts.changes', { count: counts.changes })}</li>
          <li className={counts.conflicts > 0 ? 'count-warn' : ''}>
            {say('reportFile.counts.conflicts', { count: counts.conflicts })}
          </li>
          <li className={counts.faults > 0 ? 'count-err' : ''}>
            {say('reportFile.counts.faults', { count: counts.faults })}
          </li>
          <li>{say('reportFile.counts.unchanged', { count: counts.unchanged })}</li>
        </ul>
      )}
    </>
  );
}
