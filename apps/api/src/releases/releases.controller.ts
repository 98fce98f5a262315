import { GiveReason, ReleaseView, RequestRelease as Wish } from '@signatory/contract';
import { Refusal, type Actor as Person } from '@signatory/domain';
import { ReadReleases, RequestRelease, SignOffRelease } from '@signatory/features';
import { blobKey, BLOBS, RELEASES, type BlobStore } from '@signatory/persistence';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Actor } from '../http/actor.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';
import { sendFile } from './send-file.js';

@Controller('api')
export class ReleasesController {
  constructor(
    private readonly releases: ReadReleases,
    private readonly request: RequestRelease,
    private readonly signOff: SignOffRelease,
    @Inject(BLOBS) private readonly blobs: BlobStore,
  ) {}

  @Get('cycles/:cycle/releases')
  @Allow('library:read')
  @Operation({
    id: 'listReleases',
    summary: "A cycle's releases, the newest first",
    answer: z.array(ReleaseView),
    refusals: ['not-found'],
  })
  list(@Param('cycle') cycle: string, @Actor() actor: Person): Promise<ReleaseView[]> {
    return this.releases.list(cycle, { actor, at: new Date() });
  }

  @Post('cycles/:cycle/releases')
  @Allow('release:request')
  @Operation({
    id: 'requestRelease',
    summary: 'Freeze a release and render its files',
    body: Wish,
    status: 201,
    answer: ReleaseView,
    refusals: ['release.scores-open', 'release.replies-open', 'release.embargo-past', 'cycle.baseline'],
  })
  async requestRelease(
    @Param('cycle') cycle: string,
    @Body(new ZodPipe(Wish)) body: Wish,
    @Actor() actor: Person,
  ): Promise<ReleaseView> {
    const at = new Date();
    return this.releases.read(await this.request.execute({ actor, cycle, body, at }), { actor, at });
  }

  @Get('releases/:id')
  @Allow('library:read')
  @Operation({ id: 'readRelease', summary: 'One release with its files', answer: ReleaseView })
  read(@Param('id') id: string, @Actor() actor: Person): Promise<ReleaseView> {
    return this.releases.read(readId(id), { actor, at: new Date() });
  }

  @Post('releases/:id/sign-off')
  @HttpCode(204)
  @Allow('release:sign')
  @Operation({
    id: 'signOffRelease',
    summary: 'Sign a release off, as the second person',
    status: 204,
    refusals: [
      'conflict-of-interest',
      'same-person',
      'release.files-pending',
      'release.key-changed',
      'command.wrong-state',
    ],
  })
  sign(@Param('id') id: string, @Actor() actor: Person): Promise<void> {
    return this.signOff.execute({ actor, release: readId(id), at: new Date() });
  }

  @Post('releases/:id/reject')
  @HttpCode(204)
  @Allow('release:sign')
  @Operation({
    id: 'rejectRelease',
    summary: 'Send a requested release back with a reason',
    body: GiveReason,
    status: 204,
    refusals: ['conflict-of-interest', 'same-person', 'command.wrong-state'],
  })
  reject(
    @Param('id') id: string,
    @Body(new ZodPipe(GiveReason)) { reason }: GiveReason,
    @Actor() actor: Person,
  ): Promise<void> {
    return this.signOff.reject({ actor, release: readId(id), at: new Date() }, reason);
  }

  @Post('releases/:id/withdraw')
  @HttpCode(204)
  @Allow('release:sign')
  @Operation({
    id: 'withdrawRelease',
    summary: 'Withdraw a published release with a reason',
    body: GiveReason,
    status: 204,
    refusals: ['conflict-of-interest', 'same-person', 'command.wrong-state'],
  })
  withdraw(
    @Param('id') id: string,
    @Body(new ZodPipe(GiveReason)) { reason }: GiveReason,
    @Actor() actor: Person,
  ): Promise<void> {
    return this.signOff.withdraw({ actor, release: readId(id), at: new Date() }, reason);
  }

  @Get('releases/:id/files/*')
  @Allow('library:read')
  @Operation({
    id: 'readReleaseFile',
    summary: 'One file of a release that the caller may see',
    mediaType: 'application/octet-stream',
  })
  async file(
    @Param('id') id: string,
    @Param('*') path: string,
    @Actor() actor: Person,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.releases.file(readId(id), path, { actor, at: new Date() });
    await sendFile(reply, this.blobs, { ...file, key: blobKey(RELEASES, file.sha256 ?? ''), size: Number(file.size) });
  }
}

/** What is no id is as unknown as an id that is not there. */
function readId(text: string): string {
  if (!z.uuid().safeParse(text).success) throw new Refusal('not-found', { subject: 'release' });
  return text;
}
