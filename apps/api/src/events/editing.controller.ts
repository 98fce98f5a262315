import { EditingView, ReportEditingView } from '@signatory/contract';
import { FindEditedEntry, FindEditedReport, FindEditedText, TellEditing, type EditedPlace } from '@signatory/features';
import { Controller, Get, HttpCode, Put } from '@nestjs/common';
import { Allow } from '../http/allow.js';
import { Asked } from '../http/asked.js';
import { Operation } from '../http/operation.js';
import { Editing } from './editing.js';

type OfEntry = Asked<'cycle' | 'member' | 'indicator'>;
type OfText = Asked<'cycle' | 'commitment' | 'language'>;

const ENTRY_REFUSALS = [
  'not-found',
  'indicator.unknown',
  'entry.assessors-only',
  'entry.calculated',
  'entry.not-open',
] as const;
const TEXT_REFUSALS = ['not-found', 'cycle.baseline', 'same-person', 'request.invalid'] as const;

/** Who else is at an entry or a text. It is told, and locks nothing: what two people change is asked about when it is saved. */
@Controller('api/cycles/:cycle')
export class EditingController {
  constructor(
    private readonly findEntry: FindEditedEntry,
    private readonly findReport: FindEditedReport,
    private readonly findText: FindEditedText,
    private readonly tell: TellEditing,
    private readonly editing: Editing,
  ) {}

  @Get('reports/:member/entries/:indicator/editing')
  @Allow('report:edit')
  @Operation({
    id: 'readEntryEditing',
    summary: 'Who else has edited an entry within the last minute',
    answer: EditingView,
    refusals: ENTRY_REFUSALS,
  })
  async readEntry(@Asked() asked: OfEntry): Promise<EditingView> {
    return this.describe(await this.findEntry.execute(asked), asked);
  }

  @Put('reports/:member/entries/:indicator/editing')
  @HttpCode(204)
  @Allow('report:edit')
  @Operation({
    id: 'tellEntryEditing',
    keyless: 'changes-nothing',
    summary: 'Say that the caller is editing an entry; forgotten after a minute',
    status: 204,
    refusals: ENTRY_REFUSALS,
  })
  async tellEntry(@Asked() asked: OfEntry): Promise<void> {
    await this.tell.execute(await this.findEntry.execute(asked), asked.actor);
  }

  @Get('reports/:member/editing')
  @Allow('report:certify')
  @Operation({
    id: 'readReportEditing',
    summary: 'Who else has edited which entry of a report within the last minute, for who certifies it',
    answer: ReportEditingView,
    refusals: ['not-found'],
  })
  async readReport(@Asked() asked: Asked<'cycle' | 'member'>): Promise<ReportEditingView> {
    const places = await this.findReport.execute(asked);
    const entries = places.map(({ indicator, key }) => ({ indicator, ...this.describe({ key }, asked) }));
    return { entries: entries.filter(({ people }) => people.length > 0) };
  }

  @Get('chapters/:commitment/texts/:language/editing')
  @Allow('chapter:edit')
  @Operation({
    id: 'readTextEditing',
    summary: "Who else has edited a chapter's text in a language within the last minute",
    answer: EditingView,
    refusals: TEXT_REFUSALS,
  })
  async readText(@Asked() asked: OfText): Promise<EditingView> {
    return this.describe(await this.findText.execute(asked), asked);
  }

  @Put('chapters/:commitment/texts/:language/editing')
  @HttpCode(204)
  @Allow('chapter:edit')
  @Operation({
    id: 'tellTextEditing',
    keyless: 'changes-nothing',
    summary: "Say that the caller is editing a chapter's text in a language; forgotten after a minute",
    status: 204,
    refusals: TEXT_REFUSALS,
  })
  async tellText(@Asked() asked: OfText): Promise<void> {
    await this.tell.execute(await this.findText.execute(asked), asked.actor);
  }

  private describe({ key }: Pick<EditedPlace, 'key'>, { actor, at }: Pick<OfEntry, 'actor' | 'at'>): EditingView {
    return { people: this.editing.beside(actor.id, key, at) };
  }
}
