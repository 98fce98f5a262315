import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { useLongTable } from '../../ui/long-table.js';
import { MoveButton } from './codes-control.js';
import { chooseWords } from './document-words.js';
import { moveAt, type Pointer } from './document.js';
import { useEditor } from './editor-context.js';
import { ItemLink } from './item-link.js';
import { isFixed, KINDS } from './kinds.js';
import { itemAt, neighboursOf, type OutlineItem } from './outline.js';
import { isWrong } from './plan-problems.js';

/** A tree is read as a whole, unless it is of a very large plan. */
const READ_AT_ONCE = 400;

interface Row {
  readonly item: OutlineItem;
  /** From 1. */
  readonly level: number;
}

/** The whole tree as an indented table: every item with what it is, what is wrong with it, and its way up and down. */
export function OutlineTable(): ReactNode {
  const { say, language } = useSpeech();
  const { document, outline, problems, mayEdit, change } = useEditor();
  const rows = rowsOf(outline, 1);
  const places = problems.flatMap((problem) => {
    const at = problem.severity === 'ERROR' ? itemAt(outline, problem.pointer) : undefined;
    return at ? [{ at: at.pointer, isWrong: isWrong(problem) }] : [];
  });
  const [faults, missing] = [true, false].map((wrong) => countAt(places.filter((each) => each.isWrong === wrong)));
  const long = useLongTable(rows, ({ item: { code, words } }) => ({ code, name: chooseWords(words, language).text }), {
    find: say('planEdit.table.find'),
    found: (count) => say('planEdit.table.found', { count, all: rows.length }),
    all: (count) => say('planEdit.table.all', { count }),
    inSight: READ_AT_ONCE,
  });
  return (
    <>
      {long.find}
      <section className="panel scroll" aria-label={say('planEdit.outline')} tabIndex={0}>
        <table className="table stacked plan-table">
          <thead>
            <tr>
              <th scope="col">{say('planEdit.table.item')}</th>
              <th scope="col">{say('planEdit.table.kind')}</th>
              <th scope="col">{say('planEdit.lint')}</th>
              {mayEdit && (
                <th scope="col">
                  <span className="visually-hidden">{say('planEdit.order')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {long.rows.map(({ item, level }) => {
              const { before, after } = neighboursOf(outline, item);
              const shown = isFixed(item.kind) ? { ...item, code: '', words: { en: say(KINDS[item.kind]) } } : item;
              const name = shown.code || say(KINDS[item.kind]);
              const [count, open] = [faults?.get(item.pointer) ?? 0, missing?.get(item.pointer) ?? 0];
              return (
                <tr key={item.pointer}>
                  <th scope="row" className={`plan-level-${Math.min(level, 4)}`}>
                    <span className="visually-hidden">{say('planEdit.table.level', { level })}</span>{' '}
                    <ItemLink item={shown} />
                  </th>
                  <td>{say(KINDS[item.kind])}</td>
                  <td>
                    {count > 0 && <span className="tag tag-warn">{say('planEdit.faults', { count })}</span>}{' '}
                    {open > 0 && <span className="tag">{say('planEdit.toFill.count', { count: open })}</span>}
                  </td>
                  {mayEdit && (
                    <td>
                      {!isFixed(item.kind) && (
                        <div className="plan-code-acts">
                          <MoveButton
                            label={say('planEdit.upOf', { code: name })}
                            icon="up"
                            disabled={!before}
                            onClick={() => before && change(moveAt(document, item.pointer, before.pointer))}
                          />
                          <MoveButton
                            label={say('planEdit.downOf', { code: name })}
                            icon="down"
                            disabled={!after}
                            onClick={() => after && change(moveAt(document, item.pointer, after.pointer))}
                          />
                        </div>
                      )}
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {long.more}
    </>
  );
}

function countAt(places: readonly { readonly at: Pointer }[]): ReadonlyMap<Pointer, number> {
  const counts = new Map<Pointer, number>();
  for (const { at } of places) counts.set(at, (counts.get(at) ?? 0) + 1);
  return counts;
}

function rowsOf(items: readonly OutlineItem[], level: number): Row[] {
  return items.flatMap((item) => [{ item, level }, ...rowsOf(item.inner, level + 1)]);
}
