import { ReminderLetter, RemindersSent, ReminderView, SendReminders as Chosen } from '@signatory/contract';
import { PreviewReminders, ReadReminders, SendReminders } from '@signatory/features';
import type { Environment } from '@signatory/config';
import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { z } from 'zod';
import { ENVIRONMENT } from '../environment.js';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

@Controller('api/cycles/:cycle/reminders')
export class RemindersController {
  constructor(
    private readonly reminders: ReadReminders,
    private readonly previews: PreviewReminders,
    private readonly sending: SendReminders,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  @Get()
  @Allow('reminder:send')
  @Operation({
    id: 'listReminders',
    summary: 'Of what each member can be reminded now, how many would be written, and who reminded it last',
    answer: z.array(ReminderView),
    refusals: ['not-found'],
  })
  list(@Asked() asked: Asked<'cycle'>): Promise<ReminderView[]> {
    return this.reminders.execute(asked);
  }

  @Post('preview')
  @HttpCode(200)
  @Allow('reminder:send')
  @Operation({
    id: 'previewReminders',
    keyless: 'changes-nothing',
    summary: 'The letters as they would be sent, each in its reader’s language; nobody is written',
    body: Chosen,
    answer: z.array(ReminderLetter),
    refusals: ['not-found', 'reminder.nothing-open', 'reminder.sent-lately'],
  })
  preview(@Asked() asked: Asked<'cycle'>, @Body(new ZodPipe(Chosen)) body: Chosen): Promise<ReminderLetter[]> {
    return this.previews.execute({ ...asked, body, site: this.environment.publicUrl });
  }

  @Post()
  @HttpCode(200)
  @Allow('reminder:send')
  @Operation({
    id: 'sendReminders',
    summary: 'Remind the focal points of members of their report, or of the answers that reviewers wait for',
    body: Chosen,
    answer: RemindersSent,
    refusals: ['not-found', 'reminder.nothing-open', 'reminder.sent-lately'],
  })
  send(@Asked() asked: Asked<'cycle'>, @Body(new ZodPipe(Chosen)) body: Chosen): Promise<RemindersSent> {
    return this.sending.execute({ ...asked, body });
  }
}
