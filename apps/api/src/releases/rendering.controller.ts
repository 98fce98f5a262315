import { SteerRendering } from '@signatory/features';
import { Controller, HttpCode, Post } from '@nestjs/common';
import { Asked } from '../http/asked.js';
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
  cancel(@Asked() asked: Asked<'id'>): Promise<void> {
    return this.steer.execute({ ...asked, release: readId(asked.id) }, 'cancel');
  }

  @Post('releases/:id/rendering/retry')
  @HttpCode(204)
  @Allow('release:request')
  @Operation({
    id: 'retryRendering',
    costs: 'document',
    summary: 'Render the files of a release that failed or were cancelled; what is rendered stays',
    status: 204,
    refusals: ['command.wrong-state'],
  })
  retry(@Asked() asked: Asked<'id'>): Promise<void> {
    return this.steer.execute({ ...asked, release: readId(asked.id) }, 'retry');
  }
}
