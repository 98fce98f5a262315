/** As somebody who looks for it may write it: `cote d'ivoire` finds Côte d’Ivoire. */
export function sought(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'").trim().toLowerCase();
}
