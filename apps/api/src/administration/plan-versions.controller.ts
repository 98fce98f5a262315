import {
  AdoptedPlanView,
  AdoptVersion as Adoption,
  CommentOnPlan as Comment,
  ConsultPlan as Consultation,
  DecideApplies as Decisions,
  DecideMigration as Migration,
  DraftPlanFile as Draft,
  MigrationView,
  PlanCommentView,
  PlanVersionDetail,
  PlanWorkbookView,
  ReplyToComment,
} from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import {
  AdoptVersion,
  CommentOnPlan,
  ConsultPlan,
  DecideApplies,
  DecideMigration,
  DraftPlanFile,
  PlanWorkbooks,
  ReadMigration,
  ReadPlanVersion,
} from '@signatory/features';
import { negotiateLanguage } from '@signatory/texts';
import { Body, Controller, Get, Headers, HttpCode, Post, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { TakesFile, UploadedFile, type Uploaded } from '../http/upload.js';
import { etagOf, IfMatch } from '../http/versions.js';
import { ZodPipe } from '../http/zod.pipe.js';
import { readNumber } from './plan-number.js';

const IF_MATCH = { 'If-Match': { required: true, description: 'The revision it was made from, like "3".' } } as const;

@Controller('api/plans')
export class PlanVersionsController {
  constructor(
    private readonly drafts: DraftPlanFile,
    private readonly versions: ReadPlanVersion,
    private readonly consultations: ConsultPlan,
    private readonly adoptions: AdoptVersion,
    private readonly decisions: DecideApplies,
    private readonly workbooks: PlanWorkbooks,
  ) {}

  // Not 'plan:adopt': before the first plan nobody holds a role. The command asks for it, or for the first invitation.
  @Post('drafts')
  @HttpCode(201)
  @Allow('signed-in')
  @Operation({
    id: 'draftPlan',
    summary: 'Upload a plan version as a draft, or another text for one',
    body: Draft,
    status: 201,
    answer: AdoptedPlanView,
    refusals: ['plan.faulty', 'plan.version-taken', 'permission.missing', 'command.stale', 'command.wrong-state'],
  })
  draft(
    @Asked() asked: Asked,
    @Body(new ZodPipe(Draft)) body: Draft,
    @Headers('accept-language') wished: string | undefined,
  ): Promise<AdoptedPlanView> {
    return this.drafts.execute({ ...asked, body, language: negotiateLanguage(wished) });
  }

  // As above: whoever begins with a workbook holds no role yet.
  @Post('workbooks')
  @HttpCode(200)
  @TakesFile()
  @Allow('signed-in')
  @Operation({
    id: 'readPlanWorkbook',
    costs: 'upload',
    keyless: 'changes-nothing',
    summary:
      'The plan file that a workbook means (multipart/form-data, or its bytes), and everything that is wrong with it, cell by cell; nothing is kept',
    answer: PlanWorkbookView,
    refusals: ['permission.missing', 'media-type.unsupported', 'body.too-large', 'storage.full'],
  })
  readWorkbook(
    @Asked() asked: Asked,
    @UploadedFile() { content, name }: Uploaded,
    @Headers('accept-language') wished: string | undefined,
  ): Promise<PlanWorkbookView> {
    return this.workbooks.read({ ...asked, content, name, language: negotiateLanguage(wished) });
  }

  @Get(':plan/versions/:n')
  @Allow('signed-in')
  @Operation({
    id: 'readPlanVersion',
    summary: 'One version of a plan with its text and what was decided beside it; its ETag is its revision',
    answer: PlanVersionDetail,
    refusals: ['not-found'],
  })
  async read(
    @Asked() asked: Asked<'plan' | 'n'>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlanVersionDetail> {
    const version = await this.versions.execute({ ...asked, n: readNumber(asked.n) });
    void reply.header('etag', etagOf(version.revision));
    return version;
  }

  @Post(':plan/versions/:n/consultation')
  @HttpCode(204)
  @Allow('plan:adopt')
  @Operation({
    id: 'consultPlan',
    summary: 'Put a draft to consultation until an instant',
    body: Consultation,
    status: 204,
    refusals: ['not-found', 'command.stale', 'command.wrong-state'],
  })
  consult(
    @Asked() asked: Asked<'plan' | 'n'>,
    @Body(new ZodPipe(Consultation)) { until, revision }: Consultation,
  ): Promise<void> {
    const end = new Date(until);
    return this.consultations.execute({ ...asked, n: readNumber(asked.n), until: end, revision });
  }

  @Post(':plan/versions/:n/adoption')
  @HttpCode(204)
  @Allow('plan:adopt')
  @Operation({
    id: 'adoptVersion',
    summary: 'Record that the members adopted a version, with its document and their reservations',
    body: Adoption,
    status: 204,
    refusals: ['not-found', 'command.stale', 'command.wrong-state', 'plan.comments-open'],
  })
  adopt(@Asked() asked: Asked<'plan' | 'n'>, @Body(new ZodPipe(Adoption)) body: Adoption): Promise<void> {
    return this.adoptions.execute({ ...asked, n: readNumber(asked.n), body });
  }

  @Put(':plan/versions/:n/decisions')
  @HttpCode(204)
  @Allow('plan:adopt')
  @Operation({
    id: 'decideApplies',
    summary: 'Fix of which members a commitment is asked, and in which words, until a cycle opens',
    body: Decisions,
    status: 204,
    headers: IF_MATCH,
    refusals: ['not-found', 'precondition.missing', 'version.stale', 'plan.in-use'],
  })
  decide(
    @Asked() asked: Asked<'plan' | 'n'>,
    @IfMatch() revision: number,
    @Body(new ZodPipe(Decisions)) body: Decisions,
  ): Promise<void> {
    return this.decisions.execute({ ...asked, n: readNumber(asked.n), body, revision });
  }
}

@Controller('api/plans/:plan/versions/:n/comments')
export class PlanCommentsController {
  constructor(
    private readonly versions: ReadPlanVersion,
    private readonly comments: CommentOnPlan,
  ) {}

  @Get()
  @Allow('signed-in')
  @Operation({
    id: 'listComments',
    summary: 'Every comment on a version, oldest first; the members read each other',
    answer: z.array(PlanCommentView),
    refusals: ['not-found'],
  })
  list(@Asked() asked: Asked<'plan' | 'n'>): Promise<PlanCommentView[]> {
    return this.versions.comments({ ...asked, n: readNumber(asked.n) });
  }

  @Post()
  @HttpCode(201)
  @Allow('plan:comment')
  @Operation({
    id: 'commentOnPlan',
    summary: 'Comment on a commitment, an indicator or the whole plan under consultation',
    body: Comment,
    status: 201,
    answer: z.object({ thread: z.string() }),
    refusals: ['not-found', 'command.wrong-state', 'plan.consultation-over'],
  })
  async begin(
    @Asked() asked: Asked<'plan' | 'n'>,
    @Body(new ZodPipe(Comment)) body: Comment,
  ): Promise<{ thread: string }> {
    return { thread: await this.comments.begin({ ...asked, n: readNumber(asked.n), body }) };
  }

  @Post(':thread/replies')
  @HttpCode(201)
  @Allow('signed-in')
  @Operation({
    id: 'replyToComment',
    summary: 'Answer a comment, as the secretariat, or go on in an own thread',
    body: ReplyToComment,
    status: 201,
    answer: z.object({ thread: z.string() }),
    refusals: ['not-found', 'permission.missing', 'command.wrong-state', 'plan.consultation-over'],
  })
  async reply(
    @Asked() asked: Asked<'plan' | 'n' | 'thread'>,
    @Body(new ZodPipe(ReplyToComment)) { text }: z.infer<typeof ReplyToComment>,
  ): Promise<{ thread: string }> {
    if (!z.uuid().safeParse(asked.thread).success) throw new Refusal('not-found', { subject: 'comment' });
    return { thread: await this.comments.reply({ ...asked, n: readNumber(asked.n), text }) };
  }
}

@Controller('api/plans/:plan/versions/:n/migration')
export class PlanMigrationController {
  constructor(
    private readonly migrations: ReadMigration,
    private readonly migrate: DecideMigration,
  ) {}

  @Get()
  @Allow('signed-in')
  @Operation({
    id: 'readMigration',
    summary:
      'What became of each item since the version before that the reader sees: decided, or proposed; its ETag is the revision of the newer version',
    answer: MigrationView,
    refusals: ['not-found'],
  })
  async read(
    @Asked() asked: Asked<'plan' | 'n'>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MigrationView> {
    const migration = await this.migrations.execute({ ...asked, n: readNumber(asked.n) });
    void reply.header('etag', etagOf(migration.revision));
    return migration;
  }

  @Put()
  @HttpCode(204)
  @Allow('plan:adopt')
  @Operation({
    id: 'decideMigration',
    summary: 'Decide what became of every item since the version before',
    body: Migration,
    status: 204,
    headers: IF_MATCH,
    refusals: ['not-found', 'precondition.missing', 'version.stale', 'plan.in-use'],
  })
  decide(
    @Asked() asked: Asked<'plan' | 'n'>,
    @IfMatch() revision: number,
    @Body(new ZodPipe(Migration)) { mappings }: Migration,
  ): Promise<void> {
    return this.migrate.execute({ ...asked, n: readNumber(asked.n), mappings, revision });
  }
}
