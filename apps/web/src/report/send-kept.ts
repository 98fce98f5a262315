import type { IndicatorView } from '@signatory/contract';
import type { QueryClient } from '@tanstack/react-query';
import { api } from '../api/endpoints.js';
import { OfflineError, ProblemError } from '../api/problem-error.js';
import { queries } from '../api/queries.js';
import { sessionEnd } from '../api/session-end.js';
import { createSaver } from './create-saver.js';
import { entryHome, partHome, type DraftHome } from './draft-home.js';
import { DraftPauses } from './draft-pauses.js';
import { listDrafts, readDraft, sendingName, type DraftKey } from './draft-store.js';
import type { KeptDraft, SaveState } from './entry-saver.js';
import { leftBehind, nameOf } from './left-behind.js';

const RETRY_MS = 10_000;

/**
 * Sends what this device keeps of whoever is signed in, wherever they are in the app: also what a window that was closed or loaded
 * again left. What is refused, is in conflict, or lacks something waits for its person to open it.
 */
export function sendKept(client: QueryClient): void {
  /** The drafts that their person has to look at, as they were. */
  const tried = new Map<string, string>();
  const pauses = new DraftPauses();
  let isBusy = false;
  const send = async (): Promise<void> => {
    const known = client.getQueryData(queries.session().queryKey)?.person.id;
    if (known === undefined || isBusy || !navigator.onLine || sessionEnd.isOver()) return;
    isBusy = true;
    try {
      const all = await listDrafts(known);
      if (all.length === 0 && !leftBehind.has(known)) return;
      // Somebody else may have signed in from another window.
      if (!(await isStill(known))) return;
      leftBehind.send(known);
      await sendAll(client, all, tried, pauses);
    } catch {
      // Away again, or a browser whose windows share nothing: nothing is sent behind the back of one that may have it open.
    } finally {
      isBusy = false;
    }
  };
  addEventListener('online', () => {
    pauses.endAll();
    void send();
  });
  setInterval(() => void send(), RETRY_MS);
  // Who is at work is not known at once.
  void client.ensureQueryData(queries.session()).then(send, send);
}

async function isStill(person: string): Promise<boolean> {
  return (await api.session()).person.id === person;
}

/** One that fails for what may pass keeps none of the others, and has a pause of its own; where the server is away, the round ends. */
async function sendAll(
  client: QueryClient,
  all: readonly DraftKey[],
  tried: Map<string, string>,
  pauses: DraftPauses,
): Promise<void> {
  for (const key of all) {
    const name = nameOf(key);
    if (!pauses.takeTurn(name)) continue;
    try {
      await sendOne(client, key, tried);
      pauses.end(name);
    } catch (error) {
      pauses.begin(name);
      if (error instanceof OfflineError) throw error;
    }
  }
}

/** Unless a window, this or another, has it open, or its person has to look at it as it is. */
async function sendOne(client: QueryClient, key: DraftKey, tried: Map<string, string>): Promise<void> {
  await navigator.locks.request(nameOf(key), { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    // Whoever opens it now reads it when this is done.
    await navigator.locks.request(sendingName(key), async () => {
      const draft = await readDraft(key);
      const words = JSON.stringify(draft);
      if (!draft || tried.get(nameOf(key)) === words) return;
      if (await sendDraft(client, key, draft)) tried.set(nameOf(key), words);
    });
  });
}

/** Whether its person has to look at it, since trying again would change nothing. */
async function sendDraft(client: QueryClient, key: DraftKey, draft: KeptDraft): Promise<boolean> {
  const found = await find(client, key);
  if (!found) return true;
  if (!(await isStill(key.person))) return false;
  // It was opened meanwhile by a window that did not wait.
  if (JSON.stringify(await readDraft(key)) !== JSON.stringify(draft)) return false;
  const states: SaveState[] = [];
  const saver = createSaver(client, key, found.home, draft, found.type, (state) => states.push(state));
  saver.change(draft.answer);
  await saver.flush();
  const last = states.at(-1);
  if (saver.isRefused || last?.kind === 'conflict' || last?.kind === 'lacks') return true;
  if (last?.kind === 'offline') throw new OfflineError(last);
  if (last?.kind === 'failed') throw last.error;
  // Whoever opens it once this is done meets what was sent, and not what stood there before.
  await client.invalidateQueries({ queryKey: found.home.shown }, { cancelRefetch: false });
  return false;
}

/** Where it is saved, and what it answers; null where its report, or the part that was asked for, is no longer theirs. */
async function find(
  client: QueryClient,
  key: DraftKey,
): Promise<{ readonly home: DraftHome; readonly type: IndicatorView['type'] } | null> {
  try {
    const home = await findHome(client, key);
    return home && { home, type: await findType(client, key) };
  } catch (error) {
    if (error instanceof ProblemError && [403, 404].includes(error.problem.status)) return null;
    throw error;
  }
}

async function findHome(client: QueryClient, key: DraftKey): Promise<DraftHome | null> {
  const { person, cycle, member, indicator } = key;
  const report = await client.fetchQuery(queries.report(cycle, member));
  const entry = report.entries.find((each) => each.indicator === indicator);
  if (!entry) return null;
  if (!entry.partOnly) return entryHome(key, entry);
  const parts = await client.fetchQuery(queries.contributions(cycle, member));
  const own = parts.find((each) => each.indicator === indicator && each.contributor.id === person);
  return own ? partHome(key, own) : null;
}

/** An indicator that the plan does not have lacks nothing that is known of. */
async function findType(client: QueryClient, { cycle, indicator }: DraftKey): Promise<IndicatorView['type']> {
  const { commitments } = await client.fetchQuery(queries.plan(cycle));
  const found = commitments.flatMap(({ indicators }) => indicators).find(({ code }) => code === indicator);
  return found?.type ?? 'text';
}
