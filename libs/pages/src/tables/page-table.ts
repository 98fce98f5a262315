import { writeCsv } from '@signatory/contract';
import type { PublishedRelease } from '../release/published-release.js';
import { seriesOf } from '../release/series.js';
import { parseRoute } from '../route.js';
import { trendsOf } from '../trends/trend-model.js';
import { alignmentRows } from './alignment-rows.js';
import { answerRows, averageRows, figureRows, memberRows, scoreRows, trendRows, type Rows } from './table-rows.js';

/** Tables of a commitment's page, each a file beside it: `…/commitments/ID/scores.csv`. */
const OF_COMMITMENT = { scores: scoreRows, averages: averageRows, figures: figureRows, answers: answerRows } as const;
export type CommitmentTable = keyof typeof OF_COMMITMENT;

export interface PageTable {
  /** Without its ending. */
  readonly name: string;
  readonly text: string;
}

/**
 * The table of a page at its address with its query, as CSV: what the page shows, in figures. Null where the page is not there, or
 * shows no such table.
 */
export function writePageTable(pathAndQuery: string, releases: readonly PublishedRelease[]): PageTable | null {
  const { pathname, search, searchParams } = new URL(pathAndQuery, 'http://site.invalid');
  if (pathname === '/trends.csv') {
    const route = parseRoute(`/trends${search}`);
    const trend = trendsOf(releases).find(({ plan }) => plan === searchParams.get('plan'));
    if (!trend || route.page !== 'trends') return null;
    return named(`${trend.plan}-trends`, trendRows(trend, route.base, route.member));
  }
  const at = pathname.lastIndexOf('/');
  const table = pathname.slice(at + 1).replace(/\.csv$/, '');
  const route = parseRoute(pathname.slice(0, at));
  const published = releases.find(({ document }) => 'cycle' in route && document.cycle.code === route.cycle);
  if (!published) return null;
  const { plan, cycle } = published.document;
  if (route.page === 'matrix' && table === 'alignments')
    return named(`${cycle.code}-alignments`, alignmentRows(published.document));
  if (route.page === 'member' && table === 'scores') {
    if (!plan.members.some(({ code }) => code === route.member)) return null;
    return named(`${cycle.code}-${route.member}-scores`, memberRows(published.document, route.member));
  }
  if (route.page !== 'commitment' || !isOfCommitment(table)) return null;
  const commitment = plan.commitments.find(({ id }) => id === route.commitment);
  if (!commitment) return null;
  const rows = OF_COMMITMENT[table](seriesOf(releases, plan.id), commitment.id);
  return named(`${cycle.code}-${commitment.code}-${table}`, rows);
}

function isOfCommitment(table: string): table is CommitmentTable {
  return Object.hasOwn(OF_COMMITMENT, table);
}

function named(name: string, rows: Rows): PageTable | null {
  return rows.length > 1 ? { name, text: writeCsv(rows) } : null;
}
