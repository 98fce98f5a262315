import type { Actor as Person } from '@signatory/domain';
import { SteerRendering } from '@signatory/features';
import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { Actor } from '../http/actor.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { readId } from './read-id.js';

@Controller('api')
export class RenderingController {
  constructor(private readonly steer: SteerRendering) {}

  @Post('releases/:id/rendering/cancel')
  @HttpCode(204)
  @Allow('release:request')
  @Operation({
    id: 'cancelRendering',
    summary: 'Stop rendering the files of a release that waits for its sign-off; what is rendered stays',
    status: 204,
    refusals: ['command.wrong-state'],
  })
  cancel(@Param('id') id: string, @Actor() actor: Person): Promise<void> {
    return this.steer.execute({ actor, release: readId(id), at: new Date() }, 'cancel');
  }

  @Post('releases/:id/rendering/retry')
  @HttpCode(204)
  @Allow('release:request')
  @Operation({
    id: 'retryRendering',
    summary: 'Render the files of a release that failed or were cancelled; what is rendered stays',
    status: 204,
    refusals: ['command.wrong-state'],
  })
  retry(@Param('id') id: string, @Actor() actor: Person): Promise<void> {
    return this.steer.execute({ actor, release: readId(id), at: new Date() }, 'retry');
  }
}
