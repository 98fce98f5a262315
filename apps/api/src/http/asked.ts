import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { Refusal, type Actor } from '@signatory/domain';
import type { Signed } from '@signatory/features';
import type { ApiRequest } from './request.js';

const signedIn = (context: ExecutionContext): Signed => {
  const { signed } = context.switchToHttp().getRequest<ApiRequest>();
  if (!signed) throw new Refusal('sign-in.needed', {});
  return signed;
};

/** The whole session of the caller. Only on routes that are not public. */
export const Session = createParamDecorator((_: unknown, context: ExecutionContext): Signed => signedIn(context));

/** What a route's address names, who asks and when: what every command is about. */
export type Asked<Name extends string = never> = Readonly<Record<Name, string>> & {
  readonly actor: Actor;
  readonly at: Date;
};

/** The same of this request: each name of the route's path by itself. Only on routes that are not public. */
export const Asked = createParamDecorator((_: unknown, context: ExecutionContext): Asked => {
  const { params } = context.switchToHttp().getRequest<ApiRequest>();
  return { ...(params as Readonly<Record<string, string>>), actor: signedIn(context).actor, at: new Date() };
});
