import type { KnownLink } from '@signatory/domain';
import { askPage, type PageAnswer } from './ask-page.js';
import { copyPage, type CopiedPage } from './copy-page.js';
import type { LinkSettings } from './link-settings.js';
import { readTarget, type Target } from './link-target.js';

/** What asking for a link came to, and where it leads for good, if elsewhere. */
export interface AskedLink extends KnownLink {
  readonly movedTo: string | null;
  /** What was read, where it was asked for and could be. */
  readonly copy?: CopiedPage;
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const FOR_GOOD: ReadonlySet<number> = new Set([301, 308]);
const GONE: ReadonlySet<number> = new Set([404, 410]);
/** Longer than an address may be that is given as evidence. */
const LONGEST = 2_000;

/**
 * Asks for the page of a link: each address it leads over is looked at as the first was, before it is asked. Null where
 * nothing came to be known: the way out of here is closed, or its server wants to be left alone for now.
 * @param turn waits until a server may be asked; false where that is too far away
 * @param copying whether a page that is there is read, too
 */
export async function askLink(
  link: string,
  settings: LinkSettings,
  turn: (address: string) => Promise<boolean>,
  copying = false,
): Promise<AskedLink | null> {
  let left = settings.linkMs;
  let text = link;
  let forGood = true;
  let status: number | null = null;
  for (let hop = 0; hop <= settings.hops; hop += 1) {
    const read = await readTarget(text, settings);
    if (read.kind === 'unknown') return null;
    if (read.kind === 'refused')
      // That a name has no address is found by asking; all else is told by the address alone.
      return {
        state: read.reason === 'no-address' ? 'unreachable' : 'refused',
        reason: read.reason,
        status,
        movedTo: null,
      };
    const { target } = read;
    if (!(await turn(target.address))) return null;
    const began = Date.now();
    const answer = await askGently(target, Math.min(settings.requestMs, left));
    // Only the time that others take: waiting for a turn is ours.
    left -= Date.now() - began;
    if (answer.kind === 'unknown' || (answer.kind === 'answered' && answer.status === 429)) return null;
    if (answer.kind === 'failed') return { state: 'unreachable', reason: answer.reason, status, movedTo: null };
    ({ status } = answer);
    if (!REDIRECTS.has(status) || answer.location === null) {
      const judged = judge(status, movedTo(link, target.url, forGood));
      const there = judged.state === 'reachable' || judged.state === 'moved';
      if (!copying || !there || left <= 0 || !(await turn(target.address))) return judged;
      const copy = await copyPage(target, Math.min(settings.requestMs, left));
      return copy ? { ...judged, copy } : judged;
    }
    forGood &&= FOR_GOOD.has(status);
    if (!URL.canParse(answer.location, target.url.href))
      return { state: 'unreachable', reason: 'not-http', status, movedTo: null };
    if (left <= 0) return { state: 'unreachable', reason: 'too-slow', status, movedTo: null };
    text = new URL(answer.location, target.url).href;
  }
  return { state: 'unreachable', reason: 'too-many-moves', status, movedTo: null };
}

/** Some servers answer no HEAD, or wrongly: what they refuse is asked for as a browser would. */
async function askGently(target: Target, limitMs: number): Promise<PageAnswer> {
  const began = Date.now();
  const answer = await askPage(target, 'HEAD', limitMs);
  if (answer.kind !== 'answered' || answer.status < 400 || answer.status === 429) return answer;
  return askPage(target, 'GET', Math.max(1, limitMs - (Date.now() - began)));
}

function judge(status: number, moved: string | null): AskedLink {
  if (status >= 200 && status < 300)
    return { state: moved === null ? 'reachable' : 'moved', reason: null, status, movedTo: moved };
  return { state: GONE.has(status) ? 'gone' : 'unreachable', reason: 'status', status, movedTo: null };
}

/** Where a link leads for good, unless that is the same page as far as people write addresses. */
function movedTo(link: string, { href }: URL, forGood: boolean): string | null {
  return forGood && plain(link) !== plain(href) && href.length <= LONGEST ? href : null;
}

function plain(address: string): string {
  const { hostname, pathname, search } = new URL(address);
  return `${hostname.replace(/^www\./, '')}${pathname.replace(/\/+$/, '')}${search}`;
}
