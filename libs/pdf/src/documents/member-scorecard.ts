import type { Writable } from 'node:stream';
import type { ReleaseDocument } from '@signatory/contract';
import { checkTexts } from '../check-texts.js';
import { collect } from '../layout/collect.js';
import type { RenderOptions } from '../options.js';
import { Typesetter } from '../text/typesetter.js';
import { printableLanguage, viewOf } from '../view.js';
import { produce } from './produce.js';
import { scorecardSection } from './sections/scorecard.js';

/** One member's results on about two pages, as PDF/UA-1. `member` is its code; an unknown one is an error that lists the codes. */
export function renderMemberScorecard(
  document: ReleaseDocument,
  member: string,
  options: RenderOptions = {},
): Promise<Uint8Array> {
  return collect((sink) => writeMemberScorecard(document, member, options, sink));
}

/** The same, page by page into `sink`, which it ends. */
export async function writeMemberScorecard(
  document: ReleaseDocument,
  member: string,
  options: RenderOptions,
  sink: Writable,
): Promise<void> {
  const set = new Typesetter(options.fallbackFonts);
  const view = viewOf(document, printableLanguage(options.language ?? document.title.original, set));
  const own = view.members.find(({ code }) => code === member);
  if (!own)
    throw new Error(
      `No member "${member}" in this release; there are ${view.members.map(({ code }) => code).join(', ')}.`,
    );
  checkTexts(view, set);
  const name = view.text(own.name);
  const title = view.say('pdf.scorecard.title', { member: name, title: view.text(document.title) });
  const imprint = { title, subject: view.text(document.plan.title), runningHead: view.text(document.title) };
  await produce([scorecardSection(view, set, own, options)], imprint, { view, set, options, pages: new Map(), sink });
}
