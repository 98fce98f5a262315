import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { fieldsOf, type Plan, type Report } from '@signatory/domain';
import type { ReportFileOptions } from '../report-file.js';
import { indicatorsOf } from '../table/write-rows.js';

/**
 * Writes a report as JSON: its entries as the API shows them, each with its version, and as `base` the fields as they
 * were exported. An entry that is not answered stands there with the status `unanswered`.
 */
export async function writeJson(report: Report, plan: Plan, options: ReportFileOptions, out: Writable): Promise<void> {
  const { cycle, revision, versions } = options;
  const head = { plan: plan.id, planVersion: plan.version, cycle, member: report.member, revision };
  out.write(`${JSON.stringify(head, null, 2).slice(0, -2)},\n  "entries": [`);
  let first = true;
  for (const { code } of indicatorsOf(plan, options)) {
    const entry = Object.hasOwn(report.entries, code) ? (report.entries[code] ?? null) : null;
    const said = {
      indicator: code,
      version: versions?.[code] ?? 0,
      ...(entry ?? { status: 'unanswered', value: null, evidence: [] }),
      base: Object.fromEntries(fieldsOf(entry)),
    };
    const text = `${first ? '' : ','}\n    ${JSON.stringify(said)}`;
    first = false;
    if (!out.write(text)) await once(out, 'drain');
  }
  out.end('\n  ]\n}\n');
  await finished(out);
}
