/**
 * An address of this site: a full one would send a person elsewhere after signing in. So would one that browsers read as full:
 * a backslash is a slash to them, and a tab or the end of a line nothing.
 */
export const OWN_ADDRESS = /^\/(?![/\\])[^\t\r\n]*$/;
