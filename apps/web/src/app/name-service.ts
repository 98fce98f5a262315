import type { CycleView } from '@signatory/contract';

type LocalText = CycleView['title'];

/** Whose official a person is: a member by its name, another country as the reader's language calls it. */
export function nameService(
  code: string,
  members: readonly { readonly code: string; readonly name: LocalText }[],
  { choose, language }: { readonly choose: (text: LocalText) => string; readonly language: string },
): string {
  const member = members.find((each) => each.code === code);
  if (member) return choose(member.name);
  return /^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code) : code;
}
