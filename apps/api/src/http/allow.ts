import type { Permission } from '@signatory/domain';
import { Reflector } from '@nestjs/core';

/**
 * Who may call a route: holders of a permission; everybody who is signed in; the same, also before the second factor is there
 * that a role of theirs asks for, which is what the own account is about; or everybody. `'public'` is spelled out so that
 * forgetting is never a grant: a route without this decorator does not answer.
 */
export const Allow = Reflector.createDecorator<Permission | 'signed-in' | 'own-account' | 'public'>();
