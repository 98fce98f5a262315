import type { Permission } from '@signatory/domain';
import { Reflector } from '@nestjs/core';

/**
 * Who may call a route: holders of a permission, everybody who is signed in, or everybody. `'public'` is spelled out so that
 * forgetting is never a grant: a route without this decorator does not answer.
 */
export const Allow = Reflector.createDecorator<Permission | 'signed-in' | 'public'>();
