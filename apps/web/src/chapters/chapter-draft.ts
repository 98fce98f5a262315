import { ChapterReference, ChapterSections, type ChapterTextView, type ChapterView } from '@signatory/contract';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { api } from '../api/endpoints.js';
import type { ChapterKey } from '../api/chapters.js';
import { ProblemError } from '../api/problem-error.js';
import { useCommand } from '../api/queries.js';
import type { Differing } from '../ui/differing.js';
import { findDiffering, isSameText, mergeWritten, type Written } from './chapter-merge.js';
import { keepUnlessNewer, useDeviceText, useOwnKey, type KeptElsewhere } from '../ui/device-texts.js';
import { useKeepAtRest } from '../ui/keep-at-rest.js';
import { useKept } from '../ui/use-kept.js';

const Text = z.object({ sections: ChapterSections, references: z.array(ChapterReference).readonly() });
const Draft = Text.extend({
  base: z.int().nonnegative(),
  /** What that version said; a device may keep a text from before it kept this. */
  from: Text.optional(),
});
/** What an editor wrote in one language, and the version of the text that it was made from. */
export type ChapterDraft = z.infer<typeof Draft>;

const Theirs = z.object({ sections: ChapterSections, references: z.array(ChapterReference).default([]) }).nullable();

/**
 * The same text was saved meanwhile: by somebody else, or by this editor in another window. Or it was written there and not
 * saved, which this device alone knows.
 */
export interface ChapterConflict {
  readonly isUnsaved: boolean;
  /** What one goes on from: its version, and what that said. */
  readonly next: Pick<ChapterDraft, 'base' | 'from'>;
  /** What both were made from; null where it is not known. */
  readonly from: Written | null;
  readonly by: string;
  readonly byId: string;
  readonly at: string;
  readonly theirs: Written | null;
}

/** A conflict with the sections in which the two texts differ: nothing of them has to be chosen where they are `apart`. */
export interface ShownConflict extends ChapterConflict {
  readonly differing: Differing<string>;
  readonly apart: boolean;
}

/** What this device keeps of it, if a connection or a window was lost over it. */
export function useChapterOnDevice({ cycle, commitment }: ChapterKey, language: string): UseQueryResult<true> {
  return useDeviceText(useOwnKey('chapter-draft', cycle, commitment, language), Draft);
}

/**
 * One language's text in the hands of an editor. What is not saved stays until it is, also when a save fails or another
 * screen is opened or the window closed: this device keeps it.
 */
export function useChapterDraft(key: ChapterKey, chapter: ChapterView, text: ChapterTextView) {
  const isOriginal = text.language === chapter.original;
  const name = useOwnKey('chapter-draft', key.cycle, key.commitment, text.language);
  const [elsewhere, setElsewhere] = useState<KeptElsewhere | null>(null);
  const keep = useKeepAtRest(async (next) =>
    setElsewhere(await keepUnlessNewer(name, next, (other) => isSameDraft(Draft.safeParse(next).data, other))),
  );
  const { kept, put, read } = useKept<ChapterDraft>(name, keep);
  const stands: Written = { sections: text.sections, references: chapter.references };
  const saved: ChapterDraft = { base: text.n, ...stands, from: stands };
  const draft = kept ?? saved;
  const isDirty = kept !== null;
  // From before drafts kept what they were made from: as long as that stands it is known, and goes with the draft from now on.
  useEffect(() => {
    if (kept && !kept.from && kept.base === saved.base) put({ ...kept, from: stands });
  });

  const command = useCommand(
    ({ base, sections, references }: ChapterDraft) =>
      api.saveChapter(key, text.language, base, {
        sections,
        ...(isOriginal && { references: [...references] }),
      }),
    [['chapters', key.cycle]],
  );
  const unsaved = readUnsaved(isDirty ? elsewhere : null, draft);
  // A translation cites what the original does, and sends none of it.
  const citing = isOriginal ? null : draft.references;
  const conflict = showConflict(readConflict(command.error, draft, citing) ?? unsaved, draft);
  /** What stands in the other window was shown: what was chosen may take its place. */
  const settle = (next: ChapterDraft | null): void => {
    if (conflict?.isUnsaved) elsewhere?.see();
    setElsewhere(null);
    put(next);
  };
  const send = (written: ChapterDraft): void =>
    command.mutate(written, {
      onSuccess: (version) => {
        // What was typed while it was sent is made from what was sent.
        const now = read();
        const { sections, references } = written;
        put(now === written || now === null ? null : { ...now, base: version, from: { sections, references } });
      },
      onError: (error) => {
        // The same words were saved meanwhile: nothing of them is unsaved, and nobody has to choose.
        const theirs = readConflict(error, written, citing)?.theirs;
        if (!theirs || read() !== written || !isSameText(theirs, written)) return;
        put(null);
        command.reset();
      },
    });
  return {
    draft,
    isDirty,
    isOriginal,
    isSaving: command.isPending,
    error: conflict ? null : command.error,
    conflict,
    change: (part: Partial<Omit<ChapterDraft, 'base'>>) => put({ ...draft, ...part }),
    save: () => send(draft),
    /** Of each section, one's own where it is kept, else the other editor's. */
    keepSections: (kept: ReadonlySet<string>) => {
      if (!conflict?.theirs) return;
      const { from, theirs } = conflict;
      const merged = { ...mergeWritten({ from, mine: draft, theirs }, kept), ...conflict.next };
      settle(merged);
      send(merged);
    },
    takeTheirs: () => {
      settle(conflict?.isUnsaved && conflict.theirs ? { ...conflict.theirs, ...conflict.next } : null);
      command.reset();
    },
    keepMine: () => {
      if (conflict) settle({ ...draft, ...conflict.next });
      command.reset();
    },
  };
}

export type EditedChapter = ReturnType<typeof useChapterDraft>;

const NONE: Differing<string> = { contested: [], theirs: [], mine: [] };

function showConflict(conflict: ChapterConflict | null, mine: Written): ShownConflict | null {
  if (!conflict) return null;
  const { from, theirs } = conflict;
  const differing = theirs ? findDiffering({ from, mine, theirs }) : NONE;
  return { ...conflict, differing, apart: theirs !== null && differing.contested.length === 0 };
}

/** `citing`: what the other text cites where that is not said with it. */
function readConflict(
  error: Error | null,
  { from }: ChapterDraft,
  citing: readonly ChapterReference[] | null,
): ChapterConflict | null {
  if (!(error instanceof ProblemError) || error.code !== 'chapter.stale') return null;
  const { current, by, byId, at, theirs } = error.problem.facts ?? {};
  const told = Theirs.safeParse(theirs).data ?? null;
  const written = told && citing ? { ...told, references: citing } : told;
  return {
    isUnsaved: false,
    next: { base: Number(current), ...(written && { from: written }) },
    from: from ?? null,
    by: typeof by === 'string' ? by : '',
    byId: typeof byId === 'string' ? byId : '',
    at: typeof at === 'string' ? at : '',
    theirs: written,
  };
}

function readUnsaved(elsewhere: KeptElsewhere | null, mine: ChapterDraft): ChapterConflict | null {
  const { data: theirs } = Draft.safeParse(elsewhere?.text);
  if (!theirs) return null;
  // Made from the older of the two: what was saved since is then met by the server's comparison, and not written over.
  const { base, from } = theirs.base < mine.base ? theirs : mine;
  return { isUnsaved: true, next: { base, from }, from: from ?? null, by: '', byId: '', at: '', theirs };
}

function isSameDraft(draft: ChapterDraft | undefined, other: unknown): boolean {
  const { data } = Draft.safeParse(other);
  return draft !== undefined && data !== undefined && isSameText(draft, data);
}
