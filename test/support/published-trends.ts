import type { ReleaseChange, ReleaseDocument } from '@signatory/contract';
import { plainText } from '@signatory/domain';
import type { PublishedRelease } from '@signatory/pages';
import { FIVE_PILLARS, publishedRelease } from './published-release.js';

const SEED = '9e3779b97f4a7c15f39cc0605cedc834';

function releaseOf(year: number, phase: ReleaseDocument['phase'], from: string): PublishedRelease {
  const { document, ...rest } = publishedRelease(
    {
      ...FIVE_PILLARS,
      title: `G7 migrant smuggling, ${year} ${phase}`,
      commitments: FIVE_PILLARS.commitments.map(([code, pillar, title, cells]) => [
        code,
        pillar,
        title,
        // Another year, another score: the signs turn by the year's last digit.
        [...cells].map((sign, at) => ((at + year) % 5 === 0 && from.includes(sign) ? '0' : sign)).join(''),
      ]),
    },
    `g7-${year}-${phase}`,
  );
  const cycle = {
    ...document.cycle,
    title: plainText(`G7 migrant smuggling, ${year} ${phase}`),
    window: { from: `${year}-01-01`, to: phase === 'interim' ? `${year}-06-30` : `${year}-12-31` },
  };
  return { ...rest, document: { ...document, phase, cycle }, sha256: String(year).repeat(16) };
}

/** What a release says of the step from another: the same for every member, except one that was not there. */
function since(before: PublishedRelease, { comparable, line }: { comparable: number; line: boolean }): ReleaseChange {
  const { cycle, phase, number, issued, plan } = before.document;
  const averages = { before: '+0.33', now: '+0.40', change: '+0.07' };
  return {
    since: { cycle: cycle.code, title: cycle.title, phase, number, issued, sha256: before.sha256 },
    from: '0.6',
    comparable,
    of: 141,
    averages,
    line,
    members: plan.members.map(({ code }) =>
      code === 'EU'
        ? { member: code, comparable: 0, of: 18, averages: null, line: false }
        : { member: code, comparable: 14, of: 18, averages, line: true },
    ),
    commitments: [],
    cells: [{ member: 'CA', commitment: 'I.1', before: 0, now: 1 }],
    joined: ['EU'],
    left: [{ code: 'RU', name: plainText('Russian Federation') }],
    breaks: [
      { kind: 'redefined', from: ['II.2'], to: ['II.2'] },
      { kind: 'new', from: [], to: ['V.1'] },
    ],
  };
}

/** Three published releases of one plan: the second continues the first, the third is too different to. */
export function threeReleases(): PublishedRelease[] {
  const [first, second, third] = [
    releaseOf(2024, 'final', '+'),
    releaseOf(2025, 'interim', '-'),
    releaseOf(2026, 'final', '+-'),
  ];
  const changed = (release: PublishedRelease, change: ReleaseChange): PublishedRelease => ({
    ...release,
    document: { ...release.document, change },
  });
  const newest = changed(third, since(second, { comparable: 60, line: false }));
  return [judged(newest), changed(second, since(first, { comparable: 112, line: true })), first];
}

/** With what its judgement is worth. */
function judged({ document, ...rest }: PublishedRelease): PublishedRelease {
  const { commitments } = document.plan;
  const members = document.tables.members.map((mean, at) => ({
    ...mean,
    rankRange: [Math.max(1, (mean.rank ?? 1) - 2), Math.min(8, (mean.rank ?? 1) + 2)] as [number, number],
    ...(at === 0 && {
      rank: null,
      rankInterval: null,
      ranked: false,
      rankRange: null,
      bounds: ['+0.10', '+0.60'] as [string, string],
    }),
  }));
  return {
    ...rest,
    document: {
      ...document,
      method: { ...document.method, replyDays: 14, agreementFrom: 40, comparableFrom: '0.6', organisations: 'counted' },
      tables: { ...document.tables, members },
      rescoring: { differing: 21, of: 141, seed: SEED, draws: 10_000 },
      agreement: {
        agreed: 120,
        of: 141,
        commitments: commitments.map(({ id }, at) => ({ commitment: id, agreed: 8 - (at % 3), of: 8 })),
        from: 40,
        seed: SEED,
        draws: 2_000,
        alpha: { value: '0.74', interval: ['0.65', '0.82'] },
        pairs: [{ agreed: 44, of: 44, kappa: { value: null, interval: null } }],
        proposal: { agreed: 201, of: 280 },
      },
    },
  };
}
