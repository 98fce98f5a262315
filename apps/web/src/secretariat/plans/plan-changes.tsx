import type { MigrationView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { WithTexts } from '../../ui/with-texts.js';
import { PlanChange } from '../plan-editor/plan-change.js';

/** What the newer version says otherwise, each under the name that the plan's forms have for its place. */
export function PlanChanges({ changes }: { readonly changes: MigrationView['changes'] }): ReactNode {
  return (
    <WithTexts of="planEdit" lines={2}>
      {() => (
        <dl className="changes">
          {changes.map((change) => (
            <PlanChange key={`${change.field} ${change.before} ${change.after}`} change={change} />
          ))}
        </dl>
      )}
    </WithTexts>
  );
}
