import type { ChangeEvent } from '@signatory/contract';
import type { QueryClient } from '@tanstack/react-query';
import { answeringSince } from './client.js';

const CHANNEL = 'signatory-live';
/** Between two polls while no event stream is open. */
const POLL_MS = 5_000;

export type LiveState = 'live' | 'polling';

interface Message {
  readonly keys?: readonly string[];
  readonly state?: LiveState;
}

/**
 * Keeps what is on screen fresh. One tab per browser holds the event stream, since HTTP/1.1 allows six connections, and
 * tells the others; without a stream the active queries are fetched every five seconds. Events carry keys, never values.
 */
export class LiveChanges {
  private readonly listeners = new Set<() => void>();
  private state: LiveState = 'live';
  private channel: BroadcastChannel | null = null;
  private polling: ReturnType<typeof setInterval> | null = null;
  private following = false;

  constructor(private readonly client: QueryClient) {}

  /** Follows from the first call on: also what changed since the server first answered, before anything else was asked for. */
  follow(): void {
    if (this.following) return;
    this.following = true;
    void this.leadBrowser();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly read = (): LiveState => this.state;

  /** Holds the stream where no other tab does; else waits to be the one: when that tab closes, the lock passes on. */
  private async leadBrowser(): Promise<void> {
    try {
      this.channel = new BroadcastChannel(CHANNEL);
      this.channel.onmessage = ({ data }: MessageEvent<Message>) => this.take(data);
      const since = answeringSince();
      const first = `/api/events${since === null ? '' : `?since=${since}`}`;
      await navigator.locks.request(CHANNEL, { ifAvailable: true }, (lock) => lock && this.holdStream(first));
      // A while later, when the tab that led is gone: what it was told last is not known here.
      await navigator.locks.request(CHANNEL, () => this.holdStream('/api/events'));
    } catch {
      // No lock manager, or a browser that lets the windows of a site share nothing.
      this.share({ state: 'polling' });
    }
  }

  private holdStream(address: string): Promise<never> {
    const stream = new EventSource(address);
    stream.onopen = () => this.share({ state: 'live' });
    // The browser connects again by itself; until then the screens poll.
    stream.onerror = () => this.share({ state: 'polling' });
    const change = ({ data }: MessageEvent<string>): void => {
      const { keys } = JSON.parse(data) as ChangeEvent;
      this.share({ keys });
    };
    stream.onmessage = change;
    stream.addEventListener('change', change);
    stream.addEventListener('resync', () => this.share({ keys: [] }));
    // As long as the page is open.
    return new Promise(() => undefined);
  }

  private share(message: Message): void {
    this.channel?.postMessage(message);
    this.take(message);
  }

  private take({ keys, state }: Message): void {
    if (keys?.length === 0) this.askAnew();
    for (const key of keys ?? []) this.askAnew(readKey(key));
    if (state) this.poll(state === 'polling');
  }

  /** A first answer that is on its way may be older than the change, and the library lets it stand: it is asked for again. */
  private askAnew(queryKey: readonly string[] = []): void {
    const first = this.client
      .getQueryCache()
      .findAll({ queryKey, fetchStatus: 'fetching', predicate: ({ state }) => state.data === undefined });
    void this.client.invalidateQueries({ queryKey });
    for (const query of first) {
      const again = (): void => void this.client.invalidateQueries({ queryKey: query.queryKey, exact: true });
      void query.promise?.then(again, again);
    }
  }

  private poll(on: boolean): void {
    if (on) this.polling ??= setInterval(() => void this.client.invalidateQueries(), POLL_MS);
    else if (this.polling !== null) {
      clearInterval(this.polling);
      this.polling = null;
    }
    this.state = on ? 'polling' : 'live';
    for (const listener of this.listeners) listener();
  }
}

/** A change's key as a query's: `run:<id>` is that run, `release:<id>` and `import:<id>` the lists that show it. */
function readKey(key: string): readonly string[] {
  const [name = key, ...ids] = key.split(':');
  if (name === 'release') return ['releases'];
  return name === 'import' ? ['imports'] : [name, ...ids];
}
