import { Controller, Get, Inject } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';

/** The injection token of the document, which the module builds from its own controllers. */
export const OPENAPI = Symbol('openapi');

@Controller('api/openapi.json')
export class OpenApiController {
  constructor(@Inject(OPENAPI) private readonly description: Record<string, unknown>) {}

  @Get()
  @Allow('public')
  @Operation({ id: 'readOpenApi', summary: 'This description', answer: z.record(z.string(), z.unknown()) })
  read(): Record<string, unknown> {
    return this.description;
  }
}
