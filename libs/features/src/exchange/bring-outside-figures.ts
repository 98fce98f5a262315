import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import {
  faultsOf,
  ImportOutsideFigures as Figures,
  OutsideFigureInput,
  type ImportedOutsideFigures,
} from '@signatory/contract';
import { faultWords, Refusal, requireWithin, type Actor, type Fault, type Plan } from '@signatory/domain';
import { FILE_LIMITS, readTable, type FileFault } from '@signatory/workbook';
import { Catalogue } from '../catalogue/index.js';
import { checkFigures, ImportOutsideFigures } from '../contributions/index.js';
import { withFolder } from './folder.js';
import { tellFormat } from './tell-format.js';

export interface BringFiguresCommand {
  readonly cycle: string;
  readonly content: Readable;
  /** As the sender calls the file. */
  readonly name: string;
  readonly actor: Actor;
  readonly at: Date;
}

/** The columns of a CSV file; a JSON file has the same names. */
const FIGURE_COLUMNS = {
  required: ['member', 'indicator', 'value', 'reference', 'source', 'accessed'],
  optional: ['cell', 'url'],
} as const;

const LIMITS = { ...FILE_LIMITS, bytes: 10 * 1024 * 1024, rows: 10_000, columns: 50 };

/** Brings figures of international sources in a file: CSV, or JSON as the API takes it. All of them or none. */
@Injectable()
export class BringOutsideFigures {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly figures: ImportOutsideFigures,
  ) {}

  /**
   * @throws Refusal `not-found`, `permission.missing`, `media-type.unsupported`, `body.too-large`, and `value.invalid` with
   * every fault of every row at once: row, column and cure
   */
  async execute({ cycle, content, name, actor, at }: BringFiguresCommand): Promise<ImportedOutsideFigures> {
    const { plan } = await this.catalogue.open(cycle);
    if (!actor.grants.some((grant) => grant.plan === plan.id)) throw new Refusal('not-found', { subject: 'cycle' });
    // Before the file is read, so that nobody else's costs us anything.
    requireWithin(actor, 'outside:import', { plan: plan.id, cycle }, at.toISOString());
    const told = await tellFormat(content, LIMITS.bytes);
    if (told.format === 'xlsx') {
      // Read to its end all the same: to break off would lose the answer.
      told.content.on('error', () => undefined).resume();
      throw new Refusal('media-type.unsupported', { words: faultWords('file.kind.no-figures') });
    }
    return withFolder(async (folder) => {
      const path = join(folder, 'figures');
      await pipeline(told.content, createWriteStream(path));
      const command = { cycle, actor, at };
      if (told.format === 'json')
        return this.figures.execute({ ...command, figures: readJson(await readFile(path, 'utf8')) });
      return this.figures.execute({ ...command, figures: await readCsv(plan, path, name) });
    });
  }
}

async function readCsv(plan: Plan, path: string, name: string): Promise<OutsideFigureInput[]> {
  const { rows, faults } = await readTable({ path, name, format: 'csv' }, FIGURE_COLUMNS, LIMITS);
  const wrong = faults.filter(({ severity }) => severity === 'ERROR').map(faultOfFile);
  // A header at fault makes every row one: what helps is the header.
  if (wrong.length > 0) throw new Refusal('value.invalid', { faults: wrong });
  const figures: OutsideFigureInput[] = [];
  const found: Fault[] = [];
  for (const { row, cells } of rows) {
    const read = OutsideFigureInput.safeParse(cells);
    if (!read.success) found.push(...faultsOfRow(row, cells, faultsOf(read.error.issues)));
    else {
      figures.push(read.data);
      found.push(...checkFigures(plan, [read.data]).faults.map((fault) => at(row, withoutPlace(fault))));
    }
  }
  if (found.length > 0) throw new Refusal('value.invalid', { faults: found.slice(0, LIMITS.faults) });
  return figures;
}

function readJson(text: string): OutsideFigureInput[] {
  let sent: unknown;
  try {
    sent = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Refusal('value.invalid', { faults: [{ pointer: '', words: faultWords('outside.json') }] });
  }
  const read = Figures.safeParse(sent);
  if (!read.success) throw new Refusal('value.invalid', { faults: faultsOf(read.error.issues) });
  return read.data.figures;
}

/** What the form of a row says; of a blank cell, that it is one. */
function faultsOfRow(row: number, cells: Readonly<Record<string, string>>, faults: readonly Fault[]): Fault[] {
  return faults.map((fault) => {
    const column = fault.pointer.split('/')[1] ?? '';
    const isBlank = cells[column] === undefined && column !== '';
    return at(row, isBlank ? { pointer: fault.pointer, words: faultWords('cell.blank', { column }) } : fault);
  });
}

/** `/figures/0/value` is the value of the one row that was checked. */
function withoutPlace(fault: Fault): Fault {
  return { ...fault, pointer: fault.pointer.replace(/^\/figures\/\d+/, '') };
}

function at(row: number, fault: Fault): Fault {
  const column = fault.pointer.split('/')[1] ?? '';
  return { ...fault, pointer: `/rows/${row}/${column}`, row, ...(column !== '' && { column }) };
}

function faultOfFile({ place: { row, column }, words }: FileFault): Fault {
  return {
    pointer: [row === undefined ? '' : `/rows/${row}`, column === undefined ? '' : `/${column}`].join(''),
    words,
    ...(row !== undefined && { row }),
    ...(column !== undefined && { column }),
  };
}
