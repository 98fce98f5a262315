import { ChapterReference, ChapterSections, type ChapterTextView, type ChapterView } from '@signatory/contract';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { api } from '../api/endpoints.js';
import type { ChapterKey } from '../api/chapters.js';
import { ProblemError } from '../api/problem-error.js';
import { useCommand } from '../api/queries.js';
import { mergeWritten, type Written } from './chapter-merge.js';
import { keepUnlessNewer, useDeviceText, useOwnKey, type KeptElsewhere } from '../ui/device-texts.js';
import { useKeepAtRest } from '../ui/keep-at-rest.js';
import { useKept } from '../ui/use-kept.js';

const Draft = z.object({
  base: z.int().nonnegative(),
  sections: ChapterSections,
  references: z.array(ChapterReference).readonly(),
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
  readonly current: number;
  readonly by: string;
  readonly byId: string;
  readonly at: string;
  readonly theirs: Written | null;
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
  const keep = useKeepAtRest(async (next) => setElsewhere(await keepUnlessNewer(name, next)));
  const { kept, put, read } = useKept<ChapterDraft>(name, keep);
  const saved: ChapterDraft = { base: text.n, sections: text.sections, references: chapter.references };
  const draft = kept ?? saved;
  const isDirty = kept !== null;

  const command = useCommand(
    ({ base, sections, references }: ChapterDraft) =>
      api.saveChapter(key, text.language, base, {
        sections,
        ...(isOriginal && { references: [...references] }),
      }),
    [['chapters', key.cycle]],
  );
  const unsaved = readUnsaved(isDirty ? elsewhere : null, draft);
  const conflict = readConflict(command.error) ?? unsaved;
  /** What stands in the other window was shown: what was chosen may take its place. */
  const settle = (next: ChapterDraft | null): void => {
    if (conflict === unsaved) elsewhere?.see();
    setElsewhere(null);
    put(next);
  };
  const send = (written: ChapterDraft): void =>
    command.mutate(written, {
      onSuccess: (version) => {
        // What was typed while it was sent is made from what was sent.
        const now = read();
        put(now === written || now === null ? null : { ...now, base: version });
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
    /** Of each section that differs, one's own where it is kept, else the other editor's. */
    keepSections: (kept: ReadonlySet<string>) => {
      if (!conflict?.theirs) return;
      const merged = { ...mergeWritten(conflict.theirs, draft, kept), base: conflict.current };
      settle(merged);
      send(merged);
    },
    takeTheirs: () => {
      settle(conflict?.isUnsaved && conflict.theirs ? { ...conflict.theirs, base: conflict.current } : null);
      command.reset();
    },
    keepMine: () => {
      if (conflict) settle({ ...draft, base: conflict.current });
      command.reset();
    },
  };
}

export type EditedChapter = ReturnType<typeof useChapterDraft>;

function readConflict(error: Error | null): ChapterConflict | null {
  if (!(error instanceof ProblemError) || error.code !== 'chapter.stale') return null;
  const { current, by, byId, at, theirs } = error.problem.facts ?? {};
  const parsed = Theirs.safeParse(theirs);
  return {
    isUnsaved: false,
    current: Number(current),
    by: typeof by === 'string' ? by : '',
    byId: typeof byId === 'string' ? byId : '',
    at: typeof at === 'string' ? at : '',
    theirs: parsed.success && parsed.data ? parsed.data : null,
  };
}

function readUnsaved(elsewhere: KeptElsewhere | null, { base }: ChapterDraft): ChapterConflict | null {
  const { data: theirs } = Draft.safeParse(elsewhere?.text);
  if (!theirs) return null;
  // Made from the older of the two: what was saved since is then met by the server's comparison, and not written over.
  return { isUnsaved: true, current: Math.min(base, theirs.base), by: '', byId: '', at: '', theirs };
}
