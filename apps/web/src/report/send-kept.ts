import type { IndicatorView } from '@signatory/contract';
import type { QueryClient } from '@tanstack/react-query';
import { api } from '../api/endpoints.js';
import { ProblemError } from '../api/problem-error.js';
import { queries } from '../api/queries.js';
import { sessionEnd } from '../api/session-end.js';
import { createSaver } from './create-saver.js';
import { entryHome, partHome, type DraftHome } from './draft-home.js';
import { listDrafts, readDraft, type DraftKey } from './draft-store.js';
import type { KeptDraft, SaveState } from './entry-saver.js';
import { leftBehind, nameOf } from './left-behind.js';

const RETRY_MS = 10_000;

/**
 * Sends what this device keeps of whoever is signed in, wherever they are in the app: also what a window that was closed or loaded
 * again left. What is refused, is in conflict, or lacks something waits for its person to open it.
 */
export function sendKept(client: QueryClient): void {
  /** The drafts that their person has to look at. */
  const tried = new Set<string>();
  let isBusy = false;
  const send = async (): Promise<void> => {
    const known = client.getQueryData(queries.session().queryKey)?.person.id;
    if (known === undefined || isBusy || !navigator.onLine || sessionEnd.isOver()) return;
    isBusy = true;
    try {
      leftBehind.send(known);
      for (const key of await listDrafts(known)) if (!tried.has(nameOf(key))) await sendOne(client, key, tried);
    } catch {
      // Away again, or a browser whose windows share nothing: nothing is sent behind the back of one that may have it open.
    } finally {
      isBusy = false;
    }
  };
  addEventListener('online', () => void send());
  setInterval(() => void send(), RETRY_MS);
  // Who is at work is not known at once.
  void client.ensureQueryData(queries.session()).then(send, send);
}

/** Unless a window, this or another, has it open. */
async function sendOne(client: QueryClient, key: DraftKey, tried: Set<string>): Promise<void> {
  await navigator.locks.request(nameOf(key), { ifAvailable: true }, async (lock) => {
    const draft = lock && (await readDraft(key));
    if (draft && (await sendDraft(client, key, draft))) tried.add(nameOf(key));
  });
}

/** Whether its person has to look at it, since trying again would change nothing. */
async function sendDraft(client: QueryClient, key: DraftKey, draft: KeptDraft): Promise<boolean> {
  // Somebody else may have signed in from another window.
  if ((await api.session()).person.id !== key.person) return false;
  const home = await findHome(client, key);
  if (!home) return true;
  const states: SaveState[] = [];
  const type = await findType(client, key);
  const saver = createSaver(client, key, home, draft.version, type, (state) => states.push(state));
  saver.change(draft.answer);
  await saver.flush();
  const last = states.at(-1)?.kind;
  if (last === 'offline') throw new Error('The connection is gone again.');
  return saver.isRefused || last === 'conflict' || last === 'lacks';
}

/** Null where its report, or the part that was asked for, is no longer theirs. */
async function findHome(client: QueryClient, key: DraftKey): Promise<DraftHome | null> {
  const { person, cycle, member, indicator } = key;
  try {
    const report = await client.fetchQuery(queries.report(cycle, member));
    const entry = report.entries.find((each) => each.indicator === indicator);
    if (!entry) return null;
    if (!entry.partOnly) return entryHome(key, entry);
    const parts = await client.fetchQuery(queries.contributions(cycle, member));
    const own = parts.find((each) => each.indicator === indicator && each.contributor.id === person);
    return own ? partHome(key, own) : null;
  } catch (error) {
    if (error instanceof ProblemError && [403, 404].includes(error.problem.status)) return null;
    throw error;
  }
}

/** An indicator that the plan does not have lacks nothing that is known of. */
async function findType(client: QueryClient, { cycle, indicator }: DraftKey): Promise<IndicatorView['type']> {
  const { commitments } = await client.fetchQuery(queries.plan(cycle));
  const found = commitments.flatMap(({ indicators }) => indicators).find(({ code }) => code === indicator);
  return found?.type ?? 'text';
}
