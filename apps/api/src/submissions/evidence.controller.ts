import { Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { EvidenceFile } from '@signatory/contract';
import type { Actor as Person } from '@signatory/domain';
import { ReadContributionFile, ReadEvidenceFile, ReceiveEvidenceFile } from '@signatory/features';
import { BLOBS, type BlobStore } from '@signatory/persistence';
import type { FastifyReply } from 'fastify';
import { Actor } from '../http/actor.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { TakesFile, UploadedFile, type Uploaded } from '../http/upload.js';
import { sendFile } from '../releases/send-file.js';

interface PartPlace {
  readonly cycle: string;
  readonly member: string;
  readonly indicator: string;
  readonly contributor: string;
  readonly hash: string;
}

@Controller('api/cycles/:cycle/reports/:member')
export class EvidenceController {
  constructor(
    private readonly receiveFile: ReceiveEvidenceFile,
    private readonly readFile: ReadEvidenceFile,
    private readonly readPartFile: ReadContributionFile,
    @Inject(BLOBS) private readonly blobs: BlobStore,
  ) {}

  @Post('evidence-files')
  @HttpCode(201)
  @TakesFile()
  @Allow('report:edit')
  @Operation({
    id: 'uploadEvidenceFile',
    summary:
      'Upload a file (multipart/form-data, or its bytes under their own type): a piece of evidence then cites its sha256. Cited by nothing, it is forgotten after a day',
    status: 201,
    answer: EvidenceFile,
    refusals: ['media-type.unsupported', 'file.refused', 'body.too-large', 'cycle.not-open', 'cycle.closed'],
  })
  upload(
    @Param('cycle') cycle: string,
    @Param('member') member: string,
    @UploadedFile() { content, name, type }: Uploaded,
    @Actor() actor: Person,
  ): Promise<EvidenceFile> {
    return this.receiveFile.execute({ cycle, member, content, name, declared: type, actor, at: new Date() });
  }

  @Get('evidence/:id/file')
  @Allow('report:read')
  @Operation({
    id: 'readEvidenceFile',
    summary: 'Download the file of a piece of evidence; its type is the one found in it',
    mediaType: 'application/octet-stream',
    refusals: ['not-found'],
  })
  async download(
    @Param('cycle') cycle: string,
    @Param('member') member: string,
    @Param('id') id: string,
    @Actor() actor: Person,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.readFile.execute({ cycle, member, id, actor, at: new Date() });
    await sendFile(reply, this.blobs, { ...file, path: file.name });
  }

  @Get('entries/:indicator/contributions/:contributor/files/:hash')
  @Allow('contribution:read')
  @Operation({
    id: 'readContributionFile',
    summary: 'Download a file that an agency cites in its part, before the part is combined',
    mediaType: 'application/octet-stream',
    refusals: ['not-found', 'indicator.unknown'],
  })
  async downloadOfPart(
    @Param() { cycle, member, indicator, contributor, hash }: PartPlace,
    @Actor() actor: Person,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const request = { cycle, member, indicator, contributor, sha256: hash, actor, at: new Date() };
    const file = await this.readPartFile.execute(request);
    await sendFile(reply, this.blobs, { ...file, path: file.name });
  }
}
