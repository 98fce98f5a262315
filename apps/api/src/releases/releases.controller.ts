import { GiveReason, ReleaseView, RequestRelease as Wish } from '@signatory/contract';
import type { Actor as Person } from '@signatory/domain';
import {
  MoveEmbargo,
  ReadReleases,
  RedraftRelease,
  RequestRelease,
  SignOffRelease,
  TakeCopy,
} from '@signatory/features';
import { blobKey, BLOBS, RELEASES, type BlobStore } from '@signatory/persistence';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Actor } from '../http/actor.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';
import { readId } from './read-id.js';
import { sendBytes, sendFile } from './send-file.js';

@Controller('api')
export class ReleasesController {
  constructor(
    private readonly releases: ReadReleases,
    private readonly request: RequestRelease,
    private readonly signOff: SignOffRelease,
    private readonly moveEmbargo: MoveEmbargo,
    private readonly redraftRelease: RedraftRelease,
    private readonly takeCopy: TakeCopy,
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
    refusals: [
      'release.scores-open',
      'release.replies-open',
      'release.embargo-past',
      'release.silence-too-short',
      'release.figures-moved',
      'correction.unsettled',
      'cycle.baseline',
    ],
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
      'release.overtaken',
      'release.silence-too-short',
      'correction.open',
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

  @Post('releases/:id/redraft')
  @HttpCode(204)
  @Allow('release:request')
  @Operation({
    id: 'redraftRelease',
    summary: 'Take a release that was objected to or rejected back to its draft; the next request freezes it again',
    status: 204,
    refusals: ['command.wrong-state'],
  })
  redraft(@Param('id') id: string, @Actor() actor: Person): Promise<void> {
    return this.redraftRelease.execute({ actor, release: readId(id), at: new Date() });
  }

  @Post('releases/:id/embargo')
  @HttpCode(204)
  @Allow('release:request')
  @Operation({
    id: 'moveEmbargo',
    summary: 'Freeze a release under embargo again with another instant ahead; a second person signs it off again',
    body: Wish,
    status: 204,
    refusals: ['release.embargo-past', 'release.silence-too-short', 'command.wrong-state'],
  })
  embargo(@Param('id') id: string, @Body(new ZodPipe(Wish)) body: Wish, @Actor() actor: Person): Promise<void> {
    return this.moveEmbargo.execute({ actor, release: readId(id), body, at: new Date() });
  }

  @Get('releases/:id/files/*')
  @Allow('library:read')
  @Operation({
    id: 'readReleaseFile',
    summary:
      'One file of a release that the caller may see; an embargo reader gets a copy, which is counted, logged and in a PDF marked',
    mediaType: 'application/octet-stream',
  })
  async file(
    @Param('id') id: string,
    @Param('*') path: string,
    @Actor() actor: Person,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const question = { actor, at: new Date() };
    const { file, marked } = await this.releases.file(readId(id), path, question);
    if (marked) {
      const { content, number } = await this.takeCopy.execute({ ...question, release: readId(id), path });
      await sendBytes(reply, content, { ...file, path: path.replace(/(?=\.[a-z]+$)/, `-copy-${number}`) });
      return;
    }
    await sendFile(reply, this.blobs, { ...file, key: blobKey(RELEASES, file.sha256 ?? ''), size: Number(file.size) });
  }
}
