import { type Browser, chromium, type Page } from 'playwright-core';
import { Secret, TOTP } from 'otpauth';

/** Chromium looks for its maker's servers at every start; here there is nothing but this machine. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: QUIET });

/** Notes down every rule of the page that was broken and every error that nobody caught. */
export function watchFaults(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('401')) faults.push(`${page.url()}: ${message.text()}`);
  });
}

export interface Credentials {
  readonly login: string;
  readonly password: string;
  readonly totpSecret: string;
}

/** Signs in at the console as a person does: name and password, then the six digits. */
export async function signIn(page: Page, origin: string, { login, password, totpSecret }: Credentials): Promise<void> {
  await page.goto(`${origin}/console/`);
  await page.locator('input').first().fill(login);
  await page.locator('input[type=password]').fill(password);
  await page.keyboard.press('Enter');
  await page.locator('input[type=password]').waitFor({ state: 'detached' });
  const code = new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate();
  const boxes = page.locator('input');
  if ((await boxes.count()) >= 6) for (let i = 0; i < 6; i += 1) await boxes.nth(i).fill(code[i] ?? '');
  else await boxes.first().fill(code);
  await page.keyboard.press('Enter');
}
