import { ReviewThreadView, WriteMessage } from '@signatory/contract';
import type { Actor as Person, ReviewThreadCommand } from '@signatory/domain';
import { ReadThreads, WriteThread } from '@signatory/features';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Actor } from '../http/actor.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

const Begun = z.object({ id: z.string() });

interface EntryPlace {
  readonly cycle: string;
  readonly member: string;
  readonly indicator: string;
}

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
  list(@Param() place: EntryPlace, @Actor() actor: Person): Promise<ReviewThreadView[]> {
    return this.threads.execute({ ...place, actor, at: new Date() });
  }

  @Post()
  @HttpCode(201)
  @Allow('thread:write')
  @Operation({
    id: 'beginThread',
    summary: 'Begin a thread about an entry as a reviewer, without deciding on it',
    body: WriteMessage,
    status: 201,
    answer: Begun,
    refusals: ['not-found', 'command.forbidden', 'conflict-of-interest'],
  })
  async begin(
    @Param() place: EntryPlace,
    @Body(new ZodPipe(WriteMessage)) message: WriteMessage,
    @Actor() actor: Person,
  ): Promise<z.infer<typeof Begun>> {
    return { id: await this.write.execute({ ...place, ...message, actor, at: new Date(), command: 'comment' }) };
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
  say(
    @Param() place: EntryPlace & { readonly thread: string },
    @Body(new ZodPipe(WriteMessage)) message: WriteMessage,
    @Actor() actor: Person,
  ): Promise<void> {
    return this.move(place, 'comment', actor, message);
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
  resolve(@Param() place: EntryPlace & { readonly thread: string }, @Actor() actor: Person): Promise<void> {
    return this.move(place, 'resolve', actor);
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
  reopen(@Param() place: EntryPlace & { readonly thread: string }, @Actor() actor: Person): Promise<void> {
    return this.move(place, 'reopen', actor);
  }

  private async move(
    place: EntryPlace & { readonly thread: string },
    command: ReviewThreadCommand,
    actor: Person,
    message: Partial<WriteMessage> = {},
  ): Promise<void> {
    await this.write.execute({ ...place, ...message, actor, at: new Date(), command });
  }
}
