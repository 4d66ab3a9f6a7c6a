import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEAKS, POINTS } from '../../test/security/checklist.mjs';
import { root } from './places.mjs';
import { line } from './screen.mjs';

/**
 * `npm run security`: what the system is held to, and the test behind each point. Within `npm test` it reads what the stages before it found;
 * alone it runs the files that the checklist names, and only those.
 */

const PROJECTS = {
  'test/rooms/': 'rooms',
  'test/journeys/': 'journeys',
  'test/security/': 'security',
  'libs/': 'rules',
};
const fileOf = (test) => test.split(' › ')[0];
const projectOf = (file) => Object.entries(PROJECTS).find(([start]) => file.startsWith(start))?.[1];

/** The spec files that the checklist rests on, by project. */
export function namedFiles() {
  const files = new Set([...LEAKS, ...POINTS].flatMap(({ tests }) => tests.map(fileOf)));
  const byProject = {};
  for (const file of files) {
    const project = projectOf(file);
    if (project && existsSync(join(root, file))) (byProject[project] ??= []).push(file);
  }
  return byProject;
}

/** Names of what ran, as `file › full name`, with how it ended; and the lines of figures that specs printed. */
export class Findings {
  #results = new Map();
  #figures = [];

  /** @param {string} file written by the reporter */
  read(file) {
    if (!existsSync(file)) return;
    const { tests = [], figures = [] } = JSON.parse(readFileSync(file, 'utf8'));
    // The same test on another queue must pass there too.
    for (const [name, passed] of tests) this.#results.set(name, passed && (this.#results.get(name) ?? true));
    for (const figure of figures) if (!this.#figures.includes(figure)) this.#figures.push(figure);
  }

  stage(name, passed) {
    this.#results.set(`stage › ${name}`, passed);
  }

  get figures() {
    return this.#figures;
  }

  /** 'passed', 'failed', or 'missing' when no test has that name. */
  of(name) {
    const start = name.replace(/ ?…$/, '');
    const found = name.endsWith('…')
      ? [...this.#results].filter(([one]) => one.startsWith(start)).map(([, passed]) => passed)
      : this.#results.has(name)
        ? [this.#results.get(name)]
        : [];
    return found.length === 0 ? 'missing' : found.every(Boolean) ? 'passed' : 'failed';
  }
}

const inBrowser = (test) => test.startsWith('test/browser/');

function judge({ id, text, tests: named, notMet: known }, findings, canBrowse) {
  const tests = canBrowse ? named : named.filter((test) => !inBrowser(test));
  const notMet = known ?? (tests.length < named.length ? 'no browser on this machine' : undefined);
  const results = tests.map((test) => ({ test, result: findings.of(test) }));
  const isMet = results.length > 0 && results.every(({ result }) => result === 'passed');
  return { id, text, results, notMet, isMet, isOpen: tests.length === 0 && Boolean(notMet) };
}

function report(title, judged) {
  const met = judged.filter(({ isMet }) => isMet).length;
  line(`\n${title}: ${met} of ${judged.length}`);
  for (const { id, text, results, notMet, isMet, isOpen } of judged) {
    line(`  ${isMet ? '✓' : isOpen ? '–' : '✗'} ${String(id).padEnd(4)}${text}`);
    if (notMet) line(`        not met: ${notMet}`);
    for (const { test, result } of results)
      line(`        ${result === 'passed' ? '' : `${result.toUpperCase()} `}${test}`);
  }
}

/** Prints the whole and counts: one check for each leak and each point. What only a browser shows stays open where there is none. */
export function checkSecurity(findings, canBrowse) {
  const leaks = LEAKS.map((leak) => judge(leak, findings, canBrowse));
  const points = POINTS.map((point) => judge(point, findings, canBrowse));
  for (const figure of findings.figures) line(`\n${figure}`);
  report('Leaks of others, tried here (V1–V19)', leaks);
  report('Checklist (ASVS 5.0, API Top 10)', points);
  const all = [...leaks, ...points];
  const failed = all.filter(({ isMet, isOpen }) => !isMet && !isOpen);
  const output = failed
    .map(({ id, text, results }) => {
      const bad = results.filter(({ result }) => result !== 'passed');
      return `${id} ${text}\n${bad.map(({ test, result }) => `  ${result}: ${test}`).join('\n')}`;
    })
    .join('\n');
  return { passed: all.filter(({ isMet }) => isMet).length, failed: failed.length, output };
}
