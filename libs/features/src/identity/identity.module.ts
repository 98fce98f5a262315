import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { ChangePassword } from './change-password.js';
import { MakeAccount } from './make-account.js';
import { People } from './people.js';
import { Sessions } from './sessions.js';
import { SignInPerson } from './sign-in.js';
import { SignOutPerson } from './sign-out.js';
import { Throttle } from './throttle.js';

@Module({
  imports: [AuditModule],
  providers: [ChangePassword, Throttle, MakeAccount, People, Sessions, SignInPerson, SignOutPerson],
  exports: [ChangePassword, MakeAccount, People, Sessions, SignInPerson, SignOutPerson],
})
export class IdentityModule {}
