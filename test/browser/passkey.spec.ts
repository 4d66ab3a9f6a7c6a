import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { SignIn } from '#access';
import { type Credentials, launchBrowser, signIn, watchFaults } from '../support/browser.js';
import { freePort } from '../support/ports.js';
import { startSystem, type TestSystem } from '../support/system.js';

/** With an authenticator that the browser plays itself: a fingerprint that is always the right one (WebAuthn, virtual authenticators). */
describe('a member of staff adds a passkey and signs in with it', () => {
  let system: TestSystem;
  let browser: Browser;
  let page: Page;
  let origin = '';
  let account: Credentials;
  const faults: string[] = [];

  beforeAll(async () => {
    // A passkey belongs to a name, which an address of four numbers is not: the door has to know its own beforehand.
    const port = await freePort();
    origin = `http://localhost:${port}`;
    system = await startSystem({
      worker: false,
      env: { WEB_ROOT: resolve('dist'), PORT: String(port), PUBLIC_URL: origin },
    });
    const wish = { login: 'lin', displayName: '审查员', role: 'examiner' as const, queue: null };
    const institutionId = await system.institutionId('中国中山（灯饰）知识产权快速维权中心');
    account = { login: wish.login, ...(await system.api.app.get(SignIn).createAccount({ ...wish, institutionId })) };
    browser = await launchBrowser();
    const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    watchFaults(page, faults);
    const devices = await context.newCDPSession(page);
    await devices.send('WebAuthn.enable');
    await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await system.stop();
  }, 60_000);

  const passkeys = () =>
    system.database.query<{ name: string; used: boolean }>(
      `SELECT name, last_used_at IS NOT NULL AS used FROM passkey`,
    );
  const leave = async () => {
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.locator('input[type=password]').waitFor();
  };

  it('adds it on the page of the own account, under a name', async () => {
    await signIn(page, origin, account);
    await page.getByRole('link', { name: '我的账号' }).click();
    await page.getByPlaceholder(/办公室电脑/).fill('窗口电脑');
    await page.getByRole('button', { name: '添加通行密钥' }).click();
    await page.getByText('窗口电脑').first().waitFor();
    expect(await passkeys()).toEqual([{ name: '窗口电脑', used: false }]);
  }, 60_000);

  it('is in with one touch, without password and digits', async () => {
    await leave();
    await page.getByRole('button', { name: '使用通行密钥登录' }).click();
    await page.getByRole('button', { name: '退出登录' }).waitFor();
    expect(await passkeys()).toEqual([{ name: '窗口电脑', used: true }]);
    const sessions = await system.database.query<{ has_second_factor: boolean }>(
      `SELECT has_second_factor FROM session WHERE account_id = (SELECT id FROM account WHERE login = 'lin')`,
    );
    expect(sessions).toEqual([{ has_second_factor: true }]);
  }, 60_000);

  it('is out once the passkey was removed, although the device still has it', async () => {
    await page.getByRole('link', { name: '我的账号' }).click();
    await page.getByText('窗口电脑').first().waitFor();
    await page.locator('li', { hasText: '窗口电脑' }).getByRole('button').click();
    await page.getByText('窗口电脑').first().waitFor({ state: 'detached' });
    await leave();
    await page.getByRole('button', { name: '使用通行密钥登录' }).click();
    await page.getByText('通行密钥未通过验证').waitFor();
    expect(await passkeys()).toEqual([]);
  }, 60_000);

  it('broke no rule of the page and threw no error on the way', () => {
    expect(faults).toEqual([]);
  });
});
