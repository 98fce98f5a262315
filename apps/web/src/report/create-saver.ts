import type { IndicatorView } from '@signatory/contract';
import type { QueryClient } from '@tanstack/react-query';
import { choicesBetween } from './answer-choice.js';
import type { DraftHome } from './draft-home.js';
import { keepDraft, type DraftKey } from './draft-store.js';
import { EntrySaver, type KeptDraft, type SaveState, type Saving } from './entry-saver.js';
import { keptDrafts } from './kept-drafts.js';
import { asSent, lackOf } from './lack-of.js';

const PAUSE_MS = 800;

/** What saves an answer made from a version and what that said, in its home, and keeps on this device what is not saved. */
export function createSaver(
  client: QueryClient,
  key: DraftKey,
  home: DraftHome,
  { version, from, sent = [] }: Omit<KeptDraft, 'answer'>,
  type: IndicatorView['type'],
  tell: (state: SaveState) => void,
): EntrySaver {
  const saving: Saving = {
    send: (made, answer, leaving) => home.send(made, asSent(answer), leaving),
    keep: (waiting) => void keepDraft(key, waiting),
    isSame: (told, mine) => {
      const theirs = home.readTheirs(told);
      return theirs !== null && choicesBetween(theirs, mine).length === 0;
    },
    lackOf: (answer) => lackOf(answer, type),
    now: () => new Date().toISOString(),
    pause: PAUSE_MS,
    tell: (state) => {
      tell(state);
      if (state.kind !== 'saved') return;
      void client.invalidateQueries({ queryKey: home.shown });
      void client.invalidateQueries({ ...keptDrafts.of(key), exact: true });
    },
  };
  return new EntrySaver(version, from ?? null, saving, sent);
}
