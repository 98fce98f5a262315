import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { Refusal, type Actor as Person } from '@signatory/domain';
import type { Signed } from '@signatory/features';
import type { ApiRequest } from './request.js';

const signedIn = (context: ExecutionContext): Signed => {
  const { signed } = context.switchToHttp().getRequest<ApiRequest>();
  if (!signed) throw new Refusal('sign-in.needed', {});
  return signed;
};

/** The person who calls, with the grants in force. Only on routes that are not public. */
export const Actor = createParamDecorator((_: unknown, context: ExecutionContext): Person => signedIn(context).actor);

/** The whole session of the caller. */
export const Session = createParamDecorator((_: unknown, context: ExecutionContext): Signed => signedIn(context));

/** What a route's address names, who asks and when: what every command is about. */
export type Asked<Name extends string> = Readonly<Record<Name, string>> & { readonly actor: Person; readonly at: Date };

/** The same of this request: each name of the route's path by itself. Only on routes that are not public. */
export const Asked = createParamDecorator((_: unknown, context: ExecutionContext): Asked<never> => {
  const { params } = context.switchToHttp().getRequest<ApiRequest>();
  return { ...(params as Readonly<Record<string, string>>), actor: signedIn(context).actor, at: new Date() };
});
