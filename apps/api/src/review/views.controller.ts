import { SavedView, SaveView as View } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { ReadSavedViews, RemoveView, SaveView } from '@signatory/features';
import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

const Saved = z.object({ id: z.string() });

/** Views of the review queue that a person keeps by name. */
@Controller('api/review-views')
export class ReviewViewsController {
  constructor(
    private readonly views: ReadSavedViews,
    private readonly save: SaveView,
    private readonly remove: RemoveView,
  ) {}

  @Get()
  @Allow('review:read')
  @Operation({
    id: 'listReviewViews',
    summary: 'Views of the review queue that the caller saved',
    answer: z.array(SavedView),
  })
  list(@Asked() asked: Asked): Promise<SavedView[]> {
    return this.views.execute(asked.actor);
  }

  @Post()
  @HttpCode(201)
  @Allow('review:read')
  @Operation({
    id: 'saveReviewView',
    summary: 'Save filters of the review queue by a name',
    body: View,
    status: 201,
    answer: Saved,
    refusals: ['view.name-taken', 'view.too-many'],
  })
  async add(@Asked() asked: Asked, @Body(new ZodPipe(View)) view: View): Promise<z.infer<typeof Saved>> {
    return { id: await this.save.execute({ ...asked, view }) };
  }

  @Delete(':view')
  @HttpCode(204)
  @Allow('review:read')
  @Operation({ id: 'removeReviewView', summary: 'Remove a saved view', status: 204, refusals: ['not-found'] })
  drop(@Asked() asked: Asked<'view'>): Promise<void> {
    if (!z.uuid().safeParse(asked.view).success) throw new Refusal('not-found', { subject: 'view' });
    return this.remove.execute({ actor: asked.actor, id: asked.view });
  }
}
