import { plainText } from '@signatory/domain';
import type { ReleaseDocument } from '@signatory/contract';
import { releaseOf } from '../../pdf/release-documents.js';
import { Random } from '../../support/random.js';
import { chapterOn } from './chapters.js';

const MEMBERS = [
  'Argentina',
  'Australia',
  'Brazil',
  'Canada',
  'China',
  'France',
  'Germany',
  'India',
  'Indonesia',
  'Italy',
  'Japan',
  'Korea',
  'Mexico',
  'Saudi Arabia',
  'South Africa',
  'Türkiye',
  'United Kingdom',
  'United States',
  'European Union',
  'African Union',
];
const PILLARS = [
  'Climate, energy and nature',
  'Economy, trade and integrity',
  'Digital and artificial intelligence',
  'Health and food security',
  'Equality and governance',
  'Migration and asylum',
  'Finance for development',
];
const TITLES = [
  'Publish beneficial-ownership registers',
  'Report export-credit exposure',
  'Deliver national action plans',
  'Map supply chains of critical minerals',
  'Enforce foreign-bribery offences',
  'Fund maternal and child health',
  'Require transparency of pay',
  'Open government data by default',
  'Protect whistle-blowers in law',
  'Finance the pandemic fund',
  'Scale early action against food crises',
  'Share data between authorities',
];
const SIGNS = ['+', '0', '+', '-', '0', '+', 'n', '0', '+', '.', '+'];

/** A release whose report has about forty pages: 20 members, 84 commitments in 7 pillars, each with its own words. */
export function fortyPages(): ReleaseDocument {
  const names = PILLARS.flatMap((pillar, at) =>
    TITLES.map((title, row) => ({
      pillar: String.fromCharCode(65 + at),
      title: `${title}: ${pillar.toLowerCase()}`,
      row,
    })),
  );
  const release = releaseOf({
    title: 'Joint Action Plan 2026: first cycle',
    plan: 'Joint Action Plan',
    pillars: PILLARS.map((name, at) => [String.fromCharCode(65 + at), name]),
    members: MEMBERS.map((name) => [
      name,
      name,
      name
        .replaceAll(/[^A-Za-z]/g, '')
        .slice(0, 3)
        .toUpperCase(),
    ]),
    commitments: names.map(({ pillar, title, row }, at) => [
      `${pillar}.${row + 1}`,
      pillar,
      title,
      MEMBERS.map((_, column) => SIGNS[(at * 7 + column * column + column * 3) % SIGNS.length]).join(''),
    ]),
  });
  const commitments = release.plan.commitments.map((commitment, at) => ({
    ...commitment,
    text: plainText(
      `Members will adopt, within ${2 + (at % 5)} years of the summit, the measures that their parliaments agreed on, and report each year how many of them are in force, at what cost and with which effect.`,
    ),
  }));
  return { ...release, plan: { ...release.plan, commitments } };
}

/** The same release with a chapter on each commitment, in which editors wrote on each member: about six hundred pages. */
export function sixHundredPages(): ReleaseDocument {
  const release = fortyPages();
  const random = new Random(600);
  return { ...release, chapters: release.plan.commitments.map(({ id }) => chapterOn(id, MEMBERS, random)) };
}
