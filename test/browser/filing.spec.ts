import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { SignIn } from '#access';
import { makeUscc } from '#intake';
import { launchBrowser, signIn, watchFaults } from '../support/browser.js';
import { startSystem, type TestSystem } from '../support/system.js';

const LIGHTING = '中国中山（灯饰）知识产权快速维权中心';
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };

/** The same case as the acceptance file's C01, by the hands of people: a rights holder on a phone, an examiner at a desk. */
describe('a rights holder files on a phone and an examiner takes the case at a desk', () => {
  let system: TestSystem;
  let browser: Browser;
  let phone: Page;
  let desk: Page;
  const faults: string[] = [];
  let caseNo = '';
  let queryCode = '';

  async function open(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    watchFaults(page, faults);
    return page;
  }

  beforeAll(async () => {
    system = await startSystem({ env: { WEB_ROOT: resolve('dist') } });
    browser = await launchBrowser();
    phone = await open(await browser.newContext({ viewport: PHONE, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' }));
    desk = await open(await browser.newContext({ viewport: DESK, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' }));
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await system.stop();
  }, 60_000);

  /** All that a page may have put down where a browser keeps things, as text. Sent as text too: tests know no types of pages. */
  const keptBy = (page: Page): Promise<string> =>
    page.evaluate(`(async () => JSON.stringify({
      local: { ...localStorage },
      session: { ...sessionStorage },
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      left: history.state,
    }))()`);

  async function pickRegion(page: Page, name: string, at: number): Promise<void> {
    const picker = page.getByRole('combobox', { name: /地点|住所地|所在地/ }).nth(at);
    await picker.fill(name);
    await page.locator('li[role=option]').first().click();
  }

  it('shows the competent institution while the form is being filled', async () => {
    await phone.goto(`${system.origin}/file`);
    await phone.getByText('外观设计专利', { exact: true }).click();
    await phone.getByLabel('权利号码').fill('ZL202330000000.1');
    await phone.getByLabel('名称', { exact: true }).first().fill('吊灯');
    await phone.getByLabel('所属行业').fill('灯饰');
    await phone.getByText('侵权判定参考意见', { exact: true }).click();
    await phone
      .getByRole('link', { name: /下一步/ })
      .first()
      .click();
    await phone.getByText('线下', { exact: false }).first().click();
    await pickRegion(phone, '中山市', 0);
    await phone.getByText(LIGHTING).first().waitFor({ state: 'attached' });
    expect(await system.database.query('SELECT FROM case_file')).toHaveLength(0);
  }, 60_000);

  it('files it and shows number and code once', async () => {
    await phone
      .getByRole('link', { name: /下一步/ })
      .first()
      .click();
    await phone.getByText('权利人', { exact: true }).first().click();
    await phone.getByText('个体工商户', { exact: true }).click();
    await phone.getByLabel('姓名或单位名称').fill('中山市某照明电器厂');
    await phone.getByLabel('证件类型').selectOption({ label: '统一社会信用代码' });
    await phone.getByLabel('证件号码').fill(makeUscc('442000', 11));
    await phone.getByRole('combobox', { name: /住所地/ }).fill('中山市');
    await phone.locator('li[role=option]').first().click();
    await phone.getByLabel('手机号码').first().fill('13800138000');
    await phone
      .getByRole('link', { name: /下一步/ })
      .first()
      .click();
    await phone.getByRole('textbox', { name: '事情经过' }).fill('同镇一家工厂生产并在卖场销售外观相同的吊灯。');
    await phone
      .getByRole('link', { name: /下一步/ })
      .first()
      .click();
    await phone.getByLabel(/我已阅读/).check();
    await phone.getByLabel(/我声明/).check();
    await phone.getByRole('button', { name: '提交申请' }).click();
    await phone.waitForURL(/\/filed/);
    const kept = await phone.locator('.keep-text').allInnerTexts();
    [caseNo = '', queryCode = ''] = kept.map((text) => text.trim());
    expect(caseNo).toMatch(/^WY\d{2}-[0-9A-Z]{8}$/);
    expect(queryCode).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  }, 60_000);

  it("stands in the examiner's inbox, with the reasons on its page, and is accepted there", async () => {
    const account = {
      login: 'shen',
      displayName: '审查员',
      role: 'examiner' as const,
      institutionId: await system.institutionId(LIGHTING),
      queue: null,
    };
    const secrets = await system.api.app.get(SignIn).createAccount(account);
    await signIn(desk, system.origin, { ...account, ...secrets });
    await desk.getByText(caseNo).first().click();
    await desk.getByText('分派与理由').first().waitFor();
    expect(await desk.getByText(LIGHTING).count()).toBeGreaterThan(0);
    await desk.getByRole('button', { name: '接收' }).first().click();
    await desk.locator('button[type=submit]').first().click();
    await desk.getByText('审查中').first().waitFor();
    const [row] = await system.database.query<{ status: string; holder_institution_id: string }>(
      'SELECT status, holder_institution_id FROM case_file',
    );
    expect(row).toEqual({ status: 'examining', holder_institution_id: account.institutionId });
  }, 60_000);

  it('lets the rights holder see who has it, with number and code', async () => {
    await phone.goto(`${system.origin}/track`);
    await phone.getByLabel('案件编号').fill(caseNo.toLowerCase());
    await phone.getByLabel('查询码').fill(queryCode.replaceAll('-', ''));
    await phone.keyboard.press('Enter');
    await phone.getByText('审查中').first().waitFor();
    expect(await phone.getByText(LIGHTING).count()).toBeGreaterThan(0);
  }, 60_000);

  it('keeps nothing of the case or its people in either browser once it is left', async () => {
    await desk.getByRole('button', { name: '退出登录' }).click();
    await desk.locator('input[type=password]').waitFor();
    const tab = await open(phone.context());
    await tab.goto(`${system.origin}/`);
    const personal = [caseNo, queryCode, '中山市某照明电器厂', '13800138000', '同镇一家工厂'];
    for (const page of [desk, tab]) {
      const kept = (await keptBy(page)) + JSON.stringify(await page.context().cookies());
      expect({ kept, found: personal.filter((word) => kept.includes(word)) }).toEqual({ kept, found: [] });
    }
    // The tab in which it was filed still knows number and code, for the receipt; what the form said is gone.
    const own = await keptBy(phone);
    expect(personal.slice(2).filter((word) => own.includes(word))).toEqual([]);
    // That this browser is known to the account, so that a stranger's guesses do not lock its owner out.
    expect((await desk.context().cookies()).map(({ name }) => name)).toEqual(['ipr_device']);
    await tab.close();
  }, 60_000);

  it('broke no rule of the page and threw no error on the way', () => {
    expect(faults).toEqual([]);
  });

  it('lets no text become markup, script or the address of a script, on either page', async () => {
    for (const page of [phone, desk]) {
      const refusals: string[] = await page.evaluate(`
        [
          () => (document.body.innerHTML = '<img src="/x" onerror="top.hit = 1">'),
          () => document.body.insertAdjacentHTML('beforeend', '<b>x</b>'),
          () => new Worker('data:text/javascript,0'),
          () => Object.assign(document.createElement('script'), { src: 'https://elsewhere.example/x.js' }),
          () => setTimeout('top.hit = 1', 0),
          () => trustedTypes.createPolicy('more', {}),
        ].map((attempt) => {
          try {
            attempt();
            return 'done';
          } catch (error) {
            return error instanceof TypeError || error instanceof EvalError ? 'refused' : String(error);
          }
        })`);
      expect(refusals).toHaveLength(6);
      expect(refusals).toEqual(refusals.map(() => 'refused'));
    }
  });
});
