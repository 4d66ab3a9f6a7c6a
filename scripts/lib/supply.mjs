import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, varDir } from './places.mjs';
import { run, whereIs } from './processes.mjs';
import { line } from './screen.mjs';

/** What the system is made of: every package locked with its fingerprint, listed in a bill of materials, and looked up among known faults. */

const HOSTS = /^https:\/\/registry\.(npmjs\.org|npmmirror\.com)\//;
const npm = () => whereIs('npm') ?? 'npm';

function lockFaults() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([path, { link }]) => path !== '' && !link)
    .flatMap(([path, { integrity, resolved, inBundle, optional }]) => [
      // Programs for other kinds of machine are entered by `npm run lock`, which cannot fetch them to know their hash.
      ...(inBundle || (optional && !resolved) || /^sha512-/.test(integrity ?? '')
        ? []
        : [`${path} has no SHA-512 in the lock`]),
      ...(resolved === undefined || HOSTS.test(resolved) ? [] : [`${path} comes from ${resolved}`]),
    ]);
}

/** CycloneDX, from the lock alone: the same on every machine. */
async function billOfMaterials() {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const { code, output } = await run(npm(), args, { cwd: root, timeout: 120_000 });
  if (code !== 0) return [`npm sbom: ${output.slice(0, 500)}`];
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
  const { output } = await run(npm(), ['audit', '--omit=dev', '--json', '--package-lock-only'], {
    cwd: root,
    timeout: 60_000,
  });
  let answer = null;
  try {
    answer = JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1));
  } catch {
    // Told below.
  }
  if (!answer?.vulnerabilities) {
    const { until, why } = allowed.unreachable ?? {};
    line(`  Advisories: no registry answered; allowed until ${until ?? 'never'}: ${why ?? ''}`);
    return until && until >= today
      ? []
      : ['no registry answered which packages have known faults, and the allow-list does not say that this is known'];
  }
  const grave = Object.values(answer.vulnerabilities).filter(({ severity }) => ['high', 'critical'].includes(severity));
  const open = grave.filter(({ name }) => !(allowed.packages?.[name]?.until >= today));
  line(
    `  Advisories: ${Object.keys(answer.vulnerabilities).length} packages named, ${grave.length} high or critical, ${open.length} not allowed`,
  );
  return open.map(
    ({ name, severity }) =>
      `${name}: ${severity}, see npm audit; fix it, or say in scripts/advisories.json why it may stay and until when`,
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
