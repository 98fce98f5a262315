import type { Writable } from 'node:stream';
import type { ReleaseDocument } from '@signatory/contract';
import { collect } from '../layout/collect.js';
import type { RenderOptions } from '../options.js';
import { scorecardSection } from './sections/scorecard.js';
import { findByCode, writeSheet } from './sheet.js';

/** One member's results on about two pages, as PDF/UA-1. `member` is its code; an unknown one is an error that lists the codes. */
export function renderMemberScorecard(
  document: ReleaseDocument,
  member: string,
  options: RenderOptions = {},
): Promise<Uint8Array> {
  return collect((sink) => writeMemberScorecard(document, member, options, sink));
}

/** The same, page by page into `sink`, which it ends. */
export function writeMemberScorecard(
  document: ReleaseDocument,
  member: string,
  options: RenderOptions,
  sink: Writable,
): Promise<void> {
  return writeSheet(document, options, {
    sink,
    content: (view, set) => {
      const own = findByCode('member', member, view.members);
      return { name: view.text(own.name), sections: [scorecardSection(view, set, own, options)] };
    },
  });
}
