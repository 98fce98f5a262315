import type { ReleaseCommitment } from '@signatory/contract';
import { plainText, type Alignment } from '@signatory/domain';
import type { PublishedRelease } from '@signatory/pages';
import { FIVE_PILLARS, publishedRelease } from './published-release.js';

export const PROTOCOL = 'Smuggling of Migrants Protocol';
export const SDG = 'Sustainable Development Goals';

const target = (item: string, relation: Alignment['relation']): Alignment => ({
  framework: SDG,
  item: `Target ${item}`,
  relation,
  url: `https://example.org/sdg/${item}`,
});

/** By commitment: one item of two commitments, one of an indicator alone, one of N/A and one of no data. */
const ALIGNMENTS: Readonly<Record<string, readonly Alignment[]>> = {
  'I.1': [{ framework: PROTOCOL, item: 'Article 5', relation: 'close' }],
  'II.1': [{ framework: PROTOCOL, item: 'Article 16', relation: 'broad' }],
  'II.2': [{ framework: PROTOCOL, item: 'Article 5', relation: 'related' }],
  'III.4': [target('10.7', 'narrow')],
  'V.2': [target('17.1', 'exact')],
  'V.3': [target('17.2', 'exact')],
};

/** A published release of a plan that answers to two other frameworks. */
export function alignedRelease(): PublishedRelease {
  const { document, ...rest } = publishedRelease(
    {
      ...FIVE_PILLARS,
      commitments: [
        ...FIVE_PILLARS.commitments,
        ['V.2', 'V', 'Statistics of the union', 'nnnnnnnn'],
        ['V.3', 'V', 'A common register', '........'],
      ],
    },
    'g7-2025',
  );
  const indicator: ReleaseCommitment['indicators'][number] = {
    code: 'i6_confiscated',
    label: 'i6-1',
    role: 'context',
    question: plainText('How much was confiscated?'),
    alignments: [target('16.4', 'related')],
  };
  const commitments = document.plan.commitments.map((commitment) => ({
    ...commitment,
    ...(ALIGNMENTS[commitment.id] && { alignments: [...(ALIGNMENTS[commitment.id] ?? [])] }),
    ...(commitment.id === 'I.6' && { indicators: [indicator] }),
  }));
  return { ...rest, document: { ...document, plan: { ...document.plan, commitments } } };
}
