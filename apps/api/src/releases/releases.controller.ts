import {
  ComparedRelease,
  GiveReason,
  ReleaseDifference,
  ReleaseNumberCheck,
  ReleaseView,
  RequestRelease as Wish,
  WithdrawRelease as Withdrawal,
} from '@signatory/contract';
import {
  CheckNumbers,
  CompareVersions,
  MoveEmbargo,
  ReadReleases,
  RedraftRelease,
  RequestRelease,
  SignOffRelease,
  TakeCopy,
} from '@signatory/features';
import { blobKey, BLOBS, RELEASES, type BlobStore } from '@signatory/persistence';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Asked } from '../http/asked.js';
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
    private readonly compareVersions: CompareVersions,
    private readonly checkNumbers: CheckNumbers,
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
  list(@Asked() asked: Asked<'cycle'>): Promise<ReleaseView[]> {
    return this.releases.list(asked.cycle, asked);
  }

  @Post('cycles/:cycle/releases')
  @Allow('release:request')
  @Operation({
    id: 'requestRelease',
    costs: 'document',
    summary: 'Request a release: it is frozen, and its files are rendered',
    body: Wish,
    status: 201,
    answer: ReleaseView,
    refusals: [
      'release.scores-open',
      'release.nothing-scored',
      'release.replies-open',
      'release.embargo-past',
      'release.silence-too-short',
      'release.waiting',
      'release.moving',
      'release.correction-needed',
      'release.figures-moved',
      'correction.unsettled',
      'cycle.baseline',
    ],
  })
  async requestRelease(@Asked() asked: Asked<'cycle'>, @Body(new ZodPipe(Wish)) body: Wish): Promise<ReleaseView> {
    return this.releases.read(await this.request.execute({ ...asked, body }), asked);
  }

  @Get('releases/:id')
  @Allow('library:read')
  @Operation({ id: 'readRelease', summary: 'One release with its files', answer: ReleaseView })
  read(@Asked() asked: Asked<'id'>): Promise<ReleaseView> {
    return this.releases.read(readId(asked.id), asked);
  }

  @Get('releases/:id/difference')
  @Allow('library:read')
  @Operation({
    id: 'compareReleases',
    summary: 'The figures that a release prints otherwise than another one of its cycle',
    query: ComparedRelease,
    answer: ReleaseDifference,
    refusals: ['not-found', 'request.invalid'],
  })
  difference(
    @Asked() asked: Asked<'id'>,
    @Query(new ZodPipe(ComparedRelease)) { since }: z.infer<typeof ComparedRelease>,
  ): Promise<ReleaseDifference> {
    return this.compareVersions.execute(readId(asked.id), since, asked);
  }

  @Get('releases/:id/number-check')
  @Allow('library:read')
  @Operation({
    id: 'checkReleaseNumbers',
    summary: 'Words beside the scores of a release that say another result than its tables have',
    answer: ReleaseNumberCheck,
    refusals: ['not-found'],
  })
  numberCheck(@Asked() asked: Asked<'id'>): Promise<ReleaseNumberCheck> {
    return this.checkNumbers.execute(readId(asked.id), asked);
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
  sign(@Asked() asked: Asked<'id'>): Promise<void> {
    return this.signOff.execute({ ...asked, release: readId(asked.id) });
  }

  @Post('releases/:id/reject')
  @HttpCode(204)
  @Allow('release:sign')
  @Operation({
    id: 'rejectRelease',
    summary: 'Reject a requested release with a reason',
    body: GiveReason,
    status: 204,
    refusals: ['conflict-of-interest', 'same-person', 'command.wrong-state'],
  })
  reject(@Asked() asked: Asked<'id'>, @Body(new ZodPipe(GiveReason)) { reason }: GiveReason): Promise<void> {
    return this.signOff.reject({ ...asked, release: readId(asked.id) }, reason);
  }

  @Post('releases/:id/withdraw')
  @HttpCode(204)
  @Allow('release:sign')
  @Operation({
    id: 'withdrawRelease',
    summary: 'Withdraw a published release with a reason, and the code of its cycle',
    body: Withdrawal,
    status: 204,
    refusals: ['conflict-of-interest', 'same-person', 'command.wrong-state'],
  })
  withdraw(@Asked() asked: Asked<'id'>, @Body(new ZodPipe(Withdrawal)) body: Withdrawal): Promise<void> {
    return this.signOff.withdraw({ ...asked, release: readId(asked.id) }, body);
  }

  @Post('releases/:id/redraft')
  @HttpCode(204)
  @Allow('release:request')
  @Operation({
    id: 'redraftRelease',
    costs: 'document',
    summary:
      'Take a release back to its draft that was objected to or rejected, or that the caller requested and nobody signed; the next request freezes it again',
    status: 204,
    refusals: ['command.wrong-state', 'command.forbidden'],
  })
  redraft(@Asked() asked: Asked<'id'>): Promise<void> {
    return this.redraftRelease.execute({ ...asked, release: readId(asked.id) });
  }

  @Post('releases/:id/embargo')
  @HttpCode(204)
  @Allow('release:request')
  @Operation({
    id: 'moveEmbargo',
    summary:
      'Move the embargo of a release to another instant ahead: it is frozen again, and a second person signs it off again',
    body: Wish,
    status: 204,
    refusals: ['release.embargo-past', 'release.silence-too-short', 'command.wrong-state'],
  })
  embargo(@Asked() asked: Asked<'id'>, @Body(new ZodPipe(Wish)) body: Wish): Promise<void> {
    return this.moveEmbargo.execute({ ...asked, release: readId(asked.id), body });
  }

  @Get('releases/:id/files/*')
  @Allow('library:read')
  @Operation({
    id: 'readReleaseFile',
    costs: 'nothing',
    summary:
      'One file of a release that the caller may see; before publication a copy, which is counted, logged and marked, but for those who request and sign',
    mediaType: 'application/octet-stream',
  })
  async file(@Asked() asked: Asked<'id'>, @Param('*') path: string, @Res() reply: FastifyReply): Promise<void> {
    const release = readId(asked.id);
    const { file, marked } = await this.releases.file(release, path, asked);
    if (marked) {
      const { content, number, mark } = await this.takeCopy.execute({ ...asked, release, path });
      await sendBytes(reply, content, { ...file, path: path.replace(/(?=\.[a-z]+$)/, `-${mark}-copy-${number}`) });
      return;
    }
    await sendFile(reply, this.blobs, { ...file, key: blobKey(RELEASES, file.sha256 ?? ''), size: Number(file.size) });
  }
}
