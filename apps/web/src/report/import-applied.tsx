import type { ImportView, PlanView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { api } from '../api/endpoints.js';
import { useSpeech } from '../session/language.js';
import { Fold } from '../ui/fold.js';
import { indicatorsOf } from './field-words.js';
import { ChangeRows } from './import-changes.js';
import { ImportPages } from './import-pages.js';

/** What an import wrote, with what stood there before: as long as its file is kept, whoever was wrong can put it back by hand. */
export function AppliedImport(props: {
  readonly view: ImportView;
  readonly counts: NonNullable<ImportView['counts']>;
  readonly plan: PlanView;
}): ReactNode {
  const { say } = useSpeech();
  const { view, counts } = props;
  const indicators = indicatorsOf(props.plan);
  return (
    <Fold className="file-list" summary={say('reportFile.changed')} fetched>
      {() => (
        <>
          {counts.changes > 0 && (
            <ImportPages view={view} part="changes" read={api.importChanges}>
              {(items) => <ChangeRows changes={items} indicators={indicators} />}
            </ImportPages>
          )}
          {counts.conflicts > 0 && (
            <ImportPages view={view} part="conflicts" read={api.importConflicts}>
              {(items) => (
                <ChangeRows
                  changes={items
                    .filter(({ decision }) => decision === 'mine')
                    .map(({ n, indicator, field, stored, yours }) => ({
                      n,
                      indicator,
                      field,
                      before: stored,
                      after: yours,
                    }))}
                  indicators={indicators}
                />
              )}
            </ImportPages>
          )}
        </>
      )}
    </Fold>
  );
}
