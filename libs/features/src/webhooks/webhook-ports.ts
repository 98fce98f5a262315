/** The address people use, without a trailing slash: what is sent links to it. */
export const SITE = Symbol('site');
