import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { MakeAccount } from './make-account.js';
import { People } from './people.js';
import { Sessions } from './sessions.js';
import { SignInPerson } from './sign-in.js';
import { SignOutPerson } from './sign-out.js';

@Module({
  imports: [AuditModule],
  providers: [MakeAccount, People, Sessions, SignInPerson, SignOutPerson],
  exports: [MakeAccount, People, Sessions, SignInPerson, SignOutPerson],
})
export class IdentityModule {}
