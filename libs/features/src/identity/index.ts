export { IdentityModule } from './identity.module.js';
export { describeSession, Sessions, type Signed } from './sessions.js';
export { hashPassword } from './passwords.js';
export { actorReach } from './actor-reach.js';
export { SignInPerson, type SignInCommand } from './sign-in.js';
export { SignOutPerson } from './sign-out.js';
export { MakeAccount, type NewAccount, type NewGrant } from './make-account.js';
export { People } from './people.js';
