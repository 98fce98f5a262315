/** Where the web app is built to: beside this app, seen from its sources and from its build alike. */
export const WEB_FOLDER = new URL('../../web/dist/', import.meta.url);
