import type { MigrationView } from '@signatory/contract';
import { LANGUAGES } from '@signatory/texts';
import type { ReactNode } from 'react';
import { TextDifference } from '../../review/difference.js';
import { useSpeech } from '../../session/language.js';

/** What the newer version says otherwise, each under the name that the plan file has for it. */
export function PlanChanges({ changes }: { readonly changes: MigrationView['changes'] }): ReactNode {
  const { language } = useSpeech();
  return (
    <dl className="changes">
      {changes.map(({ field, before, after }) => (
        <div key={`${field} ${before} ${after}`}>
          <dt>
            <code>{field}</code>
          </dt>
          <dd>
            <TextDifference before={before ?? ''} now={after ?? ''} language={languageOf(field) ?? language} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The language of words that are written by language: `definition.fr`. */
function languageOf(field: string): string | undefined {
  const last = field.split('.').at(-1);
  return LANGUAGES.find((language) => language === last);
}
