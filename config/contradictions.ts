/** The variables that are looked at together. */
interface Given {
  readonly NODE_ENV: string;
  readonly LINK_CHECK_ALLOW?: string | undefined;
  readonly PUBLIC_URL?: string | undefined;
  readonly SIGNATORY_EXAMPLES?: string | undefined;
  readonly OIDC_ISSUER?: string | undefined;
  readonly OIDC_CLIENT_ID?: string | undefined;
  readonly OIDC_CLIENT_SECRET?: string | undefined;
}

/** What of the environment is malformed only beside the rest of it, each with its cure. */
export function contradictions(raw: Given): string[] {
  return [...onlyInTests(raw), ...notInProduction(raw), ...onlyTogether(raw)];
}

function onlyTogether(raw: Given): string[] {
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
  const missing = names.filter((name) => raw[name] === undefined);
  if (missing.length === 0 || missing.length === names.length) return [];
  return missing.map(
    (name) => `${name} is not set, and the others of the identity provider are. Set all of them, or none.`,
  );
}

/** A hole into the network must be asked for twice: by itself, and by saying that this is a test. */
function onlyInTests(raw: Given): string[] {
  if (raw.NODE_ENV === 'test' || raw.LINK_CHECK_ALLOW === undefined) return [];
  return ['LINK_CHECK_ALLOW is for tests and refused without NODE_ENV=test: it lets links reach inside. Remove it.'];
}

function notInProduction(raw: Given): string[] {
  if (raw.NODE_ENV !== 'production') return [];
  return [
    ...(raw.PUBLIC_URL?.startsWith('https:')
      ? []
      : ['PUBLIC_URL must begin with https:// in production, like https://scorecards.example.org.']),
    ...(raw.SIGNATORY_EXAMPLES === '1'
      ? ['SIGNATORY_EXAMPLES=1 is refused in production: example accounts have known passwords. Remove it.']
      : []),
  ];
}
