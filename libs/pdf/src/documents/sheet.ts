import type { Writable } from 'node:stream';
import type { ReleaseDocument } from '@signatory/contract';
import { checkTexts } from '../check-texts.js';
import type { Section } from '../layout/compose.js';
import type { RenderOptions } from '../options.js';
import { Typesetter } from '../text/typesetter.js';
import { printableLanguage, viewOf, type View } from '../view.js';
import { produce } from './produce.js';

/** What a sheet is about, and its sections. */
export interface SheetContent {
  readonly name: string;
  readonly sections: readonly Section[];
}

/** Prints a shorter form of a release into `sink`, which it ends. */
export async function writeSheet(
  document: ReleaseDocument,
  options: RenderOptions,
  { content, sink }: { readonly content: (view: View, set: Typesetter) => SheetContent; readonly sink: Writable },
): Promise<void> {
  const set = new Typesetter(options.fallbackFonts);
  const view = viewOf(document, printableLanguage(options.language ?? document.title.original, set));
  checkTexts(view, set);
  const { name, sections } = content(view, set);
  const release = view.text(document.title);
  const title = name === release ? release : view.say('pdf.scorecard.title', { member: name, title: release });
  const imprint = { title, subject: view.text(document.plan.title), runningHead: release };
  await produce(sections, imprint, { view, set, options, pages: new Map(), sink });
}

/** What has the code asked for; an unknown one is an error that lists those there are. */
export function findByCode<T extends { readonly code: string }>(kind: string, code: string, all: readonly T[]): T {
  const found = all.find((each) => each.code === code);
  if (!found)
    throw new Error(`No ${kind} "${code}" in this release; there are ${all.map((each) => each.code).join(', ')}.`);
  return found;
}
