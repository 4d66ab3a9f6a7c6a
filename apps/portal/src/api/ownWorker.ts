/** The part of Trusted Types that is used here; TypeScript's own library does not know it yet. */
interface ScriptPolicy {
  createScriptURL(address: string): string;
}
interface TrustedTypes {
  createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy;
}

function onlyOwn(address: string): string {
  if (new URL(address, location.href).origin !== location.origin)
    throw new TypeError(`a script from elsewhere: ${address}`);
  return address;
}

/**
 * The only policy that this page may have (its Content-Security-Policy says so): what runs comes from our own place, and no text ever
 * becomes markup or script. W3C Trusted Types; browsers without them have the rest of that policy.
 */
const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('own', {
  createScriptURL: onlyOwn,
});

/** Starts a worker of our own. @throws TypeError when its address is somebody else's */
export const ownWorker = (address: string): Worker =>
  new Worker(policy ? policy.createScriptURL(address) : onlyOwn(address), { type: 'module' });
