import type { Writable } from 'node:stream';
import type { Watch } from '../options.js';
import type { Section } from '../layout/compose.js';
import { produce } from './produce.js';
import type { ReleaseLayout } from './release-layout.js';

/** What a sheet is about, and its sections. */
export interface SheetContent {
  readonly name: string;
  readonly sections: readonly Section[];
}

/** Prints a shorter form of a release into `sink`, which it ends. */
export async function writeSheet(
  { view, set, options }: ReleaseLayout,
  { name, sections }: SheetContent,
  sink: Writable,
  watch?: Watch,
): Promise<void> {
  const release = view.text(view.document.title);
  const title = name === release ? release : view.say('pdf.scorecard.title', { member: name, title: release });
  const imprint = { title, subject: view.text(view.document.plan.title), runningHead: release };
  await produce(sections, imprint, { view, set, options, pages: new Map(), sink, watch });
}

/** What has the code asked for; an unknown one is an error that lists those there are. */
export function findByCode<T extends { readonly code: string }>(kind: string, code: string, all: readonly T[]): T {
  const found = all.find((each) => each.code === code);
  if (!found)
    throw new Error(`No ${kind} "${code}" in this release; there are ${all.map((each) => each.code).join(', ')}.`);
  return found;
}
