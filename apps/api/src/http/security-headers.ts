/** No script or style of others, no inline ones, no frames. */
export const CONTENT_SECURITY_POLICY = policyWith({ styles: "'self'", base: "'none'" });

/** The operators' board writes its styles into its page, and names its own path as the base of its addresses. */
export const BOARD_SECURITY_POLICY = policyWith({ styles: "'self' 'unsafe-inline'", base: "'self'" });

/** The worker that draws documents has decoders for scanned pages that are WebAssembly, and nothing else of the app may run such code. */
export const VIEWER_SECURITY_POLICY = policyWith({
  scripts: "'self' 'wasm-unsafe-eval'",
  styles: "'none'",
  base: "'none'",
});

function policyWith({
  scripts = "'self'",
  styles,
  base,
}: Readonly<Record<'styles' | 'base', string> & { scripts?: string }>): string {
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    `style-src ${styles}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    `base-uri ${base}`,
    "object-src 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ');
}

/** On every answer. HSTS only where people come by https, or a laptop's browser would refuse plain http from then on. */
export function securityHeaders(https: boolean): Readonly<Record<string, string>> {
  return {
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'x-frame-options': 'DENY',
    ...(https ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}
