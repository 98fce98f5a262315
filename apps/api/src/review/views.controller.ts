import { SavedView, SaveView as View } from '@signatory/contract';
import { Refusal, type Actor as Person } from '@signatory/domain';
import { ReadSavedViews, RemoveView, SaveView } from '@signatory/features';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Actor } from '../http/actor.js';
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
  list(@Actor() actor: Person): Promise<SavedView[]> {
    return this.views.execute(actor);
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
  async add(@Body(new ZodPipe(View)) view: View, @Actor() actor: Person): Promise<z.infer<typeof Saved>> {
    return { id: await this.save.execute({ actor, view, at: new Date() }) };
  }

  @Delete(':view')
  @HttpCode(204)
  @Allow('review:read')
  @Operation({ id: 'removeReviewView', summary: 'Remove a saved view', status: 204, refusals: ['not-found'] })
  drop(@Param('view') view: string, @Actor() actor: Person): Promise<void> {
    if (!z.uuid().safeParse(view).success) throw new Refusal('not-found', { subject: 'view' });
    return this.remove.execute({ actor, id: view });
  }
}
