import { MarkNews, NewsList } from '@signatory/contract';
import { MarkNewsRead, ReadNews } from '@signatory/features';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Asked } from '../http/asked.js';
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
  read(@Asked() asked: Asked): Promise<NewsList> {
    return this.readNews.execute(asked.actor, asked.at);
  }

  @Post('read')
  @HttpCode(204)
  @Allow('signed-in')
  @Operation({ id: 'markNewsRead', summary: 'Mark news as read, up to an instant', body: MarkNews, status: 204 })
  mark(@Asked() asked: Asked, @Body(new ZodPipe(MarkNews)) { upTo }: MarkNews): Promise<void> {
    return this.markNewsRead.execute(asked.actor, new Date(upTo), asked.at);
  }
}
