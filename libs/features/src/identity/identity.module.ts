import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { ChangePassword } from './change-password.js';
import { MakeAccount } from './make-account.js';
import { OpenSession } from './open-session.js';
import { People } from './people.js';
import { ReadIdentities } from './linked/read-identities.js';
import { SignInLinked } from './linked/sign-in-linked.js';
import { UnlinkIdentity } from './linked/unlink-identity.js';
import { ConfirmSecondFactor } from './second-factor/confirm-second-factor.js';
import { EnrolSecondFactor } from './second-factor/enrol-second-factor.js';
import { ForgetSecondFactor } from './second-factor/forget-second-factor.js';
import { ReadSecondFactor } from './second-factor/read-second-factor.js';
import { RemoveSecondFactor } from './second-factor/remove-second-factor.js';
import { RenewRecoveryCodes } from './second-factor/renew-recovery-codes.js';
import { SpendCode } from './second-factor/spend-code.js';
import { VerifyAgain } from './second-factor/verify-again.js';
import { Sessions } from './sessions.js';
import { SignInPerson } from './sign-in.js';
import { SignOutPerson } from './sign-out.js';
import { Throttle } from './throttle.js';

const VERBS = [
  ChangePassword,
  ConfirmSecondFactor,
  EnrolSecondFactor,
  ForgetSecondFactor,
  MakeAccount,
  People,
  ReadIdentities,
  ReadSecondFactor,
  RemoveSecondFactor,
  RenewRecoveryCodes,
  Sessions,
  SignInLinked,
  SignInPerson,
  SignOutPerson,
  UnlinkIdentity,
  VerifyAgain,
];

@Module({
  imports: [AuditModule],
  providers: [...VERBS, OpenSession, SpendCode, Throttle],
  exports: VERBS,
})
export class IdentityModule {}
