import type { RuleOutcome } from '@signatory/domain';
import { validateReport, withCalculated, type Window } from '@signatory/rules';
import { choose, defineCommand } from '../command.js';
import { CommandFault } from '../io.js';
import { describeOutcomes, printFindings } from '../report/describe-outcomes.js';
import { readReport } from '../report/read-report.js';
import { readSoundPlan } from '../files/read-plan.js';

export const validate = defineCommand({
  help: `signatory validate PLAN.yaml REPORT.(xlsx|csv|json) [--json] [options]

Runs every rule of a plan over a member's report, and lists the findings.

  --json                    {"member", "counts": {"pass", "fail", "notApplicable", "notRun"}, "findings": [{"rule", "severity", "kind",
                            "indicator", "part", "row", "cell", "sheet", "message", "facts"}]}
  --member CODE             whose report it is, where the file does not say; without either, a member that is asked for everything
  --before FILE             the member's report in the earlier cycle
  --from, --to YYYY-MM-DD   the reporting window; without it, dates are not held against one
  --language en|fr|de|it|ja of the messages

A report is what "signatory template" writes, filled in; or by hand, in JSON,
  {"member": "CA", "entries": {"i1_unit": {"value": "operating", "evidence": [{"title": "…"}]}}}; an entry is what the API takes;
or in CSV, a header and the columns
  indicator          the code: i1_unit
  field              empty for the answer itself; sex.female for a cell of a figure; route-a or route-a.date for a list's item or its field;
                     currency, observation, narrative.en, narrativeTier; evidence.new-1.title, .url, .happened … for a piece of evidence
  value              a figure with a point before decimals; true or false; a code; a date as 2025-09-30; yes for an item; none for an empty list
  status, reason     optional, of the answer or a cell: answered, no-data, not-applicable, confidential, provisional, estimated, missing
  member             optional: the member's code
Commas, semicolons or tabs between the columns. Rules run over what could be read; what could not is told, all in one pass.

Exit status: 0; 1 if a BLOCKER fails or could not run; 2 if a file or the command cannot be read.
`,
  operands: ['PLAN.yaml', 'REPORT.(xlsx|csv|json)'],
  options: {
    json: { type: 'boolean' },
    member: { type: 'string' },
    before: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    language: { type: 'string' },
  },
  async run(options, [planName = '', reportName = ''], io) {
    const language = choose('language', options.language, ['en', 'fr', 'de', 'it', 'ja']);
    const window = readWindow(options.from, options.to);
    const plan = await readSoundPlan(planName, io);
    const reading = { member: options.member, language };
    const read = await readReport(reportName, plan, reading, io);
    const earlier = options.before === undefined ? null : (await readReport(options.before, plan, reading, io)).report;
    // What a file says of what is calculated counts nothing, and a template has it blank.
    const before = earlier && withCalculated(plan, earlier);
    const report = withCalculated(plan, read.report, { before });
    const { places } = read;
    const outcomes = validateReport({ plan, report, before, window });
    const findings = describeOutcomes(plan, outcomes, places, language);
    const counts = {
      pass: countOf(outcomes, 'PASS'),
      fail: countOf(outcomes, 'FAIL'),
      notApplicable: countOf(outcomes, 'NOT_APPLICABLE'),
      notRun: countOf(outcomes, 'NOT_RUN'),
    };
    const text = options.json
      ? JSON.stringify({ member: report.member || null, counts, findings }, null, 2)
      : printFindings(findings, counts);
    io.out(`${text}\n`);
    return findings.some(({ severity }) => severity === 'BLOCKER') ? 1 : 0;
  },
});

function readWindow(from = '0001-01-01', to = '9999-12-31'): Window {
  const faults = Object.entries({ from, to })
    .filter(([, day]) => !/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(`${day}T00:00:00Z`)))
    .map(([option, day]) => `--${option} is "${day}". Write a day as year-month-day: 2025-09-30.`);
  if (faults.length === 0 && from > to) faults.push(`--from ${from} is after --to ${to}. Exchange them.`);
  if (faults.length > 0) throw new CommandFault(faults);
  return { from, to };
}

function countOf(outcomes: readonly RuleOutcome[], kind: RuleOutcome['outcome']['kind']): number {
  return outcomes.filter(({ outcome }) => outcome.kind === kind).length;
}
