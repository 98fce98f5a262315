import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PlanWorkbookView } from '@signatory/contract';
import { chooseText, faultWords, Refusal, type Actor } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { fromPointer, printDocument, type PlanFile, type ProblemPlace, type ReadPlanFile } from '@signatory/plan';
import { sayFault, type ProductLanguage } from '@signatory/texts';
import { lettersOf, openPlanWorkbook, printPlanWorkbook } from '@signatory/workbook';
import { Injectable } from '@nestjs/common';
import { PlanKeeper, PlanLint } from '../administration/index.js';
import { tellFormat, withFolder } from '../exchange/index.js';
import { documentOf } from './edit-document.js';
import { enterVersion, type PlanRequest } from './plan-scope.js';

const MOST_BYTES = 20 * 1024 * 1024;

type Problems = PlanWorkbookView['problems'];

/** A plan version as a workbook, for people who write plans in spreadsheets, and back. */
@Injectable()
export class PlanWorkbooks {
  constructor(
    private readonly database: Database,
    private readonly keeper: PlanKeeper,
    private readonly lint: PlanLint,
  ) {}

  /** The text as it is kept. Refuses `not-found`. */
  async write({ language, ...request }: PlanRequest & { readonly language: ProductLanguage }): Promise<Buffer> {
    const version = await enterVersion(this.database.dataSource.manager, request, 'read');
    const title = chooseText(version.body.title, language).text;
    return printPlanWorkbook(documentOf(version), { title, language });
  }

  /**
   * What a workbook holds, as the plan file that means the same, and everything that the lint says of it; nothing is kept.
   * Refuses `permission.missing`, `media-type.unsupported`, `body.too-large`.
   */
  async read(sent: {
    readonly content: Readable;
    readonly name: string;
    readonly actor: Actor;
    readonly at: Date;
    readonly language: ProductLanguage;
  }): Promise<PlanWorkbookView> {
    const { name, language } = sent;
    await this.keeper.requireAdopter(sent.actor, sent.at);
    const { format, content } = await tellFormat(sent.content, MOST_BYTES);
    if (format !== 'xlsx') {
      // Read to its end all the same: to break off would lose the answer.
      content.on('error', () => undefined).resume();
      throw new Refusal('media-type.unsupported', { words: faultWords('file.kind.no-workbook', { name }) });
    }
    const opened = await withFolder(async (folder) => {
      const path = join(folder, 'plan');
      await pipeline(content, createWriteStream(path));
      return openPlanWorkbook(path, name);
    });
    return this.describe(opened, language);
  }

  private async describe(opened: ReadPlanFile, language: ProductLanguage): Promise<PlanWorkbookView> {
    if (!opened.ok) return { file: null, problems: tell(opened.problems, language) };
    const { data, repaired } = opened.file;
    const document = data as Readonly<Record<string, unknown>>;
    const found = await this.lint.problems({ ...document }, language);
    const placed = found.map(({ severity, code, pointer, message, cure }) => {
      const path = fromPointer(pointer);
      const place = opened.file.place({ severity, code: code as Code, path });
      return { severity, code, ...cellOf(place), message, cure };
    });
    return { file: printDocument(document, 'yaml'), problems: [...placed, ...tell(repaired, language)] };
  }
}

type Code = Parameters<PlanFile['place']>[0]['code'];

function tell(problems: PlanFile['repaired'], language: ProductLanguage): Problems {
  return problems.map((problem) => ({
    severity: problem.severity,
    code: problem.code,
    ...cellOf(problem),
    ...sayFault(language, problem.words),
  }));
}

function cellOf({
  sheet = null,
  line,
  column,
}: Omit<ProblemPlace, 'sheet'> & { readonly sheet?: string | null }): Pick<Problems[number], 'sheet' | 'cell'> {
  return { sheet, cell: `${lettersOf(column - 1)}${line}` };
}
