/** Where passkeys belong: a device offers them there and nowhere else. */
export interface PasskeySite {
  /** The host's name, which WebAuthn calls the relying party's id. */
  readonly id: string;
  /** As browsers say it: `https://scorecards.example.org`. */
  readonly origin: string;
}
