import { resolveHost } from './resolve-host.js';

/** How a process asks for the pages behind links. */
export interface LinkSettings {
  /** Whether pages are asked for at all. */
  readonly enabled: boolean;
  /** Each `address:port` here may be asked although it is inside. For tests; the environment refuses it elsewhere. */
  readonly allow: ReadonlySet<string>;
  /** Every address of a host; none where it has none. Rejects where the name server itself is away. */
  readonly resolve: (host: string) => Promise<readonly string[]>;
  /** For one request, in milliseconds, however slowly its answer trickles. */
  readonly requestMs: number;
  /** For a link with everything it leads over, in milliseconds. */
  readonly linkMs: number;
  /** Redirects that are followed. */
  readonly hops: number;
  /** Between two requests to one web server, over all workers, in milliseconds. */
  readonly pauseMs: number;
  /** A link that was not asked for in so many days is asked for again. */
  readonly everyDays: number;
}

export const LINK_SETTINGS: LinkSettings = {
  enabled: false,
  allow: new Set(),
  resolve: (host) => resolveHost(host),
  requestMs: 10_000,
  linkMs: 25_000,
  hops: 5,
  pauseMs: 1_000,
  everyDays: 7,
};

/** The injection token of `LinkSettings`. */
export const LINKS = Symbol('links');
