import type { Writable } from 'node:stream';
import type { ReleaseDocument } from '@signatory/contract';
import type { ContentsEntry } from '../blocks/contents.js';
import { collect } from '../layout/collect.js';
import { pageSize, type Section } from '../layout/compose.js';
import type { RenderOptions, Watch } from '../options.js';
import type { Typesetter } from '../text/typesetter.js';
import type { View } from '../view.js';
import { produce } from './produce.js';
import { ReleaseLayout } from './release-layout.js';
import { answersSection } from './sections/answers.js';
import { annexSection } from './sections/annex.js';
import { chapterSections } from './sections/chapter.js';
import { changeSection } from './sections/change.js';
import { coverSection } from './sections/cover.js';
import { erratumSection } from './sections/erratum.js';
import { contentsSection, howToReadSection } from './sections/front-matter.js';
import { methodSection } from './sections/method.js';
import { narrativesSection } from './sections/narratives.js';
import { pillarSection } from './sections/pillar.js';
import { ledgerSection, repliesSection } from './sections/replies.js';
import { summarySection } from './sections/summary.js';
import { tableASection } from './sections/table-a.js';
import { tableBSection } from './sections/table-b.js';
import { tableCSection } from './sections/table-c.js';
import { tableDSection } from './sections/table-d.js';
import { validationSection } from './sections/validation.js';
import { verificationSection } from './sections/verification.js';

/** The full report of a release as PDF/UA-1. The same document and options give the same bytes. Throws `PdfTextError`. */
export function renderReport(document: ReleaseDocument, options: RenderOptions = {}): Promise<Uint8Array> {
  return collect((sink) => writeReport(new ReleaseLayout(document, options), sink));
}

/** The same, page by page into `sink`, which it ends. A few drawn pages are in memory at a time. */
export async function writeReport({ view, set, options }: ReleaseLayout, sink: Writable, watch?: Watch): Promise<void> {
  const pages = new Map<string, number>();
  const title = view.text(view.document.title);
  const imprint = { title, subject: view.text(view.document.plan.title), runningHead: title };
  await produce(sectionsOf(view, set, options, pages), imprint, { view, set, options, pages, sink, watch });
}

function sectionsOf(
  view: View,
  set: Typesetter,
  options: RenderOptions,
  pages: ReadonlyMap<string, number>,
): Section[] {
  const paper = options.paper ?? 'A4';
  const [width, height] = pageSize(paper);
  const change = changeSection(view);
  const erratum = erratumSection(view, set);
  const replies = repliesSection(view, set);
  const ledger = ledgerSection(view, set);
  const validation = validationSection(view);
  const answers = answersSection(view, set);
  const annex = annexSection(view, set);
  const narratives = narrativesSection(view, set);
  const whole = (section: Section): Section => ({ ...section, follows: 'whole' });
  const open = (section: Section): Section => ({ ...section, follows: 'open' });
  const body: { place: string; level: 1 | 2; section: Section }[] = [
    ...(erratum ? [{ place: 'erratum', level: 1 as const, section: erratum }] : []),
    { place: 'how-to-read', level: 1, section: howToReadSection(view, options) },
    { place: 'summary', level: 1, section: summarySection(view) },
    { place: 'table-a', level: 1, section: open(tableASection(view)) },
    { place: 'table-b', level: 1, section: whole(tableBSection(view, set, paper)) },
    { place: 'table-c', level: 1, section: open(tableCSection(view)) },
    { place: 'table-d', level: 1, section: open(tableDSection(view)) },
    ...(change ? [{ place: 'change', level: 1 as const, section: open(change) }] : []),
    ...view.pillars.map((pillar) => ({
      place: `pillar-${pillar.code}`,
      level: 1 as const,
      section: open(pillarSection(view, set, pillar, paper)),
    })),
    ...chapterSections(view, set).map(({ place, section }, at) => ({
      place,
      level: 2 as const,
      section: at === 0 ? section : open(section),
    })),
    ...(replies ? [{ place: 'replies', level: 1 as const, section: open(replies) }] : []),
    ...(ledger ? [{ place: 'ledger', level: 1 as const, section: open(ledger) }] : []),
    ...(validation ? [{ place: 'validation', level: 1 as const, section: open(validation) }] : []),
    { place: 'method', level: 1, section: open(methodSection(view)) },
    ...(answers ? [{ place: 'answers', level: 1 as const, section: open(answers) }] : []),
    ...(annex ? [{ place: 'annex', level: 1 as const, section: open(annex) }] : []),
    ...(narratives ? [{ place: 'narratives', level: 1 as const, section: open(narratives) }] : []),
    { place: 'verification', level: 1, section: whole(verificationSection(view, options)) },
  ];
  const firstChapter = body.findIndex(({ level }) => level === 2);
  const entries = body.flatMap(({ place, level, section }, at): ContentsEntry[] => [
    // Chapters stand under a name of their own, not under whatever comes before them.
    ...(at === firstChapter ? [{ title: view.say('pdf.chapters'), place, level: 1 as const }] : []),
    { title: section.title, place, level },
  ]);
  return [
    coverSection(view, set, height, width),
    contentsSection(view, entries, pages),
    ...body.map(({ section }) => section),
  ];
}
