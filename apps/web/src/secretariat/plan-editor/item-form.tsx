import { Icon } from '@signatory/pages';
import { useRef, useState, type ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { latePart } from '../../ui/late-part.js';
import { useLongTable } from '../../ui/long-table.js';
import { appendAt, asPart, moveAt, readAt, within, writeAt, type Pointer } from './document.js';
import { chooseWords } from './document-words.js';
import { freeCode, MoveButton } from './codes-control.js';
import { useEditor } from './editor-context.js';
import { FieldControl, placeOf } from './field-control.js';
import { ProblemLine } from './field-row.js';
import { FIELDS } from './fields.js';
import { ItemLink, ItemName } from './item-link.js';
import { ABOUT, additionsTo, isFixed, KINDS, type Addition } from './kinds.js';
import { emptyItem, neighboursOf, type OutlineItem } from './outline.js';
import { problemsIn } from './plan-problems.js';
import { ReadValue } from './read-value.js';

/** Of a rule alone: it comes where one is open. */
const RuleTry = latePart('rule-try', async () => (await import('./rule-try.js')).RuleTry);

/** One item: its fields, what is in it, and what may be done with it. `onMoved` follows it, or goes where it was taken from. */
export function ItemForm(props: { readonly item: OutlineItem; readonly onMoved: (to: Pointer) => void }): ReactNode {
  const { say } = useSpeech();
  const { document, problems, mayEdit } = useEditor();
  const { item, onMoved } = props;
  const { kind, pointer } = item;
  const value = asPart(readAt(document, pointer));
  const fields = FIELDS[kind].filter(
    (field) => !field.fits || field.fits(value) || readAt(document, placeOf(field, pointer)) !== undefined,
  );
  const places = [...fields.map((field) => placeOf(field, pointer)), ...item.inner.map((inner) => inner.pointer)];
  // What is said of the item as a whole, or of a part that has no field here.
  const own = problemsIn(problems, pointer).filter(
    (problem) =>
      problem.pointer === pointer ||
      (kind !== 'plan' &&
        !places.some((place) => problem.pointer === place || problem.pointer.startsWith(`${place}/`))),
  );
  const about = ABOUT[kind];
  const isListed = kind === 'plan' || kind === 'codeList' ? [] : own;
  return (
    <section className="panel form plan-sheet" aria-labelledby="item-heading" data-place={pointer}>
      <div className="plan-item-head">
        <div>
          {!(kind in ABOUT) && <p className="small-print">{say(KINDS[kind])}</p>}
          <h2 id="item-heading" tabIndex={-1}>
            {kind in ABOUT ? say(KINDS[kind]) : <ItemName item={item} />}
          </h2>
        </div>
        {mayEdit && <ItemActs item={item} onMoved={onMoved} />}
      </div>
      {about && <p className="plan-about">{say(about)}</p>}
      {isListed.map((problem) => (
        <ProblemLine key={problem.pointer + problem.message} problem={problem} />
      ))}
      {mayEdit ? (
        <div className="plan-fields">
          {fields.map((field) => (
            <FieldControl key={`${pointer} ${field.place}`} field={field} item={pointer} onMoved={onMoved} />
          ))}
        </div>
      ) : (
        <dl className="plan-read">
          {fields.map((field) => (
            <ReadValue key={`${pointer} ${field.place}`} field={field} item={pointer} />
          ))}
        </dl>
      )}
      {kind === 'rule' && mayEdit && <RuleTry rule={value} pointer={pointer} />}
      <Contents item={item} onAdded={onMoved} />
    </section>
  );
}

function ItemActs(props: { readonly item: OutlineItem; readonly onMoved: (to: Pointer) => void }): ReactNode {
  const { say } = useSpeech();
  const { document, outline, change, remove: takeAway } = useEditor();
  const { item, onMoved } = props;
  const { kind, pointer, inner } = item;
  const [isAsked, setAsked] = useState(false);
  const remove = useRef<HTMLButtonElement>(null);
  if (isFixed(kind)) return null;
  const { before, after } = neighboursOf(outline, item);
  const moveTo = (to: Pointer): void => {
    change(moveAt(document, pointer, to));
    onMoved(kind === 'codeList' ? pointer : to);
  };
  return (
    <div className="plan-item-acts">
      <MoveButton
        label={say('planEdit.up')}
        icon="up"
        disabled={!before}
        onClick={() => before && moveTo(before.pointer)}
      />
      <MoveButton
        label={say('planEdit.down')}
        icon="down"
        disabled={!after}
        onClick={() => after && moveTo(after.pointer)}
      />
      <button
        ref={remove}
        type="button"
        className="button button-quiet"
        aria-expanded={inner.length > 0 ? isAsked : undefined}
        onClick={() => {
          if (inner.length > 0 && !isAsked) return setAsked(true);
          takeAway(writeAt(document, pointer, undefined), item);
          onMoved(outerOf(item, outline));
        }}
      >
        {isAsked ? say('planEdit.removeAll', { count: inner.length }) : say('decisions.remove')}
      </button>
      {isAsked && (
        <button
          type="button"
          className="button button-quiet"
          onClick={() => {
            setAsked(false);
            remove.current?.focus();
          }}
        >
          {say('confirm.cancel')}
        </button>
      )}
    </div>
  );
}

/** What is in an item, each with its form, and what can be added. */
function Contents(props: { readonly item: OutlineItem; readonly onAdded: (to: Pointer) => void }): ReactNode {
  const { say, language } = useSpeech();
  const { document, mayEdit, change } = useEditor();
  const { item, onAdded } = props;
  const long = useLongTable(item.inner, ({ code, words }) => ({ code, name: chooseWords(words, language).text }), {
    find: say('planEdit.table.find'),
    found: (count) => say('planEdit.table.found', { count, all: item.inner.length }),
    all: (count) => say('planEdit.table.all', { count }),
  });
  const additions = mayEdit ? additionsTo(item) : [];
  if (item.inner.length === 0 && additions.length === 0) return null;
  const add = ({ kind, list, stem }: Addition): void => {
    const fresh = emptyItem(kind, document, item);
    const holder = readAt(document, list);
    if (stem !== undefined) {
      const name = freeCode(Object.keys(asPart(holder)), stem);
      change(writeAt(document, within(list, name), fresh));
      return onAdded(within(list, name));
    }
    change(appendAt(document, list, fresh));
    onAdded(within(list, Array.isArray(holder) ? holder.length : 0));
  };
  return (
    <section className="plan-contents" aria-labelledby="contents-heading">
      <h3 id="contents-heading">{say('planEdit.contents')}</h3>
      {long.find}
      {item.inner.length > 0 && (
        <ul>
          {long.rows.map((inner) => (
            <li key={inner.pointer}>
              <span className="small-print">{say(KINDS[inner.kind])}</span> <ItemLink item={inner} />
            </li>
          ))}
        </ul>
      )}
      {long.more}
      <div className="acts">
        {additions.map((addition) => (
          <button key={addition.button} type="button" className="button" onClick={() => add(addition)}>
            <Icon name="plus" />
            {say(addition.button)}
          </button>
        ))}
      </div>
    </section>
  );
}

/** Where one is once an item is gone: at what it was in. */
function outerOf(item: OutlineItem, outline: readonly OutlineItem[]): Pointer {
  const holder = (items: readonly OutlineItem[]): OutlineItem | undefined =>
    items.find(({ inner }) => inner.some(({ pointer }) => pointer === item.pointer)) ??
    items.map(({ inner }) => holder(inner)).find(Boolean);
  return holder(outline)?.pointer ?? '';
}
