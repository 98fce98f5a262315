import type { ReleaseCommitment, ReleaseDocument } from '@signatory/contract';
import { skosProperty, type Alignment } from '@signatory/domain';
import { landingPage, type Publisher } from './dataset-facts.js';

const SKOS = 'http://www.w3.org/2004/02/skos/core#';

/** A commitment with the items of other frameworks that it answers to, as SKOS; null where it names none. */
export function describeCommitment(
  { id, code, title, alignments = [], indicators }: ReleaseCommitment,
  { cycle, plan }: ReleaseDocument,
  { base }: Publisher,
): object | null {
  const aligned = indicators.filter((indicator) => indicator.alignments !== undefined);
  if (alignments.length === 0 && aligned.length === 0) return null;
  const page = `${landingPage(base, cycle.code)}/commitments/${encodeURIComponent(code)}`;
  const scheme = { '@id': `${landingPage(base, cycle.code)}#${plan.id}` };
  const own = {
    '@id': `${page}#${encodeURIComponent(id)}`,
    '@type': 'skos:Concept',
    'skos:notation': code,
    'skos:prefLabel': labelsOf(title),
    'skos:inScheme': scheme,
    ...matchesOf(alignments),
  };
  return {
    '@context': { skos: SKOS },
    '@graph': [
      own,
      ...aligned.map((indicator) => ({
        '@id': `${page}#${encodeURIComponent(indicator.code)}`,
        '@type': 'skos:Concept',
        'skos:notation': indicator.code,
        'skos:prefLabel': labelsOf(indicator.question),
        'skos:inScheme': scheme,
        ...matchesOf(indicator.alignments ?? []),
      })),
    ],
  };
}

function labelsOf({ texts }: ReleaseCommitment['title']): object[] {
  return Object.entries(texts).map(([language, { text }]) => ({ '@value': text, '@language': language }));
}

/** By relation. An address may be that of the whole framework, so that it is a link of the item and not its name. */
function matchesOf(alignments: readonly Alignment[]): Readonly<Record<string, object[]>> {
  const matches: Record<string, object[]> = {};
  for (const { framework, item, relation, url } of alignments)
    (matches[`skos:${skosProperty(relation)}`] ??= []).push({
      '@type': 'skos:Concept',
      'skos:prefLabel': `${framework}, ${item}`,
      'skos:notation': item,
      'skos:inScheme': { '@type': 'skos:ConceptScheme', 'skos:prefLabel': framework },
      ...(url !== undefined && { 'skos:definition': { '@id': url } }),
    });
  return matches;
}
