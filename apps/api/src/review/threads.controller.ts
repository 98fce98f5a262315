import { ReviewThreadView, WriteMessage } from '@signatory/contract';
import type { ReviewThreadCommand } from '@signatory/domain';
import { ReadThreads, WriteThread } from '@signatory/features';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

const Begun = z.object({ id: z.string() });

type OfEntry = Asked<'cycle' | 'member' | 'indicator'>;
type OfThread = Asked<'cycle' | 'member' | 'indicator' | 'thread'>;

/** What reviewers and focal points say to each other about one entry. */
@Controller('api/cycles/:cycle/reviews/:member/:indicator/threads')
export class ThreadsController {
  constructor(
    private readonly threads: ReadThreads,
    private readonly write: WriteThread,
  ) {}

  @Get()
  @Allow('report:read')
  @Operation({
    id: 'listThreads',
    summary: 'What is said about an entry, for its member and its reviewers',
    answer: z.array(ReviewThreadView),
    refusals: ['not-found'],
  })
  list(@Asked() asked: OfEntry): Promise<ReviewThreadView[]> {
    return this.threads.execute(asked);
  }

  @Post()
  @HttpCode(201)
  @Allow('thread:write')
  @Operation({
    id: 'beginThread',
    summary: 'Begin a thread about an entry, as its member or as a reviewer, without deciding on it',
    body: WriteMessage,
    status: 201,
    answer: Begun,
    refusals: ['not-found', 'command.forbidden', 'conflict-of-interest'],
  })
  async begin(
    @Asked() asked: OfEntry,
    @Body(new ZodPipe(WriteMessage)) message: WriteMessage,
  ): Promise<z.infer<typeof Begun>> {
    return { id: await this.write.execute({ ...asked, ...message, command: 'comment' }) };
  }

  @Post(':thread/messages')
  @HttpCode(204)
  @Allow('thread:write')
  @Operation({
    id: 'writeMessage',
    summary: "Write into a thread; the member's first words to a question are its answer",
    body: WriteMessage,
    status: 204,
    refusals: ['not-found', 'conflict-of-interest', 'command.wrong-state'],
  })
  say(@Asked() asked: OfThread, @Body(new ZodPipe(WriteMessage)) message: WriteMessage): Promise<void> {
    return this.move(asked, 'comment', message);
  }

  @Post(':thread/resolve')
  @HttpCode(204)
  @Allow('thread:write')
  @Operation({
    id: 'resolveThread',
    summary: 'Mark a thread as resolved, as a reviewer',
    status: 204,
    refusals: ['not-found', 'command.forbidden', 'conflict-of-interest', 'command.wrong-state'],
  })
  resolve(@Asked() asked: OfThread): Promise<void> {
    return this.move(asked, 'resolve');
  }

  @Post(':thread/reopen')
  @HttpCode(204)
  @Allow('thread:write')
  @Operation({
    id: 'reopenThread',
    summary: 'Take a resolved thread up again',
    status: 204,
    refusals: ['not-found', 'conflict-of-interest', 'command.wrong-state'],
  })
  reopen(@Asked() asked: OfThread): Promise<void> {
    return this.move(asked, 'reopen');
  }

  private async move(
    asked: OfThread,
    command: ReviewThreadCommand,
    message: Partial<WriteMessage> = {},
  ): Promise<void> {
    await this.write.execute({ ...asked, ...message, command });
  }
}
