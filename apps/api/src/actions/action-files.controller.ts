import { EvidenceFile } from '@signatory/contract';
import { ReadActionFile, ReceiveActionFile } from '@signatory/features';
import { BLOBS, type BlobStore } from '@signatory/persistence';
import { Controller, Get, HttpCode, Inject, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { TakesFile, UploadedFile, type Uploaded } from '../http/upload.js';
import { sendFile } from '../releases/send-file.js';

/** Files that show what a member did. */
@Controller('api/cycles/:cycle/actions/:member')
export class ActionFilesController {
  constructor(
    private readonly receiveFile: ReceiveActionFile,
    private readonly readFile: ReadActionFile,
    @Inject(BLOBS) private readonly blobs: BlobStore,
  ) {}

  @Post(':commitment/evidence-files')
  @HttpCode(201)
  @TakesFile()
  @Allow('action:propose')
  @Operation({
    id: 'uploadActionFile',
    costs: 'upload',
    summary:
      'Upload a file (multipart/form-data, or its bytes under their own type) that shows an action: the action is then brought with its sha256. Cited by nothing, it is forgotten after a day',
    status: 201,
    answer: EvidenceFile,
    refusals: [
      'body.too-large',
      'storage.full',
      'conflict-of-interest',
      'cycle.baseline',
      'cycle.not-open',
      'file.refused',
      'file.infected',
      'media-type.unsupported',
      'not-found',
    ],
  })
  upload(
    @Asked() asked: Asked<'cycle' | 'member' | 'commitment'>,
    @UploadedFile() { content, name, type }: Uploaded,
  ): Promise<EvidenceFile> {
    return this.receiveFile.execute({ ...asked, content, name, declared: type });
  }

  @Get(':action/evidence/:n/file')
  @Allow('action:read')
  @Operation({
    id: 'readActionFile',
    costs: 'nothing',
    summary: 'Download the file of a piece that shows an action; its type is the one found in it',
    mediaType: 'application/octet-stream',
    refusals: ['not-found', 'file.waiting', 'file.infected'],
  })
  async download(
    @Asked() asked: Asked<'cycle' | 'member' | 'action' | 'n'>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.readFile.execute(asked);
    await sendFile(reply, this.blobs, { ...file, path: file.name });
  }
}
