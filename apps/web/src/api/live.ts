import { ChangeEvent } from '@signatory/contract';
import type { QueryClient } from '@tanstack/react-query';

const CHANNEL = 'signatory-live';
/** Between two polls while no event stream is open. */
const POLL_MS = 5_000;

export type LiveState = 'live' | 'polling';

/**
 * Keeps what is on screen fresh. One tab per browser holds the event stream, since HTTP/1.1 allows six connections, and
 * tells the others; without a stream the active queries are fetched every five seconds. Events carry keys, never values.
 */
export function followChanges(client: QueryClient, onState: (state: LiveState) => void): () => void {
  const stop = new AbortController();
  const channel = new BroadcastChannel(CHANNEL);
  let polling: ReturnType<typeof setInterval> | null = null;

  const refetch = (keys: readonly string[]): void => {
    if (keys.length === 0) void client.invalidateQueries();
    for (const key of keys) void client.invalidateQueries({ queryKey: readKey(key) });
  };
  const poll = (on: boolean): void => {
    onState(on ? 'polling' : 'live');
    if (on && polling === null) polling = setInterval(() => refetch([]), POLL_MS);
    if (!on && polling !== null) {
      clearInterval(polling);
      polling = null;
    }
  };
  channel.onmessage = ({ data }: MessageEvent<{ keys?: string[]; state?: LiveState }>) => {
    if (data.keys) refetch(data.keys);
    if (data.state) poll(data.state === 'polling');
  };
  const share = (message: { keys?: string[]; state?: LiveState }): void => {
    channel.postMessage(message);
    if (message.keys) refetch(message.keys);
    if (message.state) poll(message.state === 'polling');
  };

  void leadBrowser(stop.signal, share);
  return () => {
    stop.abort();
    channel.close();
    if (polling !== null) clearInterval(polling);
  };
}

/** A change's key as a query's: `run:<id>` is that run, `release:<id>` and `import:<id>` the lists that show it. */
function readKey(key: string): readonly string[] {
  const [name = key, ...ids] = key.split(':');
  if (name === 'release') return ['releases'];
  return name === 'import' ? ['imports'] : [name, ...ids];
}

/** Waits to be the one tab that holds the stream; when that tab closes, the lock passes on. */
async function leadBrowser(
  signal: AbortSignal,
  share: (message: { keys?: string[]; state?: LiveState }) => void,
): Promise<void> {
  try {
    await navigator.locks.request(CHANNEL, { signal }, () => holdStream(signal, share));
  } catch {
    // Aborted while waiting, or no lock manager: another tab leads, or this one polls.
    if (!signal.aborted) share({ state: 'polling' });
  }
}

function holdStream(
  signal: AbortSignal,
  share: (message: { keys?: string[]; state?: LiveState }) => void,
): Promise<void> {
  return new Promise((done) => {
    const stream = new EventSource('/api/events');
    stream.onopen = () => share({ state: 'live' });
    // The browser connects again by itself; until then the screens poll.
    stream.onerror = () => share({ state: 'polling' });
    stream.onmessage = ({ data }: MessageEvent<string>) => readChange(data, share);
    stream.addEventListener('change', ({ data }: MessageEvent<string>) => readChange(data, share));
    stream.addEventListener('resync', () => share({ keys: [] }));
    signal.addEventListener('abort', () => {
      stream.close();
      done();
    });
  });
}

function readChange(text: string, share: (message: { keys: string[] }) => void): void {
  const change = ChangeEvent.safeParse(JSON.parse(text));
  if (change.success) share({ keys: change.data.keys });
}
