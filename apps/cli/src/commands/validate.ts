import type { Plan, RuleOutcome } from '@signatory/domain';
import { parsePlan } from '@signatory/plan';
import { validateReport, type Window } from '@signatory/rules';
import { choose, defineCommand } from '../command.js';
import { readTextFile } from '../files/read-file.js';
import { CommandFault, type Io } from '../io.js';
import { describeOutcomes, printFindings } from '../report/describe-outcomes.js';
import { readReport } from '../report/read-report.js';
import { printProblem } from './plan-lint.js';

export const validate = defineCommand({
  help: `signatory validate PLAN.yaml REPORT.(json|csv) [--json] [options]

Runs every rule of a plan over a member's report, and lists the findings.

  --json                    {"member", "counts": {"pass", "fail", "notApplicable", "notRun"}, "findings": [{"rule", "severity", "kind",
                            "indicator", "part", "row", "message", "facts"}]}
  --member CODE             whose report it is, where the file does not say; without either, a member that is asked for everything
  --before FILE             the member's report in the earlier cycle
  --from, --to YYYY-MM-DD   the reporting window; without it, dates are not held against one
  --language en|fr|de|it|ja of the messages

A JSON report: {"member": "CA", "entries": {"i1_unit": {"value": "operating", "evidence": [{"title": "…"}]}}}; an entry is what the API takes.

A CSV report: a header and the columns
  indicator          the code: i1_unit
  cell               empty for the entry itself; sex.female for a cell of a figure; route-a or route-a.date for a list's item or its field
  value              a figure with a point before decimals; true or false; a code; a date as 2025-09-30; a list's keys with ; between them
  status             answered, no-data, not-applicable, confidential; of a figure or cell also normal, provisional, estimated, missing
  reason, currency, narrative, and for evidence: evidence_title, evidence_publisher, evidence_url, evidence_happened, evidence_published,
  evidence_accessed, evidence_page, evidence_quote, evidence_item. A further row of the same indicator adds a further piece.
  member             optional: the member's code
Only indicator and value are needed.

Exit status: 0; 1 if a BLOCKER fails or could not run; 2 if a file or the command cannot be read.
`,
  operands: ['PLAN.yaml', 'REPORT.(json|csv)'],
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
    const plan = await readPlan(planName, io);
    const { report, rows } = await readReport(reportName, plan, options.member, io);
    const before =
      options.before === undefined ? null : (await readReport(options.before, plan, options.member, io)).report;
    const outcomes = validateReport({ plan, report, before, window });
    const findings = describeOutcomes(plan, outcomes, rows, language);
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

async function readPlan(name: string, io: Io): Promise<Plan> {
  const parsed = parsePlan((await readTextFile(name, io)).text, name);
  if ('plan' in parsed) return parsed.plan;
  throw new CommandFault(parsed.problems.filter(({ severity }) => severity === 'ERROR').map(printProblem));
}

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
