import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, varDir } from './places.mjs';
import { line } from './screen.mjs';
import { pnpm } from './toolchain.mjs';

/** What the system is made of: every package locked with its fingerprint, listed in a bill of materials, and looked up among known faults. */

/** Known by its hash and nothing else: no address, no repository, no folder. */
const BY_HASH = /^ {4}resolution: \{integrity: sha512-[\w+/]{86}==\}$/;

function lockFaults() {
  const lock = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8').split('\n');
  const resolved = lock.filter((line) => /^\s*resolution:/.test(line));
  const toolchain = JSON.parse(readFileSync(join(root, 'scripts/toolchain/package-lock.json'), 'utf8'));
  return [
    ...(resolved.length > 0 ? [] : ['pnpm-lock.yaml locks nothing']),
    ...resolved.filter((line) => !BY_HASH.test(line)).map((line) => `a package is locked by${line}`),
    ...Object.entries(toolchain.packages)
      .filter(
        ([path, { integrity, resolved: address }]) => path !== '' && (address || !/^sha512-/.test(integrity ?? '')),
      )
      .map(([path]) => `${path} of the toolchain is not locked by its hash alone`),
  ];
}

/** CycloneDX, from the lock alone: the same on every machine. */
async function billOfMaterials() {
  const { code, output } = await pnpm(['sbom', '--sbom-format', 'cyclonedx', '--lockfile-only'], { timeout: 120_000 });
  if (code !== 0) return [`pnpm sbom: ${output.slice(0, 500)}`];
  const text = output.slice(output.indexOf('{'));
  let bill;
  try {
    bill = JSON.parse(text.slice(0, text.lastIndexOf('}') + 1));
  } catch (error) {
    return [`the bill of materials can't be read: ${error.message}`];
  }
  const { dependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const listed = new Set((bill.components ?? []).map(({ group, name }) => (group ? `${group}/${name}` : name)));
  const missing = Object.keys(dependencies).filter((name) => !listed.has(name));
  if (bill.bomFormat !== 'CycloneDX' || missing.length > 0)
    return [`the bill of materials lacks ${missing.join(', ') || 'its format'}`];
  mkdirSync(varDir, { recursive: true, mode: 0o700 });
  writeFileSync(join(varDir, 'sbom.cdx.json'), JSON.stringify(bill, null, 2));
  line(`  Bill of materials: ${bill.components.length} packages in var/sbom.cdx.json`);
  return [];
}

/**
 * Known faults in what runs in production, high ones and worse. Where no registry answers that question, the allow-list has to say that this is
 * known, and until when: nothing passes in silence.
 */
async function advisories(today = new Date().toISOString().slice(0, 10)) {
  const allowed = JSON.parse(readFileSync(join(root, 'scripts/advisories.json'), 'utf8'));
  const { output } = await pnpm(['audit', '--prod', '--json'], { timeout: 60_000 });
  let answer = null;
  try {
    answer = JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1));
  } catch {
    // Told below.
  }
  if (!answer?.advisories) {
    const { until, why } = allowed.unreachable ?? {};
    line(`  Advisories: no registry answered; allowed until ${until ?? 'never'}: ${why ?? ''}`);
    return until && until >= today
      ? []
      : ['no registry answered which packages have known faults, and the allow-list does not say that this is known'];
  }
  const named = Object.values(answer.advisories);
  const grave = named.filter(({ severity }) => ['high', 'critical'].includes(severity));
  const open = grave.filter(({ module_name: name }) => !(allowed.packages?.[name]?.until >= today));
  line(`  Advisories: ${named.length}, ${grave.length} high or critical, ${open.length} not allowed`);
  return open.map(
    ({ module_name: name, severity, url }) =>
      `${name}: ${severity}, ${url}; fix it, or say in scripts/advisories.json why it may stay and until when`,
  );
}

export async function supply() {
  const found = [lockFaults(), await billOfMaterials(), await advisories()];
  const faults = found.flat();
  return {
    passed: found.filter((one) => one.length === 0).length,
    failed: found.filter((one) => one.length > 0).length,
    output: faults.slice(0, 30).join('\n'),
  };
}
