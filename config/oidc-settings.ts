/** An identity provider (OpenID Connect). */
export interface OidcSettings {
  /** `OIDC_ISSUER`: where `/.well-known/openid-configuration` stands. */
  readonly issuer: string;
  /** `OIDC_CLIENT_ID` and `OIDC_CLIENT_SECRET`: what this installation is called there. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** What its button says (`OIDC_LABEL`, else the issuer's host). */
  readonly label: string;
}
