import type { PlanDocument, PlanDocumentView, PlanVersionDetail } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useSpeech } from '../../session/language.js';
import { Lack } from '../../ui/lack.js';
import { latePart } from '../../ui/late-part.js';
import { Failure, StatusLine } from '../../ui/states.js';
import { useLacks } from '../../ui/use-lacks.js';
import { readAt, stepsOf, within } from './document.js';
import { EditorContext } from './editor-context.js';
import { ItemForm } from './item-form.js';
import { isFixed } from './kinds.js';
import { ItemName } from './item-link.js';
import { OutlineTable } from './outline-table.js';
import { OutlineNav } from './outline-nav.js';
import { itemAt, outlineOf, type OutlineItem } from './outline.js';
import { usePlanDraft, type EditedPlan } from './plan-draft.js';
import { usePlanProblems } from './plan-problems.js';
import { ProblemsPanel } from './problems-panel.js';

/** Seldom met: it comes where two have written. */
const ConflictPanel = latePart('plan-conflict', async () => (await import('./conflict-panel.js')).ConflictPanel);
/** Last on the screen, and of no use without a connection: it takes a file away, or brings one. */
const DocumentFile = latePart('plan-file', async () => (await import('./document-file.js')).DocumentFile);

interface Removed {
  readonly item: OutlineItem;
  readonly before: PlanDocument;
  readonly after: PlanDocument;
}

/** A plan version as its tree beside the form of one item; a draft is changed there by its secretariat. */
export function PlanEditor(props: { readonly version: PlanVersionDetail; readonly view: PlanDocumentView }): ReactNode {
  const { say } = useSpeech();
  const { version, view } = props;
  const key = useMemo(() => ({ plan: version.id, n: version.version }), [version.id, version.version]);
  const edited = usePlanDraft(key, view);
  const { at = '' } = useSearch({ from: '/plans/$plan/$version/text' });
  const mayEdit = version.commands.includes('revise');
  const document = mayEdit ? edited.document : view.document;
  const lint = usePlanProblems(key, document, mayEdit);
  const outline = useMemo(() => {
    const all = outlineOf(document);
    return mayEdit ? all : all.filter((item) => isSaid(item, document));
  }, [document, mayEdit]);
  const [root] = outline;
  const here = itemAt(outline, at) ?? root;
  const goTo = useGoTo(key);
  const [form, stayInOutline] = useFocusAt(at);
  const [removed, setRemoved] = useState<Removed | null>(null);
  const [tableAt, setTableAt] = useState<string | null>(null);
  // Whoever opens an item from the table has its form.
  const isTable = tableAt === at;
  const setTable = (isShown: boolean): void => setTableAt(isShown ? at : null);
  if (!here) return null;
  const { conflict, change } = edited;
  const remove = (next: PlanDocument, item: OutlineItem): void => {
    setRemoved({ item, before: document, after: next });
    change(next);
  };
  return (
    <EditorContext value={{ version: key, document, outline, problems: lint.problems, mayEdit, change, remove }}>
      {mayEdit && conflict && (
        <ConflictPanel key={conflict.writing} conflict={conflict} revised={view.revised} onSettle={edited.settle} />
      )}
      {!mayEdit && edited.isDirty && (
        <div className="banner banner-warn form" role="alert">
          <p className="banner-head">
            <Icon name="alert" />
            {say('planEdit.late')}
          </p>
          <button type="button" className="button" onClick={edited.discard}>
            {say('decisions.undo')}
          </button>
        </div>
      )}
      <div className={`plan-editor${mayEdit ? '' : ' plan-editor-read'}`}>
        <OutlineNav
          here={here}
          onMoved={(to) => {
            stayInOutline();
            goTo(to);
          }}
        />
        <div ref={form} className="plan-form">
          <button
            type="button"
            className="button button-quiet"
            aria-pressed={isTable}
            onClick={() => setTable(!isTable)}
          >
            {say(isTable ? 'planEdit.table.close' : 'planEdit.table')}
          </button>
          <div role="status">
            {removed && removed.after === document && (
              <p className="banner plan-removed">
                <ItemName item={removed.item} /> <span>{say('planEdit.removed')}</span>
                <button type="button" className="button" onClick={() => change(removed.before)}>
                  {say('planEdit.undo')}
                </button>
              </p>
            )}
          </div>
          {isTable ? <OutlineTable /> : <ItemForm key={kindAndPlace(here)} item={here} onMoved={goTo} />}
        </div>
        <div className="plan-side">
          {mayEdit && <ProblemsPanel isChecking={lint.isChecking} error={lint.error} onRetry={lint.retry} />}
          <DocumentFile isDirty={edited.isDirty} />
        </div>
      </div>
      {mayEdit && <SaveBar edited={edited} />}
    </EditorContext>
  );
}

function SaveBar({ edited }: { readonly edited: EditedPlan }): ReactNode {
  const { say } = useSpeech();
  const { isDirty, isSaving, isSaved, error, conflict, bringBack } = edited;
  const lacks = useLacks({ change: !isDirty && say('lack.change') });
  return (
    <div className="plan-save" role="group" aria-label={say('planEdit.save')} data-stays>
      <Lack>{lacks.at('change')}</Lack>
      {error && <Failure error={error} />}
      <div className="acts">
        <button
          type="button"
          className="button button-primary"
          aria-disabled={isSaving || conflict !== null}
          onClick={(event) => lacks.ask(event, edited.save)}
        >
          {say('planEdit.save')}
        </button>
        {isDirty && (
          <button type="button" className="button button-quiet" aria-disabled={isSaving} onClick={edited.discard}>
            {say('decisions.undo')}
          </button>
        )}
        <StatusLine tone={isDirty ? 'busy' : 'ok'}>
          {isSaving
            ? say('planEdit.saving')
            : isDirty
              ? say('decisions.unsaved')
              : bringBack
                ? say('planEdit.discarded')
                : isSaved && say('planEdit.saved')}
        </StatusLine>
        {bringBack && (
          <button type="button" className="button" onClick={bringBack}>
            {say('planEdit.undo')}
          </button>
        )}
        {conflict && (
          <button
            type="button"
            className="button"
            onClick={() => {
              const heading = document.getElementById('conflict-heading');
              heading?.scrollIntoView({ block: 'start' });
              heading?.focus({ preventScroll: true });
            }}
          >
            {say('planEdit.differences')}
          </button>
        )}
        <span className="plan-keys muted">
          <Icon name="info" /> {say('planEdit.keys')}
        </span>
      </div>
    </div>
  );
}

/** Whether a part of the plan says anything to whoever only reads it. */
function isSaid({ kind, pointer, inner }: OutlineItem, document: PlanDocumentView['document']): boolean {
  return !isFixed(kind) || inner.length > 0 || readAt(document, pointer) !== undefined;
}

function useGoTo({ plan, n }: { readonly plan: string; readonly n: number }): (pointer: string) => void {
  const navigate = useNavigate();
  return (pointer) =>
    void navigate({
      to: '/plans/$plan/$version/text',
      params: { plan, version: String(n) },
      search: pointer === '' ? {} : { at: pointer },
      resetScroll: false,
    });
}

/**
 * Moves the focus to what an address names: a field's control, or the heading of its item. What is moved in the tree keeps it
 * there once `stayInOutline` was called, so that it can be moved on.
 */
function useFocusAt(at: string): [form: RefObject<HTMLDivElement | null>, stayInOutline: () => void] {
  const form = useRef<HTMLDivElement>(null);
  const isMoving = useRef(false);
  const shown = useRef<string | null>(null);
  useEffect(() => {
    // The screen's own heading has the focus when it is opened without a place.
    const isFirst = shown.current === null && at === '';
    if (shown.current === at || isFirst) {
      shown.current = at;
      return;
    }
    shown.current = at;
    if (isMoving.current) {
      isMoving.current = false;
      document.querySelector<HTMLElement>('.plan-outline [aria-current]')?.focus();
      return;
    }
    const places = new Map<string | undefined, HTMLElement>();
    for (const each of form.current?.querySelectorAll<HTMLElement>('[data-place]') ?? [])
      // An item's own form comes before a field for the name that it stands under.
      if (!places.has(each.dataset['place'])) places.set(each.dataset['place'], each);
    const steps = stepsOf(at);
    const named = steps.map((_, end) => steps.slice(0, steps.length - end).reduce<string>(within, ''));
    const field = named.map((place) => places.get(place)).find(Boolean);
    const control = field?.matches('section')
      ? field.querySelector<HTMLElement>('h2')
      : field?.querySelector<HTMLElement>('input, select, textarea, button');
    const target = control ?? form.current?.querySelector<HTMLElement>('h2');
    target?.focus({ preventScroll: true });
    // Where the page still glides to the link that was pressed, it would go on doing so, away from what is in sight now.
    scrollTo({ top: scrollY, behavior: 'instant' });
    target?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const stayInOutline = (): void => {
    isMoving.current = true;
  };
  return [form, stayInOutline];
}

/** A form begins anew for another item, and goes on where its own changes its place among others. */
function kindAndPlace({ kind, pointer }: OutlineItem): string {
  return `${kind} ${pointer}`;
}
