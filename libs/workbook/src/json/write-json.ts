import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { fieldsOf, type Plan } from '@signatory/domain';
import type { ReportFileOptions, ReportSource } from '../report-file.js';
import { indicatorsOf } from '../table/write-rows.js';

/**
 * Writes a report as JSON: its entries as the API shows them, each with its version, and as `base` the fields as they
 * were exported. An entry that is not answered stands there with the status `unanswered`.
 */
export async function writeJson(
  report: ReportSource,
  plan: Plan,
  options: ReportFileOptions,
  out: Writable,
): Promise<void> {
  const { cycle, revision } = options;
  const head = { plan: plan.id, planVersion: plan.version, cycle, member: report.member, revision };
  out.write(`${JSON.stringify(head, null, 2).slice(0, -2)},\n  "entries": [`);
  const indicators = indicatorsOf(plan, options);
  let at = 0;
  for await (const { entry, version } of report.answers(indicators)) {
    const said = {
      indicator: indicators[at]?.code,
      version,
      ...(entry ?? { status: 'unanswered', value: null, evidence: [] }),
      base: Object.fromEntries(fieldsOf(entry)),
    };
    const text = `${at === 0 ? '' : ','}\n    ${JSON.stringify(said)}`;
    at += 1;
    if (!out.write(text)) await once(out, 'drain');
  }
  out.end('\n  ]\n}\n');
  await finished(out);
}
