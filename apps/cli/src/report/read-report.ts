import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { answerOf, type Entry, type Indicator, type Plan } from '@signatory/domain';
import { readReportFile, type FileFault, type Place, type WrittenField } from '@signatory/workbook';
import { explain } from '../files/read-file.js';
import { CommandFault, type Io } from '../io.js';
import type { ReportSource } from './report-source.js';

/** Reads a report file: a workbook, CSV or JSON. `member` is the code given on the command line. Throws a `CommandFault` with every fault. */
export async function readReport(name: string, plan: Plan, member: string | undefined, io: Io): Promise<ReportSource> {
  const path = resolve(io.folder, name);
  await stat(path).catch((error: unknown) => {
    throw new CommandFault([`${name}: ${explain(error, path)}`]);
  });
  const [fields, faults]: [WrittenField[], FileFault[]] = [[], []];
  let inFile = '';
  try {
    for await (const batch of readReportFile({ path, name }, plan)) {
      fields.push(...batch.fields);
      faults.push(...batch.faults);
      inFile = batch.member ?? inFile;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new CommandFault([`${name}: ${explain(error, path)}`]);
  }
  const judged = new Set(fields.filter(({ field }) => RULED.test(field)).map(({ place }) => place));
  const told = faults.filter(({ code, place }) => code !== 'value.refused' || !judged.has(place));
  const { entries, broken } = entriesOf(fields, plan, told);
  const conflict = member !== undefined && inFile !== '' && inFile !== member;
  const lines = [
    ...told.filter(({ severity }) => severity === 'ERROR').map(printFault),
    ...broken,
    ...(conflict ? [`the file is the report of "${inFile}", not of "${member}". Leave --member away.`] : []),
    ...checkMember(member ?? inFile, plan),
  ];
  if (lines.length > 0) throw new CommandFault(lines.map((line) => `${name}: ${line}`));
  for (const fault of told) io.err(`${name}: ${printFault(fault)}\n`);
  return {
    report: { member: member ?? inFile, entries },
    places: new Map(fields.map(({ indicator, field, place }) => [`${indicator} ${field}`, place])),
  };
}

/** What the rules of a plan say more of than the reader of a file can. */
const RULED = /^(value$|currency$|cells\.[^.]+\.[^.]+$|items\.)/;

function entriesOf(
  fields: readonly WrittenField[],
  plan: Plan,
  told: readonly FileFault[],
): { entries: Record<string, Entry>; broken: string[] } {
  const byIndicator = new Map<string, WrittenField[]>();
  for (const field of fields) byIndicator.set(field.indicator, [...(byIndicator.get(field.indicator) ?? []), field]);
  const indicators = new Map(
    plan.commitments.flatMap((each) => each.indicators).map((each): [string, Indicator] => [each.code, each]),
  );
  const entries: [string, Entry][] = [];
  const broken: string[] = [];
  const places = new Set(told.map(({ place }) => place));
  for (const [code, own] of byIndicator) {
    const indicator = indicators.get(code);
    if (!indicator) continue;
    const read = answerOf(new Map(own.map(({ field, text }) => [field, text])), indicator);
    if (read.ok) {
      if (read.answer) entries.push([code, read.answer]);
      continue;
    }
    for (const { field, message, cure } of read.faults) {
      const place = own.find((each) => each.field === field)?.place ?? {};
      if (!places.has(place)) broken.push(`${printPlace(place)}${message}. ${cure}`);
    }
  }
  return { entries: Object.fromEntries(entries), broken };
}

function printFault({ place, message, cure }: FileFault): string {
  return `${printPlace(place)}${message}. ${cure}`;
}

/** `sheet "I", cell H12, column "value": ` */
export function printPlace({ sheet, row, column, cell, pointer }: Place): string {
  const parts = [
    ...(sheet === undefined ? [] : [`sheet "${sheet}"`]),
    ...(cell === undefined ? (row === undefined ? [] : [`row ${row}`]) : [`cell ${cell}`]),
    ...(column === undefined || column === '' ? [] : [`column "${column}"`]),
    ...(pointer === undefined ? [] : [pointer]),
  ];
  return parts.length === 0 ? '' : `${parts.join(', ')}: `;
}

function checkMember(member: string, plan: Plan): string[] {
  const codes = plan.members.map(({ code }) => code);
  if (member === '' || codes.includes(member)) return [];
  return [`"${member}" is no member of the plan. Its members are: ${codes.join(', ')}.`];
}
