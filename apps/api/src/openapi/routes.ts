import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';
import type { Permission } from '@signatory/domain';
import { Allow } from '../http/allow.js';
import { Operation, type OperationDoc } from '../http/operation.js';

/** One route as its decorators say. */
export interface Route {
  /** `ReportsController.read` */
  readonly handler: string;
  readonly method: string;
  /** `/api/cycles/:cycle` */
  readonly path: string;
  /** Undefined where it was forgotten: such a route does not answer. */
  readonly allow: Permission | 'signed-in' | 'own-account' | 'public' | undefined;
  readonly operation: OperationDoc | undefined;
  readonly takesFile: boolean;
}

/** Every route of some controllers. */
export function listRoutes(controllers: readonly Type[]): Route[] {
  return controllers.flatMap((controller) => {
    const prefixes = pathsOf(controller);
    const names = Object.getOwnPropertyNames(controller.prototype).filter((name) => name !== 'constructor');
    return names.flatMap((name) => {
      const handler = (controller.prototype as Record<string, unknown>)[name];
      if (typeof handler !== 'function' || !Reflect.hasMetadata(METHOD_METADATA, handler)) return [];
      const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
      return prefixes.flatMap((prefix) =>
        pathsOf(handler).map((path) => ({
          handler: `${controller.name}.${name}`,
          method: method.toLowerCase(),
          path: `/${[prefix, path]
            .map((part) => part.replace(/^\/|\/$/g, ''))
            .filter(Boolean)
            .join('/')}`,
          allow: metadataOf(Allow.KEY, handler) as Route['allow'],
          operation: metadataOf(Operation.KEY, handler) as Route['operation'],
          takesFile: isMarked(metadataOf(FASTIFY_ROUTE_CONFIG_METADATA, handler)),
        })),
      );
    });
  });
}

function pathsOf(target: object): string[] {
  const path = Reflect.getMetadata(PATH_METADATA, target) as string | string[] | undefined;
  return Array.isArray(path) ? path : [path ?? ''];
}

function isMarked(config: unknown): boolean {
  return (config as { readonly takesFile?: boolean } | undefined)?.takesFile === true;
}

function metadataOf(key: string, target: object): unknown {
  return Reflect.getMetadata(key, target);
}
