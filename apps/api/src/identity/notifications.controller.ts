import { Notifications as Wishes } from '@signatory/contract';
import { Notifications } from '@signatory/features';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

@Controller('api')
export class NotificationsController {
  constructor(private readonly notifications: Notifications) {}

  @Get('me/notifications')
  @Allow('own-account')
  @Operation({ id: 'readNotifications', summary: 'Which letters the caller wants', answer: Wishes })
  read(@Asked() asked: Asked): Promise<Wishes> {
    return this.notifications.read(asked.actor);
  }

  @Put('me/notifications')
  @HttpCode(204)
  @Allow('own-account')
  @Operation({ id: 'saveNotifications', summary: 'Choose letters and their language', body: Wishes, status: 204 })
  save(@Asked() asked: Asked, @Body(new ZodPipe(Wishes)) body: Wishes): Promise<void> {
    return this.notifications.save(asked.actor, body, asked.at);
  }

  // A mail program presses this without a session: the token in the address is the right to it (RFC 8058).
  @Post('unsubscribe/:token/:kind')
  @HttpCode(204)
  @Allow('public')
  @Operation({
    id: 'unsubscribe',
    summary: 'End letters of one kind, from a link in one',
    status: 204,
    refusals: ['not-found'],
  })
  stop(@Param('token') token: string, @Param('kind') kind: string): Promise<void> {
    return this.notifications.stop(token, kind, new Date());
  }
}
