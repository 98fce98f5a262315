import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { LettersQuery, LettersView } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { ReadLetters, SendLetterAgain } from '@signatory/features';
import { z } from 'zod';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

const Id = z.uuid();

@Controller('api/operations/letters')
export class LettersController {
  constructor(
    private readonly readLetters: ReadLetters,
    private readonly sendLetterAgain: SendLetterAgain,
  ) {}

  @Get()
  @Allow('letters:read')
  @Operation({
    id: 'listLetters',
    summary:
      'The letters of the plans that the caller keeps, the newest first: of what kind, to whom, and what became of them',
    query: LettersQuery,
    answer: LettersView,
  })
  list(@Asked() asked: Asked, @Query(new ZodPipe(LettersQuery)) query: LettersQuery): Promise<LettersView> {
    return this.readLetters.execute({ ...asked, ...query });
  }

  @Post(':id/send-again')
  @HttpCode(204)
  @Allow('letters:send-again')
  @Operation({
    id: 'sendLetterAgain',
    summary: 'Send a letter that did not go out, or of which nobody knows whether it did',
    status: 204,
    refusals: ['not-found', 'command.wrong-state'],
  })
  async sendAgain(@Asked() asked: Asked<'id'>): Promise<void> {
    if (!Id.safeParse(asked.id).success) throw new Refusal('not-found', { subject: 'letter' });
    await this.sendLetterAgain.execute(asked);
  }
}
