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
import { isWrong, problemsIn, type PlanProblem } from './plan-problems.js';

/** Everything that the lint says, the worst first, each leading to its place. */
export function ProblemsPanel(props: {
  readonly isChecking: boolean;
  readonly error: Error | null;
  readonly onRetry: () => void;
}): ReactNode {
  const { say } = useSpeech();
  const { problems, version } = useEditor();
  const all = problemsIn(problems, '');
  const [found, missing] = [all.filter(({ isMissing }) => !isMissing), all.filter(({ isMissing }) => isMissing)];
  const errors = all.filter(isWrong).length;
  const isSound = errors === 0 && missing.length === 0;
  const standing = (): string => {
    if (errors > 0) return say('planEdit.blocked', { count: errors });
    return isSound ? say('planEdit.sound') : say('planEdit.toFill.blocked', { count: missing.length });
  };
  const tone = errors > 0 ? 'err' : isSound ? 'ok' : 'busy';
  return (
    <section className="panel form plan-problems" aria-labelledby="problems-heading">
      <div className="panel-head">
        <h2 id="problems-heading">{say('planEdit.lint')}</h2>
        <span className={errors > 0 ? 'tag tag-warn' : 'tag tag-ok'}>{say('planEdit.faults', { count: errors })}</span>
      </div>
      <StatusLine tone={props.isChecking ? 'busy' : tone}>
        {props.isChecking ? say('planEdit.checking') : !props.error && standing()}
      </StatusLine>
      {isSound && !props.isChecking && !props.error && (
        <p>
          <Link to="/plans/$plan/$version" params={{ plan: version.plan, version: String(version.n) }}>
            {say('versionSteps.heading')}
          </Link>
        </p>
      )}
      {props.error && <Failure error={props.error} onRetry={props.onRetry} />}
      <ProblemList problems={found} />
      {missing.length > 0 && (
        <>
          <h3>{say('planEdit.toFill.heading')}</h3>
          <ProblemList problems={missing} />
        </>
      )}
    </section>
  );
}

function ProblemList({ problems }: { readonly problems: readonly PlanProblem[] }): ReactNode {
  const { outline, version } = useEditor();
  /** An empty field says beside it what it takes. */
  const isOfField = (pointer: string): boolean => {
    const item = itemAt(outline, pointer);
    return item !== undefined && fieldAt(item, pointer) !== undefined;
  };
  if (problems.length === 0) return null;
  return (
    <ul>
      {problems.map(({ severity, isMissing, pointer, message, cure }) => (
        <li key={pointer + message} className={`plan-problem ${isMissing ? '' : `plan-problem-${severity}`}`}>
          <Icon name={isMissing ? 'pen' : severity === 'ERROR' ? 'stop' : severity === 'WARNING' ? 'alert' : 'info'} />
          <div>
            <Link
              to="/plans/$plan/$version/text"
              params={{ plan: version.plan, version: String(version.n) }}
              search={pointer === '' ? {} : { at: pointer }}
              resetScroll={false}
            >
              {sentences(message)}
            </Link>
            {!(isMissing && isOfField(pointer)) && <p>{cure}</p>}
            <p className="small-print">
              <Place item={itemAt(outline, pointer)} pointer={pointer} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Where it is, as the forms call it. */
function Place({ item, pointer }: { readonly item: OutlineItem | undefined; readonly pointer: string }): ReactNode {
  const { say } = useSpeech();
  if (!item) return <code>{pointer || '/'}</code>;
  const field = fieldAt(item, pointer);
  // Of the plan as a whole the field says where.
  if (item.kind === 'plan') return say(field?.label ?? KINDS.plan);
  return (
    <>
      {item.kind in ABOUT ? say(KINDS[item.kind]) : <ItemName item={item} />}
      {field && ` · ${say(field.label)}`}
    </>
  );
}

/** The field that a place is in, as its form calls it: what the file calls it a reader of the form alone has never met. */
function fieldAt({ kind, pointer }: OutlineItem, place: string): Field | undefined {
  const inItem = place.slice(pointer.length + 1);
  return FIELDS[kind].find((field) => `${inItem}/`.startsWith(`${field.place}/`));
}
