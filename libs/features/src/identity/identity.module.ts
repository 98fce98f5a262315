import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { ChangePassword } from './change-password.js';
import { MakeAccount } from './make-account.js';
import { OpenSession } from './open-session.js';
import { People } from './people.js';
import { ReadIdentities } from './linked/read-identities.js';
import { SignInLinked } from './linked/sign-in-linked.js';
import { UnlinkIdentity } from './linked/unlink-identity.js';
import { AddPasskey } from './passkeys/add-passkey.js';
import { AskPasskey } from './passkeys/ask-passkey.js';
import { BeginPasskey } from './passkeys/begin-passkey.js';
import { ReadPasskeys } from './passkeys/read-passkeys.js';
import { RemovePasskey } from './passkeys/remove-passkey.js';
import { RenamePasskey } from './passkeys/rename-passkey.js';
import { SignInByPasskey } from './passkeys/sign-in-by-passkey.js';
import { VerifyByPasskey } from './passkeys/verify-by-passkey.js';
import { Challenges } from './passkeys/challenges.js';
import { SpendPasskey } from './passkeys/spend-passkey.js';
import { ConfirmSecondFactor } from './second-factor/confirm-second-factor.js';
import { EnrolSecondFactor } from './second-factor/enrol-second-factor.js';
import { ForgetSecondFactor } from './second-factor/forget-second-factor.js';
import { ReadSecondFactor } from './second-factor/read-second-factor.js';
import { RemoveSecondFactor } from './second-factor/remove-second-factor.js';
import { RenewRecoveryCodes } from './second-factor/renew-recovery-codes.js';
import { ShowFactor } from './second-factor/show-factor.js';
import { SpendCode } from './second-factor/spend-code.js';
import { VerifyAgain } from './second-factor/verify-again.js';
import { AccessTokens } from './tokens/access-tokens.js';
import { EndAccessToken } from './tokens/end-access-token.js';
import { MakeAccessToken } from './tokens/make-access-token.js';
import { ReadAccessTokens } from './tokens/read-access-tokens.js';
import { CostBudget } from './cost-budget.js';
import { MinuteBudget } from './minute-budget.js';
import { RequestBudget } from './tokens/request-budget.js';
import { EndSessions } from './own-sessions/end-sessions.js';
import { ReadSessions } from './own-sessions/read-sessions.js';
import { Sessions } from './sessions.js';
import { SignInPerson } from './sign-in.js';
import { SignOutPerson } from './sign-out.js';
import { Throttle } from './throttle.js';

const VERBS = [
  AccessTokens,
  EndAccessToken,
  MakeAccessToken,
  ReadAccessTokens,
  RequestBudget,
  CostBudget,
  MinuteBudget,
  AddPasskey,
  AskPasskey,
  BeginPasskey,
  ChangePassword,
  ConfirmSecondFactor,
  EnrolSecondFactor,
  EndSessions,
  ForgetSecondFactor,
  MakeAccount,
  People,
  ReadIdentities,
  ReadPasskeys,
  ReadSecondFactor,
  ReadSessions,
  RemovePasskey,
  RemoveSecondFactor,
  RenamePasskey,
  RenewRecoveryCodes,
  Sessions,
  SignInByPasskey,
  SignInLinked,
  SignInPerson,
  SignOutPerson,
  UnlinkIdentity,
  VerifyAgain,
  VerifyByPasskey,
];

@Module({
  imports: [AuditModule],
  providers: [...VERBS, Challenges, OpenSession, ShowFactor, SpendCode, SpendPasskey, Throttle],
  exports: VERBS,
})
export class IdentityModule {}
