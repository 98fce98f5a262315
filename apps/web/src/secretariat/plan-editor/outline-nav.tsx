import { Icon } from '@signatory/pages';
import { useEffect, useRef, type ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { useLongTable } from '../../ui/long-table.js';
import { isWithin, moveAt } from './document.js';
import { chooseWords } from './document-words.js';
import { useEditor } from './editor-context.js';
import { ItemLink } from './item-link.js';
import { isFixed, KINDS } from './kinds.js';
import { itemAt, neighboursOf, type ItemKind, type OutlineItem } from './outline.js';
import { isWrong } from './plan-problems.js';
import { useRoom } from './use-room.js';

/** The plan as its tree: what is open is where the reader is. With Alt and an arrow key an item changes places. */
export function OutlineNav(props: {
  readonly here: OutlineItem;
  readonly onMoved: (pointer: string) => void;
}): ReactNode {
  const { say } = useSpeech();
  const { outline } = useEditor();
  const nav = useRef<HTMLElement>(null);
  useRoom(nav);
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [props.here.pointer]);
  return (
    <nav ref={nav} className="plan-outline" aria-label={say('planEdit.outline')}>
      <Branch items={outline} {...props} />
    </nav>
  );
}

interface BranchOfTree {
  readonly items: readonly OutlineItem[];
  readonly here: OutlineItem;
  readonly onMoved: (pointer: string) => void;
}

/** What is in an item; of very many what is looked for, and always where the reader is. */
function LongBranch({ items, here, onMoved }: BranchOfTree): ReactNode {
  const { say, language } = useSpeech();
  const long = useLongTable(items, ({ code, words }) => ({ code, name: chooseWords(words, language).text }), {
    find: say('planEdit.table.find'),
    found: (count) => say('planEdit.table.found', { count, all: items.length }),
    all: (count) => say('planEdit.table.all', { count }),
  });
  const inSight = new Set(long.rows);
  return (
    <>
      {long.find}
      <Branch items={items.filter((item) => inSight.has(item) || holds(item, here))} here={here} onMoved={onMoved} />
      {long.more}
    </>
  );
}

function Branch(props: BranchOfTree): ReactNode {
  const { say } = useSpeech();
  const { document, outline, mayEdit, change } = useEditor();
  const { items, here, onMoved } = props;
  const move = (item: OutlineItem, key: string): void => {
    const { before, after } = neighboursOf(outline, item);
    const to = key === 'ArrowUp' ? before : key === 'ArrowDown' ? after : undefined;
    if (!to || !mayEdit) return;
    change(moveAt(document, item.pointer, to.pointer));
    onMoved(to.pointer);
  };
  return (
    <ul>
      {items.map((item) => {
        const isOpen = holds(item, here);
        return (
          <li key={item.pointer} className={`plan-node plan-node-${item.kind}`}>
            <ItemLink
              item={isFixed(item.kind) ? { ...item, code: '', words: { en: say(KINDS[item.kind]) } } : item}
              isHere={item.pointer === here.pointer}
              onKeyDown={(event) => {
                if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
                event.preventDefault();
                move(item, event.key);
              }}
            >
              <Marks item={item} isOpen={isOpen} />
            </ItemLink>
            {isOpen && item.inner.length > 0 && <LongBranch items={item.inner} here={here} onMoved={onMoved} />}
          </li>
        );
      })}
    </ul>
  );
}

/** How much is still to be filled in and wrong in an item and, where it is closed, in what is in it. */
function Marks({ item, isOpen }: { readonly item: OutlineItem; readonly isOpen: boolean }): ReactNode {
  const { say } = useSpeech();
  const { problems, outline } = useEditor();
  const own = problems.filter(({ severity, pointer }) => {
    if (severity !== 'ERROR') return false;
    const at = itemAt(outline, pointer);
    return at !== undefined && (isOpen ? at.pointer === item.pointer : holds(item, at));
  });
  const wrong = own.filter(isWrong).length;
  const missing = own.length - wrong;
  return (
    <>
      {missing > 0 && (
        <span className="plan-mark plan-mark-missing">
          <Icon name="pen" />
          <span aria-hidden="true">{missing}</span>
          <span className="visually-hidden">{say('planEdit.toFill.count', { count: missing })}</span>
        </span>
      )}
      {wrong > 0 && (
        <span className="plan-mark">
          <Icon name="stop" />
          <span aria-hidden="true">{wrong}</span>
          <span className="visually-hidden">{say('planEdit.faults', { count: wrong })}</span>
        </span>
      )}
    </>
  );
}

const ROOTS: readonly ItemKind[] = ['plan'];

/** Whether an item is another, or that is in it. */
function holds(item: OutlineItem, other: OutlineItem): boolean {
  if (item.pointer === other.pointer) return true;
  if (ROOTS.includes(item.kind)) return false;
  return isWithin(other.pointer, item.pointer) || item.inner.some((inner) => holds(inner, other));
}
