/** Where a reader checks this release; undefined where the document names no place, or belongs to no release. */
export function verifyAddress({ verification }, { releaseHash }) {
    return verification && releaseHash ? `${verification.site}/verify?hash=${releaseHash}` : undefined;
}
//# sourceMappingURL=verify-address.js.map