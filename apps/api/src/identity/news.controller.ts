import { MarkNews, NewsList } from '@signatory/contract';
import type { Actor as Person } from '@signatory/domain';
import { MarkNewsRead, ReadNews } from '@signatory/features';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Actor } from '../http/actor.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

@Controller('api/me/news')
export class NewsController {
  constructor(
    private readonly readNews: ReadNews,
    private readonly markNewsRead: MarkNewsRead,
  ) {}

  @Get()
  @Allow('signed-in')
  @Operation({ id: 'readNews', summary: 'What happened and concerns the caller', answer: NewsList })
  read(@Actor() actor: Person): Promise<NewsList> {
    return this.readNews.execute(actor, new Date());
  }

  @Post('read')
  @HttpCode(204)
  @Allow('signed-in')
  @Operation({ id: 'markNewsRead', summary: 'Mark news as read, up to an instant', body: MarkNews, status: 204 })
  mark(@Body(new ZodPipe(MarkNews)) { upTo }: MarkNews, @Actor() actor: Person): Promise<void> {
    return this.markNewsRead.execute(actor, new Date(upTo), new Date());
  }
}
