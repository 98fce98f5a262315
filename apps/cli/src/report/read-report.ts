import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { answerOf, type Entry, type Indicator, type Plan } from '@signatory/domain';
import { sayFaultWhole } from '@signatory/texts';
import { readReportFile, type FileFault, type WrittenField } from '@signatory/workbook';
import { explain } from '../files/read-file.js';
import { CommandFault, type Io } from '../io.js';
import { printPlace } from './print-place.js';
import type { ReportSource } from './report-source.js';

interface Reading {
  /** The code given on the command line. */
  readonly member: string | undefined;
  /** Of what is said about the file. */
  readonly language: string;
}

/** Reads a report file: a workbook, CSV or JSON. Throws a `CommandFault` with every fault. */
export async function readReport(
  name: string,
  plan: Plan,
  { member, language }: Reading,
  io: Io,
): Promise<ReportSource> {
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
  const { entries, broken } = entriesOf(fields, plan, told, language);
  const conflict = member !== undefined && inFile !== '' && inFile !== member;
  const lines = [
    ...told.filter(({ severity }) => severity === 'ERROR').map((fault) => printFault(fault, language)),
    ...broken,
    ...(conflict ? [`the file is the report of "${inFile}", not of "${member}". Leave --member away.`] : []),
    ...checkMember(member ?? inFile, plan),
  ];
  if (lines.length > 0) throw new CommandFault(lines.map((line) => `${name}: ${line}`));
  for (const fault of told) io.err(`${name}: ${printFault(fault, language)}\n`);
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
  language: string,
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
    for (const { field, words } of read.faults) {
      const place = own.find((each) => each.field === field)?.place ?? {};
      if (!places.has(place)) broken.push(printFault({ place, words }, language));
    }
  }
  return { entries: Object.fromEntries(entries), broken };
}

function printFault({ place, words }: Pick<FileFault, 'place' | 'words'>, language: string): string {
  const where = printPlace(place, language);
  return `${where === '' ? '' : `${where}: `}${sayFaultWhole(language, words)}`;
}

function checkMember(member: string, plan: Plan): string[] {
  const codes = plan.members.map(({ code }) => code);
  if (member === '' || codes.includes(member)) return [];
  return [`"${member}" is no member of the plan. Its members are: ${codes.join(', ')}.`];
}
