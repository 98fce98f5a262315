import type { CodebookView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { sentences } from '../ui/faults.js';

/** What each class means, with examples, for whoever brings or contests an action. */
export function Codebook({ codebook }: { readonly codebook: CodebookView }): ReactNode {
  const { say, choose } = useSpeech();
  return (
    <details>
      <summary>{say('codebook.heading', { version: codebook.version })}</summary>
      <dl className="definitions">
        {codebook.classes.map(({ class: each, definition, examples }) => (
          <div key={each}>
            <dt>{say(`actionClass.${each}`)}</dt>
            <dd>
              {choose(definition)}
              {examples.length > 0 && (
                <span className="hint">
                  {say('codebook.examples')}
                  {say('join.colon')}
                  {sentences(...examples.map(choose))}
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
