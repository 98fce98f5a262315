import type { ReleaseState } from './release.js';

/** How what shows a release that is not published is marked: signed, or still to change. Null without anything frozen, or where all see it. */
export function waitingMark(state: ReleaseState): 'draft' | 'embargoed' | null {
  switch (state) {
    case 'REQUESTED':
    case 'REJECTED':
    case 'OBJECTED':
      return 'draft';
    case 'SIGNED_OFF':
    case 'SILENCE':
    case 'EMBARGOED':
      return 'embargoed';
    default:
      return null;
  }
}
