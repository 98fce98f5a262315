import type { PlanDocumentView, PlanVersionDetail } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, type ReactNode, type RefObject } from 'react';
import { useSpeech } from '../../session/language.js';
import { Failure, StatusLine } from '../../ui/states.js';
import { ConflictPanel } from './conflict-panel.js';
import { stepsOf, within } from './document.js';
import { EditorContext } from './editor-context.js';
import { ItemForm } from './item-form.js';
import { OutlineNav } from './outline-nav.js';
import { itemAt, outlineOf, type OutlineItem } from './outline.js';
import { usePlanDraft, type EditedPlan } from './plan-draft.js';
import { usePlanProblems } from './plan-problems.js';
import { ProblemsPanel } from './problems-panel.js';

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
  const outline = useMemo(() => outlineOf(document), [document]);
  const [root] = outline;
  const here = itemAt(outline, at) ?? root;
  const goTo = useGoTo(key);
  const [form, stayInOutline] = useFocusAt(at);
  if (!here) return null;
  const { conflict, change } = edited;
  return (
    <EditorContext value={{ version: key, document, outline, problems: lint.problems, mayEdit, change }}>
      {mayEdit && conflict && (
        <ConflictPanel key={view.revision} conflict={conflict} revised={view.revised} onSettle={edited.settle} />
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
          <ItemForm key={kindAndPlace(here)} item={here} onMoved={goTo} />
        </div>
        {mayEdit && <ProblemsPanel isChecking={lint.isChecking} error={lint.error} onRetry={lint.retry} />}
      </div>
      {mayEdit && <SaveBar edited={edited} />}
    </EditorContext>
  );
}

function SaveBar({ edited }: { readonly edited: EditedPlan }): ReactNode {
  const { say } = useSpeech();
  const { isDirty, isSaving, isSaved, error, conflict } = edited;
  return (
    <div className="plan-save" role="group" aria-label={say('planEdit.save')}>
      {error && <Failure error={error} />}
      <div className="acts">
        <button
          type="button"
          className="button button-primary"
          disabled={!isDirty || isSaving || conflict !== null}
          onClick={edited.save}
        >
          {say('planEdit.save')}
        </button>
        {isDirty && (
          <button type="button" className="button button-quiet" disabled={isSaving} onClick={edited.discard}>
            {say('decisions.undo')}
          </button>
        )}
        <StatusLine tone={isDirty ? 'busy' : 'ok'}>
          {isSaving ? say('planEdit.saving') : isDirty ? say('decisions.unsaved') : isSaved && say('planEdit.saved')}
        </StatusLine>
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
