/** Whose password it is to be. */
export interface PasswordOwner {
  readonly email: string;
  readonly name: string;
}

/** Fewer different characters are a pattern, however long. */
const LEAST_DIFFERENT = 5;
/** A shorter name is a part of many words. */
const LEAST_OF_NAME = 4;
const REPEATED = /^(.{1,8}?)\1+.?$/su;

/**
 * Why a password is guessed at once (OWASP ASVS 5.0, 6.2.4 and 6.2.11), or null: `common` where it, or what is left of it without
 * figures and signs at its ends, is among those that are tried first, or a repetition; `own` where it is mostly its owner's name or
 * address. Long passwords of unrelated words pass, whatever they consist of.
 */
export async function faultOfPassword(password: string, owner: PasswordOwner): Promise<'common' | 'own' | null> {
  const word = password.normalize('NFKC').toLowerCase();
  const stem = word.replace(/^[\d\p{P}\p{S}\s]+|[\d\p{P}\p{S}\s]+$/gu, '');
  const common = await commonPasswords();
  if (new Set(word).size < LEAST_DIFFERENT || REPEATED.test(word) || common.has(word)) return 'common';
  if (isMost(stem, word) && common.has(stem)) return 'common';
  return namesOf(owner).some((name) => isMost(name, plain(word)) && plain(word).includes(name)) ? 'own' : null;
}

/** Whether a part is half of a whole, or more. */
function isMost(part: string, whole: string): boolean {
  return part.length * 2 >= whole.length;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\d]/gu, '');
}

function namesOf({ email, name }: PasswordOwner): string[] {
  const [local = '', host = ''] = email.split('@');
  const names = [email, local, host, name, ...name.split(/\s+/u)].map((each) => plain(each.normalize('NFKC')));
  return names.filter((each) => each.length >= LEAST_OF_NAME);
}

let known: Promise<ReadonlySet<string>> | undefined;

/** Some 49,000, read when the first password is chosen: no start waits for them. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  return (known ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common']),
  ));
}
