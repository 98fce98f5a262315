import {
  OBSERVATION_STATUSES,
  type Answer,
  type AnswerStatus,
  type Cell,
  type Entry,
  type Evidence,
  type Indicator,
  type ListItem,
  type ObservationStatus,
  type Plan,
} from '@signatory/domain';
import type { ReadReport } from './report-json.js';

const EVIDENCE = {
  evidence_title: 'title',
  evidence_publisher: 'publisher',
  evidence_url: 'url',
  evidence_happened: 'happened',
  evidence_published: 'published',
  evidence_accessed: 'accessed',
  evidence_page: 'page',
  evidence_quote: 'quote',
  evidence_item: 'item',
} as const satisfies Record<string, keyof Evidence>;
const COLUMNS = [
  'member',
  'indicator',
  'cell',
  'value',
  'status',
  'reason',
  'currency',
  'narrative',
  ...Object.keys(EVIDENCE),
];
const ANSWER_STATUSES: readonly string[] = [
  'answered',
  'no-data',
  'not-applicable',
  'confidential',
] satisfies AnswerStatus[];

/** What rows have said of one indicator so far. */
interface Draft {
  status: AnswerStatus | null;
  reason: string;
  value: string | null;
  currency: string;
  narrative: string;
  observation: ObservationStatus | null;
  readonly cells: Map<string, Cell>;
  readonly items: Map<string, Record<string, string>>;
  readonly evidence: Evidence[];
}

/**
 * Reads a report from rows, the header first. A row without a cell is the entry itself, and adds its evidence; a row with a cell is a part:
 * of a figure `sex.female`, of a list an item `route-a` or a field of it `route-a.date`.
 */
export function reportFromCsv(rows: readonly (readonly string[])[], plan: Plan): ReadReport {
  const header = (rows[0] ?? []).map((name) => name.trim());
  const faults = checkHeader(header);
  if (faults.length > 0) return { source: null, faults };
  const indicators = new Map(
    plan.commitments.flatMap((commitment) => commitment.indicators).map((each) => [each.code, each]),
  );
  const drafts = new Map<string, Draft>();
  const places = new Map<string, number>();
  const members = new Set<string>();
  rows.slice(1).forEach((cells, at) => {
    const row = at + 2;
    if (cells.every((cell) => cell.trim() === '')) return;
    if (cells.length !== header.length)
      faults.push(
        `row ${row}: ${cells.length} fields, but the header has ${header.length}. Check the commas, and quote fields that contain one.`,
      );
    const text = (column: string) => cells[header.indexOf(column)]?.trim() ?? '';
    const [code, part] = [text('indicator'), text('cell')];
    if (text('member') !== '') members.add(text('member'));
    if (code === '') {
      faults.push(`row ${row}, column "indicator": empty. Write the indicator's code.`);
      return;
    }
    const draft = drafts.get(code) ?? start();
    drafts.set(code, draft);
    const place = part === '' ? code : `${code} ${part}`;
    const fault =
      part === ''
        ? addEntry(draft, text, places.get(place))
        : addPart(draft, part, text, indicators.get(code), places.get(place));
    faults.push(...fault.map((each) => `row ${row}${each}`));
    if (!places.has(place)) places.set(place, row);
    if (!places.has(code)) places.set(code, row);
  });
  if (members.size > 1) faults.push(`column "member": one report is of one member, not of ${[...members].join(', ')}.`);
  const entries = Object.fromEntries([...drafts].map(([code, draft]) => [code, finish(draft, indicators.get(code))]));
  return { source: { report: { member: [...members][0] ?? '', entries }, rows: places }, faults };
}

function checkHeader(header: readonly string[]): string[] {
  if (header.length === 1 && /[;\t]/.test(header[0] ?? '')) return ['row 1: separate the columns by commas.'];
  const unknown = header
    .filter((name) => !COLUMNS.includes(name))
    .map((name) => `row 1: unknown column "${name}". The columns are: ${COLUMNS.join(', ')}.`);
  const doubled = header
    .filter((name, at) => COLUMNS.includes(name) && header.indexOf(name) !== at)
    .map((name) => `row 1: the column "${name}" stands twice.`);
  const missing = ['indicator', 'value']
    .filter((name) => !header.includes(name))
    .map((name) => `row 1: the column "${name}" is missing. Add it.`);
  return [...unknown, ...doubled, ...missing];
}

function start(): Draft {
  return {
    status: null,
    reason: '',
    value: null,
    currency: '',
    narrative: '',
    observation: null,
    cells: new Map(),
    items: new Map(),
    evidence: [],
  };
}

type Columns = (column: string) => string;

/** The entry itself. A further row of the same indicator may only add evidence. */
function addEntry(draft: Draft, text: Columns, first: number | undefined): string[] {
  const faults: string[] = [];
  const evidence = Object.entries(EVIDENCE)
    .map(([column, key]) => [key, text(column)] as const)
    .filter(([, value]) => value !== '');
  if (evidence.length > 0) {
    if (text('evidence_title') === '') faults.push(', column "evidence_title": empty. Name the document.');
    draft.evidence.push({ title: '', ...Object.fromEntries(evidence) });
  }
  const said = ['value', 'status', 'reason', 'currency', 'narrative'].filter((column) => text(column) !== '');
  if (first !== undefined && said.length > 0) {
    return [
      ...faults,
      `, column "${said[0]}": row ${first} has answered this indicator. A further row may only add evidence.`,
    ];
  }
  if (first !== undefined) return faults;
  draft.value = text('value') === '' ? null : text('value');
  draft.reason = text('reason');
  draft.currency = text('currency');
  draft.narrative = text('narrative');
  const status = text('status');
  if (ANSWER_STATUSES.includes(status)) draft.status = status as AnswerStatus;
  else if (isObservationStatus(status)) draft.observation = status;
  else if (status !== '')
    faults.push(
      `, column "status": "${status}" is none. Write one of: ${[...ANSWER_STATUSES, 'normal', 'provisional', 'estimated', 'missing'].join(', ')}.`,
    );
  return faults;
}

function addPart(
  draft: Draft,
  part: string,
  text: Columns,
  indicator: Indicator | undefined,
  first: number | undefined,
): string[] {
  if (first !== undefined) return [`, column "cell": "${part}" stands in row ${first} too. Write it once.`];
  if (indicator?.type === 'list') {
    const field = indicator.items?.fields.find((name) => part.endsWith(`.${name}`));
    const key = field === undefined ? part : part.slice(0, -field.length - 1);
    draft.items.set(key, { ...draft.items.get(key), ...(field === undefined ? {} : { [field]: text('value') }) });
    return [];
  }
  const status = text('status') || (text('value') === '' ? 'missing' : 'normal');
  if (!isObservationStatus(status))
    return [`, column "status": "${status}" is none. Write one of: ${OBSERVATION_STATUSES.join(', ')}.`];
  draft.cells.set(part, { value: text('value') === '' ? null : text('value'), status });
  return [];
}

function isObservationStatus(text: string): text is ObservationStatus {
  return (OBSERVATION_STATUSES as readonly string[]).includes(text);
}

function finish(draft: Draft, indicator: Indicator | undefined): Entry {
  const { reason, currency, narrative, observation, evidence } = draft;
  return {
    status:
      draft.status ??
      (observation === 'missing'
        ? 'no-data'
        : observation === 'not-applicable' || observation === 'confidential'
          ? observation
          : 'answered'),
    value: valueOf(draft, indicator),
    evidence,
    ...(reason ? { reason } : {}),
    ...(currency ? { currency } : {}),
    ...(observation ? { observation } : {}),
    ...(draft.cells.size > 0 ? { cells: Object.fromEntries(draft.cells) } : {}),
    ...(narrative ? { narrative: { original: 'en', texts: { en: { text: narrative } } } } : {}),
  };
}

/** Everything in a CSV file is text; only what its type writes otherwise is turned. What does not fit stays for the rules to judge. */
function valueOf({ value, items }: Draft, indicator: Indicator | undefined): Answer | null {
  if (indicator?.type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  if (indicator?.type !== 'list' || (value === null && items.size === 0)) return value;
  const named = (value ?? '')
    .split(';')
    .map((key) => key.trim())
    .filter((key) => key !== '' && !items.has(key));
  return [
    ...named.map((key): ListItem => ({ key, fields: {} })),
    ...[...items].map(([key, fields]): ListItem => ({ key, fields })),
  ];
}
