import { readWorkMark } from '../session/work-mark.js';

/** Who is signed in on this device is led back to the work, and not asked to sign in: the page itself is the same for all. */
export function leadToWork(link: HTMLAnchorElement): void {
  const path = readWorkMark();
  const words = link.dataset['work'];
  if (path === null || words === undefined) return;
  link.href = path;
  link.textContent = words;
}
