/**
 * What asking for a page came to. `reachable`: it answered. `moved`: it answered, and for good under another address.
 * `gone`: its server says that there is no such page. `unreachable`: nobody without a key gets to it, or nothing answered.
 * `refused`: nothing was asked, because of what the address is. A link that was never asked has none of these: that it is
 * not known is told as `unchecked`, and never as one of them.
 */
export const LINK_STATES = ['reachable', 'moved', 'gone', 'unreachable', 'refused'] as const;
export type LinkState = (typeof LINK_STATES)[number];

/**
 * Why a page is not reachable. `status`: its server's answer says so. `inside`, `port`, `credentials`, `reserved`: the
 * address is not asked, since it leads inside a network, elsewhere than to a web server, holds a password, or is kept for
 * examples. A name with no public address is `no-address`, whether it has none at all or an inside one: the difference
 * would tell outsiders what names there are in a network.
 */
export const LINK_REASONS = [
  'status',
  'no-address',
  'no-answer',
  'too-slow',
  'certificate',
  'not-http',
  'too-many-moves',
  'inside',
  'port',
  'credentials',
  'scheme',
  'reserved',
] as const;
export type LinkReason = (typeof LINK_REASONS)[number];

/** What is known of a link, as rules read it. */
export interface KnownLink {
  readonly state: LinkState;
  readonly reason: LinkReason | null;
  /** Of the last answer over HTTP. */
  readonly status: number | null;
}
