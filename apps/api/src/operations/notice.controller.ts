import { Body, Controller, Delete, Get, HttpCode, Put } from '@nestjs/common';
import { NoticeAnswer, SetNotice } from '@signatory/contract';
import { ChangeNotice, ReadNotice } from '@signatory/features';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';
import { readAppScript } from '../web/screen-page.js';
import { WEB_FOLDER } from '../web-folder.js';

@Controller('api/notice')
export class NoticeController {
  constructor(
    private readonly notice: ReadNotice,
    private readonly change: ChangeNotice,
  ) {}

  @Get()
  @Allow('public')
  @Operation({
    id: 'readNotice',
    summary:
      'What everybody is told for a time, as of maintenance; also ahead of it. And which script the app is served with',
    answer: NoticeAnswer,
  })
  async read(): Promise<NoticeAnswer> {
    const [notice, script] = await Promise.all([this.notice.execute(new Date()), readAppScript(WEB_FOLDER)]);
    return { notice, script };
  }

  @Put()
  @HttpCode(204)
  @Allow('notice:manage')
  @Operation({
    id: 'setNotice',
    summary: 'Tell everybody something for a time, in place of what was told before',
    body: SetNotice,
    status: 204,
    refusals: ['notice.other-plans', 'request.invalid'],
  })
  async set(@Asked() asked: Asked, @Body(new ZodPipe(SetNotice)) body: SetNotice): Promise<void> {
    await this.change.execute({ ...asked, body });
  }

  @Delete()
  @HttpCode(204)
  @Allow('notice:manage')
  @Operation({
    id: 'clearNotice',
    summary: 'Take the notice away before its time is over',
    status: 204,
    refusals: ['notice.other-plans'],
  })
  async clear(@Asked() asked: Asked): Promise<void> {
    await this.change.execute({ ...asked, body: null });
  }
}
