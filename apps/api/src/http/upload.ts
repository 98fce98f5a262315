import { Readable } from 'node:stream';
import fastifyMultipart from '@fastify/multipart';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { Refusal } from '@signatory/domain';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** A file on its way in, not read yet. */
export interface Uploaded {
  readonly content: Readable;
  /** As the sender calls it; without folders. */
  readonly name: string;
}

const RAW = [
  'application/octet-stream',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];

/** Lets routes take files: a form with one, or the bytes themselves. Neither is held in memory. */
export async function readUploads(server: FastifyInstance): Promise<void> {
  // How large a file may be is said by who takes it, while it streams.
  await server.register(fastifyMultipart, { limits: { fileSize: Number.MAX_SAFE_INTEGER, files: 1, fields: 10 } });
  server.addContentTypeParser(RAW, (_request, payload, done) => done(null, payload));
}

/** The file of a request. Refuses `media-type.unsupported` where there is none. */
export const UploadedFile = createParamDecorator(async (_: unknown, context: ExecutionContext): Promise<Uploaded> => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  if (request.isMultipart()) {
    const part = await request.file();
    if (part) return { content: part.file, name: nameOf(part.filename) };
  }
  if (request.body instanceof Readable) return { content: request.body, name: nameOf(nameIn(request)) };
  throw new Refusal('media-type.unsupported', {
    sent: request.headers['content-type'] ?? 'nothing',
    needs: 'multipart/form-data with one file, or application/octet-stream',
  });
});

function nameIn({ headers }: FastifyRequest): string {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/i.exec(headers['content-disposition'] ?? '') ?? [];
  const [, plain] = /filename="?([^";]+)"?/i.exec(headers['content-disposition'] ?? '') ?? [];
  try {
    return decodeURIComponent(encoded ?? plain ?? '');
  } catch {
    return plain ?? '';
  }
}

function nameOf(sent: string): string {
  const name = sent
    .split(/[\\/]/)
    .at(-1)
    ?.replaceAll(/\p{Cc}|\p{Cf}/gu, '')
    .trim();
  return name === undefined || name === '' ? 'report' : name.slice(0, 200);
}
