import type { Plan } from '@signatory/domain';
import { readTextFile } from '../files/read-file.js';
import { splitCsv } from '../files/split-csv.js';
import { CommandFault, type Io } from '../io.js';
import { reportFromCsv } from './report-csv.js';
import { reportFromJson } from './report-json.js';
import type { ReportSource } from './report-source.js';

/** Reads a report file, `.json` or `.csv`. `member` is the code given on the command line. Throws a `CommandFault` with every fault. */
export async function readReport(name: string, plan: Plan, member: string | undefined, io: Io): Promise<ReportSource> {
  const file = await readTextFile(name, io);
  const json = /\.json$/i.test(name);
  if (!json && !/\.csv$/i.test(name)) throw new CommandFault([`${name}: a report is a .json or a .csv file.`]);
  const { source, faults } = json ? reportFromJson(file.text) : reportFromCsv(splitCsv(file), plan);
  const inFile = source?.report.member ?? '';
  const conflict = member !== undefined && inFile !== '' && inFile !== member;
  const all = [
    ...faults,
    ...(conflict ? [`the file is the report of "${inFile}", not of "${member}". Leave --member away.`] : []),
    ...checkMember(member ?? inFile, plan),
  ];
  if (!source || all.length > 0) throw new CommandFault(all.map((fault) => `${name}: ${fault}`));
  return { ...source, report: { ...source.report, member: member ?? inFile } };
}

function checkMember(member: string, plan: Plan): string[] {
  const codes = plan.members.map(({ code }) => code);
  if (member === '' || codes.includes(member)) return [];
  return [`"${member}" is no member of the plan. Its members are: ${codes.join(', ')}.`];
}
