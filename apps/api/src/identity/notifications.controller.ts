import { Notifications as Wishes } from '@signatory/contract';
import type { Actor as Person } from '@signatory/domain';
import { Notifications } from '@signatory/features';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { Actor } from '../http/actor.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

@Controller('api')
export class NotificationsController {
  constructor(private readonly notifications: Notifications) {}

  @Get('me/notifications')
  @Allow('signed-in')
  @Operation({ id: 'readNotifications', summary: 'Which letters the caller wants', answer: Wishes })
  read(@Actor() actor: Person): Promise<Wishes> {
    return this.notifications.read(actor);
  }

  @Put('me/notifications')
  @HttpCode(204)
  @Allow('signed-in')
  @Operation({ id: 'saveNotifications', summary: 'Choose letters and their language', body: Wishes, status: 204 })
  save(@Body(new ZodPipe(Wishes)) body: Wishes, @Actor() actor: Person): Promise<void> {
    return this.notifications.save(actor, body, new Date());
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
