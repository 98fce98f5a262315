import { plainCellsOf, type Entry, type PlainCells, type Plan, type Report, type RuleOutcome } from '@signatory/domain';
import { canonicalJson, sha256 } from '@signatory/persistence';
import { dependenciesOf, generateRules } from '@signatory/rules';

const known = new WeakMap<Plan, ReadonlyMap<string, readonly string[]>>();

/**
 * SHA-256 of the values a rule read: a justification is tied to it, survives the next run, and lapses when one of them
 * changes. Words, and evidence that no rule reads, do not count.
 */
export function valuesHash(
  plan: Plan,
  report: Report,
  { rule, field, facts }: Pick<RuleOutcome, 'rule' | 'field' | 'facts'>,
): string {
  // As canonical JSON of both: the names stand in this order.
  return sha256(`{"facts":${canonicalJson(facts)},"values":`, valuesOf(plan, report, { rule, field }), '}');
}

const latest = new WeakMap<Report, { readonly of: string; readonly values: Uint8Array }>();

/** Values longer than this stand for themselves by their own hash: of thousands of findings on one entry each would read all of it. */
const MOST_WRITTEN_OUT = 16_384;

/** Findings of one rule follow each other, and may be of one entry with thousands of cells: it is written out once for all of them. */
function valuesOf(plan: Plan, report: Report, { rule, field }: Pick<RuleOutcome, 'rule' | 'field'>): Uint8Array {
  const before = latest.get(report);
  const of = `${rule} ${field.indicator}`;
  if (before?.of === of) return before.values;
  const read = (readsOf(plan).get(rule) ?? [field.indicator]).map((code) => {
    const entry = Object.hasOwn(report.entries, code) ? report.entries[code] : undefined;
    return `[${canonicalJson(code)},${entry ? valuesIn(entry) : 'null'}]`;
  });
  const whole = Buffer.from(`[${read.join(',')}]`);
  const values = whole.length > MOST_WRITTEN_OUT ? Buffer.from(`"${sha256(whole)}"`) : whole;
  latest.set(report, { of, values });
  return values;
}

/** The names stand in the order of canonical JSON. */
function valuesIn(entry: Entry): string {
  const plain = plainCellsOf(entry);
  const cells = plain ? canonicalCells(plain) : canonicalJson(entry.cells ?? null);
  const { currency = null, observation = null, status, value } = entry;
  const rest = canonicalJson({ currency, observation, status, value });
  return `{"cells":${cells},${rest.slice(1)}`;
}

/** By the names of a disaggregation, their numbers in canonical order, each with what stands before its figure. */
const orders = new WeakMap<readonly string[], readonly { readonly no: number; readonly head: string }[]>();

/** As canonical JSON of the same cells one by one, without making them. */
function canonicalCells({ names, values }: PlainCells): string {
  const order =
    orders.get(names) ??
    [...names.keys()]
      .slice(1)
      .sort((a, b) => ((names[a] ?? '') < (names[b] ?? '') ? -1 : 1))
      .map((no) => ({ no, head: `${canonicalJson(names[no] ?? '')}:{"status":"normal","value":"` }));
  orders.set(names, order);
  let text = '';
  for (const { no, head } of order) {
    const value = values[no] ?? Number.NaN;
    if (!Number.isNaN(value)) text += `${text === '' ? '' : ','}${head}${value}"}`;
  }
  return `{${text}}`;
}

const counted = new WeakMap<Plan, number>();

/** How many rules a run of this plan has. Counting compiles none: a plan that cannot be compiled still has a run that says so. */
export function countRules(plan: Plan): number {
  const count = counted.get(plan) ?? generateRules(plan).length + plan.commitments.flatMap(({ rules }) => rules).length;
  counted.set(plan, count);
  return count;
}

function readsOf(plan: Plan): ReadonlyMap<string, readonly string[]> {
  const reads = known.get(plan) ?? dependenciesOf(plan);
  known.set(plan, reads);
  return reads;
}
