import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { Sessions } from './sessions.js';
import { SignInPerson } from './sign-in.js';
import { SignOutPerson } from './sign-out.js';

@Module({
  imports: [AuditModule],
  providers: [Sessions, SignInPerson, SignOutPerson],
  exports: [Sessions, SignInPerson, SignOutPerson],
})
export class IdentityModule {}
