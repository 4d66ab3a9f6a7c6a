/** The part of Trusted Types that is used here; TypeScript's own library does not know it yet. */
interface TrustedTypes {
  createPolicy(name: 'default', rules: { createHTML(text: string): string | null }): unknown;
}

/**
 * The only policy that this page may have (its Content-Security-Policy says so). The component library writes style sheets through
 * `innerHTML`; text without a tag is let through for it, anything else is refused, and no text ever becomes a script or its address.
 * W3C Trusted Types; browsers without them have the rest of that policy.
 */
(globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('default', {
  createHTML: (text) => (text.includes('<') ? null : text),
});
