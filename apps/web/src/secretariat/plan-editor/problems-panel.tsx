import { Icon } from '@signatory/pages';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { sentences } from '../../ui/faults.js';
import { Failure, StatusLine } from '../../ui/states.js';
import { useEditor } from './editor-context.js';
import { ItemName } from './item-link.js';
import type { Field } from './field.js';
import { FIELDS } from './fields.js';
import { ABOUT, KINDS } from './kinds.js';
import { itemAt, type OutlineItem } from './outline.js';
import { problemsIn } from './plan-problems.js';

/** Everything that the lint says, the worst first, each leading to its place. */
export function ProblemsPanel(props: {
  readonly isChecking: boolean;
  readonly error: Error | null;
  readonly onRetry: () => void;
}): ReactNode {
  const { say } = useSpeech();
  const { problems, outline, version } = useEditor();
  const all = problemsIn(problems, '');
  const errors = all.filter(({ severity }) => severity === 'ERROR').length;
  return (
    <section className="panel form plan-problems" aria-labelledby="problems-heading">
      <div className="panel-head">
        <h2 id="problems-heading">{say('planEdit.lint')}</h2>
        <span className={errors > 0 ? 'tag tag-warn' : 'tag tag-ok'}>{say('planEdit.faults', { count: errors })}</span>
      </div>
      <StatusLine tone={props.isChecking ? 'busy' : errors > 0 ? 'err' : 'ok'}>
        {props.isChecking
          ? say('planEdit.checking')
          : !props.error && (errors === 0 ? say('planEdit.sound') : say('planEdit.blocked', { count: errors }))}
      </StatusLine>
      {errors === 0 && !props.isChecking && !props.error && (
        <p>
          <Link to="/plans/$plan/$version" params={{ plan: version.plan, version: String(version.n) }}>
            {say('versionSteps.heading')}
          </Link>
        </p>
      )}
      {props.error && <Failure error={props.error} onRetry={props.onRetry} />}
      {all.length > 0 && (
        <ul>
          {all.map(({ severity, pointer, message, cure }) => {
            const item = itemAt(outline, pointer);
            const field = item && fieldAt(item, pointer);
            return (
              <li key={pointer + message} className={`plan-problem plan-problem-${severity}`}>
                <Icon name={severity === 'ERROR' ? 'stop' : severity === 'WARNING' ? 'alert' : 'info'} />
                <div>
                  <Link
                    to="/plans/$plan/$version/text"
                    params={{ plan: version.plan, version: String(version.n) }}
                    search={pointer === '' ? {} : { at: pointer }}
                    resetScroll={false}
                  >
                    {sentences(message)}
                  </Link>
                  <p>{cure}</p>
                  <p className="small-print">
                    {item && item.kind in ABOUT ? (
                      say(KINDS[item.kind])
                    ) : item && item.kind !== 'plan' ? (
                      <ItemName item={item} />
                    ) : (
                      !field && <code>{pointer || '/'}</code>
                    )}
                    {field && (
                      <>
                        {item.kind !== 'plan' && ' · '}
                        {say(field.label)}
                      </>
                    )}
                  </p>
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

/** The field that a place is in, as its form calls it: what the file calls it a reader of the form alone has never met. */
function fieldAt({ kind, pointer }: OutlineItem, place: string): Field | undefined {
  const inItem = place.slice(pointer.length + 1);
  return FIELDS[kind].find((field) => `${inItem}/`.startsWith(`${field.place}/`));
}
