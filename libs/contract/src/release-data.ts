import { plain, writeCell, writeCsv, writeJson, type Cell } from './data-rows.js';
import {
  writeActionsCsv,
  writeActionsJson,
  writeAnswersCsv,
  writeAnswersJson,
  writeErratumCsv,
  writeErratumJson,
  writeLedgerCsv,
  writeLedgerJson,
  writeNarrativesCsv,
  writeNarrativesJson,
  writeRepliesCsv,
  writeRepliesJson,
  writeValidationCsv,
  writeValidationJson,
} from './record-data.js';
import { writeReportsCsv, writeReportsJson } from './reports-data.js';
import type { ReleaseDocument } from './release-document.js';
import { readChapter, resultsOfRelease } from './read-chapter.js';
import type { ReleaseProduct } from './release-products.js';
import { hasReasons, writeChangeCsv, writeChangeJson, writeReasonsCsv, writeReasonsJson } from './score-data.js';
import { figureFlow, hasFiguresInSdmx, isInSdmx, scoreFlow } from './sdmx/flows.js';
import { writeSdmxCsv } from './sdmx/write-csv.js';
import { writeSdmxData } from './sdmx/write-data.js';
import { writeSdmxStructure } from './sdmx/write-structure.js';

/** A data file: what of the document it holds, in a form that other programs read. */
interface DataFile {
  readonly path: string;
  readonly product: ReleaseProduct;
  isIn(document: ReleaseDocument): boolean;
  /** In pieces where it may be large. */
  write(document: ReleaseDocument, releaseHash: string): string | Iterable<string>;
}

const ALWAYS = (): boolean => true;
// Imported scores have no figures: an empty table would look like a loss.
const WITH_FIGURES = ({ figures }: ReleaseDocument): boolean => figures.length > 0;
const WITH_ANSWERS = ({ answers = [] }: ReleaseDocument): boolean => answers.length > 0;
const WITH_NARRATIVES = ({ narratives = [] }: ReleaseDocument): boolean => narratives.length > 0;
const WITH_REPORTS = ({ completeness }: ReleaseDocument): boolean => completeness !== undefined;
const WITH_VALIDATION = ({ validation }: ReleaseDocument): boolean => validation.length > 0;
// Of an own cycle an empty table says something: nobody replied, no score was changed.
const WITH_REPLIES = ({ replies }: ReleaseDocument): boolean => replies !== undefined;
const WITH_ACTIONS = ({ actions }: ReleaseDocument): boolean => actions !== undefined;
const WITH_ERRATUM = ({ erratum }: ReleaseDocument): boolean => erratum !== undefined;
const WITH_CHANGE = ({ change }: ReleaseDocument): boolean => change !== undefined;
const WITH_LEDGER = ({ ledger }: ReleaseDocument): boolean => ledger !== undefined;

const WITH_CHAPTERS = ({ chapters = [] }: ReleaseDocument): boolean => chapters.length > 0;

/** In the order of the library. A file says nothing that the document does not say; what was withheld there is withheld here. */
export const DATA_FILES: readonly DataFile[] = [
  { path: 'scores.csv', product: 'scores-csv', isIn: ALWAYS, write: writeScoresCsv },
  { path: 'scores.json', product: 'scores-json', isIn: ALWAYS, write: writeScoresJson },
  { path: 'tables.csv', product: 'tables-csv', isIn: ALWAYS, write: writeTablesCsv },
  { path: 'tables.json', product: 'tables-json', isIn: ALWAYS, write: writeTablesJson },
  { path: 'reasons.csv', product: 'reasons-csv', isIn: hasReasons, write: writeReasonsCsv },
  { path: 'reasons.json', product: 'reasons-json', isIn: hasReasons, write: writeReasonsJson },
  { path: 'change.csv', product: 'change-csv', isIn: WITH_CHANGE, write: writeChangeCsv },
  { path: 'change.json', product: 'change-json', isIn: WITH_CHANGE, write: writeChangeJson },
  { path: 'figures.csv', product: 'figures-csv', isIn: WITH_FIGURES, write: writeFiguresCsv },
  { path: 'figures.json', product: 'figures-json', isIn: WITH_FIGURES, write: writeFiguresJson },
  { path: 'answers.csv', product: 'answers-csv', isIn: WITH_ANSWERS, write: writeAnswersCsv },
  { path: 'answers.json', product: 'answers-json', isIn: WITH_ANSWERS, write: writeAnswersJson },
  { path: 'narratives.csv', product: 'narratives-csv', isIn: WITH_NARRATIVES, write: writeNarrativesCsv },
  { path: 'narratives.json', product: 'narratives-json', isIn: WITH_NARRATIVES, write: writeNarrativesJson },
  { path: 'replies.csv', product: 'replies-csv', isIn: WITH_REPLIES, write: writeRepliesCsv },
  { path: 'replies.json', product: 'replies-json', isIn: WITH_REPLIES, write: writeRepliesJson },
  { path: 'ledger.csv', product: 'ledger-csv', isIn: WITH_LEDGER, write: writeLedgerCsv },
  { path: 'ledger.json', product: 'ledger-json', isIn: WITH_LEDGER, write: writeLedgerJson },
  { path: 'reports.csv', product: 'reports-csv', isIn: WITH_REPORTS, write: writeReportsCsv },
  { path: 'reports.json', product: 'reports-json', isIn: WITH_REPORTS, write: writeReportsJson },
  { path: 'validation.csv', product: 'validation-csv', isIn: WITH_VALIDATION, write: writeValidationCsv },
  { path: 'validation.json', product: 'validation-json', isIn: WITH_VALIDATION, write: writeValidationJson },
  { path: 'actions.csv', product: 'actions-csv', isIn: WITH_ACTIONS, write: writeActionsCsv },
  { path: 'actions.json', product: 'actions-json', isIn: WITH_ACTIONS, write: writeActionsJson },
  { path: 'erratum.csv', product: 'erratum-csv', isIn: WITH_ERRATUM, write: writeErratumCsv },
  { path: 'erratum.json', product: 'erratum-json', isIn: WITH_ERRATUM, write: writeErratumJson },
  { path: 'chapters.json', product: 'chapters-json', isIn: WITH_CHAPTERS, write: writeChaptersJson },
  { path: 'sdmx/structure.json', product: 'sdmx-structure', isIn: isInSdmx, write: writeSdmxStructure },
  {
    path: 'sdmx/scores.csv',
    product: 'sdmx-scores-csv',
    isIn: isInSdmx,
    write: (document) => writeSdmxCsv(scoreFlow(document)),
  },
  {
    path: 'sdmx/scores.json',
    product: 'sdmx-scores-json',
    isIn: isInSdmx,
    write: (document, hash) => writeSdmxData(scoreFlow(document), document, hash),
  },
  {
    path: 'sdmx/figures.csv',
    product: 'sdmx-figures-csv',
    isIn: hasFiguresInSdmx,
    write: (document) => writeSdmxCsv(figureFlow(document)),
  },
  {
    path: 'sdmx/figures.json',
    product: 'sdmx-figures-json',
    isIn: hasFiguresInSdmx,
    write: (document, hash) => writeSdmxData(figureFlow(document), document, hash),
  },
];

/** The content of a data file in pieces; undefined for a product that is none. The same document gives the same text. */
export function writeDataFile(
  product: string,
  document: ReleaseDocument,
  releaseHash: string,
): Iterable<string> | undefined {
  const content = DATA_FILES.find((file) => file.product === product)?.write(document, releaseHash);
  return typeof content === 'string' ? [content] : content;
}

/** The score matrix as a file that `signatory score` reads back: the same columns, with the averages beside the cells. */
function writeScoresCsv({ plan: { members, commitments }, tables, scores }: ReleaseDocument): string {
  const names = members.map(({ name }) => name.texts[name.original]?.text ?? '');
  const head = ['no', 'commitment_id', 'commitment', 'pillar', ...names, 'published_average', 'published_percent'];
  const rows = commitments.map(({ id, title, pillar }, row): Cell[] => {
    const result = tables.commitments[row];
    const cells = scores.slice(row * members.length, (row + 1) * members.length).map(writeCell);
    const words = title.texts[title.original]?.text ?? '';
    return [row + 1, id, words, pillar, ...cells, plain(result?.average ?? null), result?.percent ?? null];
  });
  return writeCsv([head, ...rows]);
}

function writeScoresJson(document: ReleaseDocument, releaseHash: string): string {
  const scores = document.scores.map(({ member, commitment, kind, value, agreement }) => ({
    member,
    commitment,
    kind,
    value,
    agreement,
  }));
  return writeJson('signatory-scores/1', document, releaseHash, { scores });
}

type Mean = ReleaseDocument['tables']['overall'];

/** Of an average in a table: what `writeMean` fills. */
export const MEAN_COLUMNS = [
  'average',
  'percent',
  'scored',
  'applicable',
  'full',
  'partial',
  'none',
  'lowest',
  'highest',
];

const PLACE_COLUMNS = ['rank', 'rank_from', 'rank_to', 'rescored_from', 'rescored_to', 'band'];

/** Every average in one table: `table` and `of` say whose it is; ranks, with both their ranges, or bands stand beside those of members. */
function writeTablesCsv({ tables }: ReleaseDocument): string {
  const line = (
    table: string,
    of: string,
    mean: Mean,
    places: readonly Cell[] = PLACE_COLUMNS.map(() => null),
  ): Cell[] => [table, of, ...writeMean(mean), ...places];
  return writeCsv([
    ['table', 'of', ...MEAN_COLUMNS, ...PLACE_COLUMNS],
    line('overall', '', tables.overall),
    ...(tables.overallByPillars ? [line('overall-by-pillars', '', tables.overallByPillars)] : []),
    ...tables.members.map(({ member, rank, rankInterval, rankRange, band, ...mean }) =>
      line('member', member, mean, [rank, ...bothEnds(rankInterval), ...bothEnds(rankRange), band ?? null]),
    ),
    ...tables.commitments.map(({ commitment, ...mean }) => line('commitment', commitment, mean)),
    ...tables.pillars.map(({ pillar, ...mean }) => line('pillar', pillar, mean)),
  ]);
}

function bothEnds(range: readonly [number, number] | null | undefined): [Cell, Cell] {
  return [range?.[0] ?? null, range?.[1] ?? null];
}

/** Cells below `MEAN_COLUMNS`. */
export function writeMean({ average, percent, scored, applicable, distribution, bounds }: Mean): Cell[] {
  const { full, partial, none } = distribution;
  return [plain(average), percent, scored, applicable, full, partial, none, plain(bounds?.[0]), plain(bounds?.[1])];
}

function writeTablesJson(document: ReleaseDocument, releaseHash: string): string {
  // Printed figures have U+2212 for the minus; no other text of the tables has that sign.
  const tables = JSON.parse(JSON.stringify(document.tables).replaceAll('−', '-')) as unknown;
  return writeJson('signatory-tables/1', document, releaseHash, { tables });
}

function writeFiguresCsv({ figures }: ReleaseDocument): string {
  // A release without amounts, or from before their currencies were published, is the same file as it was.
  const hasAmounts = figures.some(({ currency }) => currency !== undefined);
  return writeCsv([
    ['member', 'indicator', 'cell', 'value', 'status', 'illustrative', ...(hasAmounts ? ['currency'] : [])],
    ...figures.map(({ member, indicator, cell, value, status, illustrative, currency }): Cell[] => [
      member,
      indicator,
      cell,
      value,
      status,
      String(illustrative),
      ...(hasAmounts ? [currency ?? null] : []),
    ]),
  ]);
}

function writeFiguresJson(document: ReleaseDocument, releaseHash: string): string {
  return writeJson('signatory-figures/1', document, releaseHash, { figures: document.figures });
}

/** Each chapter as it was written, and as it reads: in blocks, with every result as the tables of this release have it. */
function writeChaptersJson(document: ReleaseDocument, releaseHash: string): string {
  const results = resultsOfRelease(document);
  const members = document.plan.members.map(({ code }) => code);
  const chapters = (document.chapters ?? []).map(({ texts, ...chapter }) => ({
    ...chapter,
    texts: Object.fromEntries(
      Object.entries(texts).map(([language, written]) => {
        const read = readChapter({ ...chapter, texts }, { language, members, results });
        const { background, definitions } = read;
        return [language, { written, read: { background, definitions, members: Object.fromEntries(read.members) } }];
      }),
    ),
  }));
  return writeJson('signatory-chapters/1', document, releaseHash, { chapters });
}
