import type { ReleaseDocument } from '@signatory/contract';
import { chooseText } from '@signatory/domain';
import { messages } from '@signatory/texts';
import type { PublishedFile, PublishedRelease } from '../release/published-release.js';

/** Who publishes, and under which licence. */
export interface Publisher {
  /** The site's public address without a final slash. */
  readonly base: string;
  /** As it is cited; null where nobody named one. */
  readonly name: string | null;
  /** The address of the licence of what is published; null where nobody gave one. */
  readonly licence: string | null;
}

/** Where a release of a cycle is found for good, whatever takes its place later. */
export function addressOfRelease(base: string, cycle: string, number: number): string {
  return `${base}/api/published/${encodeURIComponent(cycle)}/releases/${number}`;
}

/** Where people read a cycle's release. */
export function landingPage(base: string, cycle: string): string {
  return `${base}/results/${encodeURIComponent(cycle)}`;
}

export function addressOfCatalogue(base: string): string {
  return `${base}/catalogue`;
}

/** The institution that published a release, as its reports are cited; the site stands for one that was not named. */
export function namePublisher({ base, name }: Publisher, published?: string): string {
  return published ?? name ?? hostOf(base);
}

export function hostOf(base: string): string {
  return new URL(base).host;
}

/** A dataset's name and what it holds, in a language of the product. */
export function nameDataset(document: ReleaseDocument, language: string): { title: string; description: string } {
  const say = messages(language);
  const { plan, cycle, phase } = document;
  const textOf = (text: ReleaseDocument['title']): string => chooseText(text, language, 'en').text;
  return {
    title: `${textOf(plan.shortTitle)} – ${textOf(cycle.title)}`,
    description: say('catalogue.dataset', {
      plan: textOf(plan.title),
      phase: say(`phase.${phase}`),
      members: plan.members.length,
      commitments: plan.commitments.length,
    }),
  };
}

/** The files of a whole release: those of one member, pillar or commitment are parts of its report. */
export function filesOfWhole({ files }: PublishedRelease): PublishedFile[] {
  return files.filter(({ member, item }) => member === null && item === null);
}

/** `Score table (CSV)`; a document says its language. */
export function nameFile({ product, language }: PublishedFile, spoken: string): string {
  const say = messages(spoken);
  // Of a whole release none is about a member, a pillar or a commitment: nothing is left to be filled in.
  const name = say(`files.product.${product}`, { member: '', pillar: '', code: '', commitment: '' });
  return language === null ? name : name + say('join.aside', { words: language });
}

/** Without its parameters. */
export function plainMediaType({ mediaType }: PublishedFile): string {
  return mediaType.split(';')[0] ?? mediaType;
}
