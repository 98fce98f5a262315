import { Controller, Get, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { EvidenceFile } from '@signatory/contract';
import { ReadContributionFile, ReadEvidenceFile, ReadPageCopy, ReceiveEvidenceFile } from '@signatory/features';
import { BLOBS, type BlobStore } from '@signatory/persistence';
import type { FastifyReply } from 'fastify';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { TakesFile, UploadedFile, type Uploaded } from '../http/upload.js';
import { sendBytes, sendFile } from '../releases/send-file.js';

@Controller('api/cycles/:cycle/reports/:member')
export class EvidenceController {
  constructor(
    private readonly receiveFile: ReceiveEvidenceFile,
    private readonly readFile: ReadEvidenceFile,
    private readonly readCopy: ReadPageCopy,
    private readonly readPartFile: ReadContributionFile,
    @Inject(BLOBS) private readonly blobs: BlobStore,
  ) {}

  @Post('evidence-files')
  @HttpCode(201)
  @TakesFile()
  @Allow('report:edit')
  @Operation({
    id: 'uploadEvidenceFile',
    costs: 'upload',
    summary:
      'Upload a file (multipart/form-data, or its bytes under their own type): a piece of evidence then cites its sha256. Cited by nothing, it is forgotten after a day',
    status: 201,
    answer: EvidenceFile,
    refusals: [
      'media-type.unsupported',
      'file.refused',
      'file.infected',
      'body.too-large',
      'storage.full',
      'cycle.not-open',
      'cycle.closed',
    ],
  })
  upload(
    @Asked() asked: Asked<'cycle' | 'member'>,
    @UploadedFile() { content, name, type }: Uploaded,
  ): Promise<EvidenceFile> {
    return this.receiveFile.execute({ ...asked, content, name, declared: type });
  }

  @Get('evidence/:id/file')
  @Allow('report:read')
  @Operation({
    id: 'readEvidenceFile',
    costs: 'nothing',
    summary: 'Download the file of a piece of evidence; its type is the one found in it',
    mediaType: 'application/octet-stream',
    refusals: ['not-found', 'file.waiting', 'file.infected'],
  })
  async download(@Asked() asked: Asked<'cycle' | 'member' | 'id'>, @Res() reply: FastifyReply): Promise<void> {
    const file = await this.readFile.execute(asked);
    await sendFile(reply, this.blobs, { ...file, path: file.name });
  }

  @Get('evidence/:id/copy')
  @Allow('report:read')
  @Operation({
    id: 'readPageCopy',
    costs: 'nothing',
    summary: 'Download the text that was read in the page of a piece of evidence when it was asked for',
    mediaType: 'text/plain',
    refusals: ['not-found'],
  })
  async downloadCopy(@Asked() asked: Asked<'cycle' | 'member' | 'id'>, @Res() reply: FastifyReply): Promise<void> {
    const { name, text } = await this.readCopy.execute(asked);
    await sendBytes(reply, Buffer.from(text), { path: name, mediaType: 'text/plain; charset=utf-8' });
  }

  @Get('entries/:indicator/contributions/:contributor/files/:hash')
  @Allow('contribution:read')
  @Operation({
    id: 'readContributionFile',
    costs: 'nothing',
    summary: 'Download a file that an agency cites in its part, before the part is combined',
    mediaType: 'application/octet-stream',
    refusals: ['not-found', 'indicator.unknown', 'file.waiting', 'file.infected'],
  })
  async downloadOfPart(
    @Asked() asked: Asked<'cycle' | 'member' | 'indicator' | 'contributor' | 'hash'>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.readPartFile.execute({ ...asked, sha256: asked.hash });
    await sendFile(reply, this.blobs, { ...file, path: file.name });
  }
}
