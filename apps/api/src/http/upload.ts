import { Readable } from 'node:stream';
import fastifyMultipart from '@fastify/multipart';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { Refusal, faultWords } from '@signatory/domain';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** A file on its way in, not read yet. */
export interface Uploaded {
  readonly content: Readable;
  /** As the sender calls it; without folders. */
  readonly name: string;
  /** The media type that the sender declares; empty where it does not. */
  readonly type: string;
}

const RAW = [
  'application/octet-stream',
  'text/csv',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'image/jpeg',
  'image/png',
  'image/webp',
];

/** Marks a route that takes a file; every other takes JSON alone. */
export const TakesFile = (): MethodDecorator => RouteConfig({ takesFile: true });

/** Lets routes that are marked take files: a form with one, or the bytes themselves. Neither is held in memory. */
export async function readUploads(server: FastifyInstance): Promise<void> {
  // How large a file may be is said by who takes it, while it streams.
  await server.register(fastifyMultipart, { limits: { fileSize: Number.MAX_SAFE_INTEGER, files: 1, fields: 10 } });
  server.addContentTypeParser(RAW, (_request, payload, done) => done(null, payload));
  server.addHook('preParsing', (request, _reply, _payload, done) => {
    const { takesFile } = request.routeOptions.config as { readonly takesFile?: boolean };
    const sent = request.headers['content-type'] ?? '';
    const isFile = /^multipart\//i.test(sent) || RAW.includes(sent.split(';')[0]?.trim().toLowerCase() ?? '');
    if (isFile && !takesFile) throw new Refusal('media-type.unsupported', { sent, needs: 'application/json' });
    done();
  });
  // What was refused before its end is still coming: read past, or the sender never hears, and the connection never ends.
  server.addHook('onResponse', ({ raw }, _reply, done) => {
    if (!raw.complete) raw.unpipe().resume();
    done();
  });
}

/** The file of a request. Refuses `media-type.unsupported` where there is none. */
export const UploadedFile = createParamDecorator(async (_: unknown, context: ExecutionContext): Promise<Uploaded> => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  if (request.isMultipart()) {
    const part = await request.file();
    if (part) return { content: Readable.from(wholeOf(part.file)), name: nameOf(part.filename), type: part.mimetype };
  }
  if (request.body instanceof Readable)
    return {
      content: Readable.from(wholeOf(request.body)),
      name: nameOf(nameIn(request)),
      type: request.headers['content-type'] ?? '',
    };
  throw new Refusal('media-type.unsupported', {
    sent: request.headers['content-type'] ?? 'nothing',
    needs: 'multipart/form-data with one file, or application/octet-stream',
  });
});

/** The bytes as they come; a sender that stops in the middle is told so. */
async function* wholeOf(content: Readable): AsyncGenerator<Buffer> {
  try {
    yield* content as AsyncIterable<Buffer>;
  } catch {
    throw new Refusal('body.malformed', { words: faultWords('request.cut') });
  }
}

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
