// An editor's desk: the list as somebody wants it, Arabic from the right, sessions of other browsers, the pages in English.
import { openWindow } from './browser.mjs';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

export async function walkDesk({ page, browser, base, step, check, checkAccess, signIn, editor }) {
  const option = (text) => page.locator('.ant-select-item-option').filter({ hasText: text });
  await step('the list shows states and languages, and the columns somebody chose', async () => {
    await page.goto('/admin/content/work');
    await page.getByRole('combobox', { name: '状态' }).click();
    await option('已修改').click();
    await page.waitForFunction(() => document.querySelectorAll('.title-cell').length === 1);
    await page.keyboard.press('Escape');
    const row = page.getByRole('row').filter({ hasText: 'DEMO-J-0021' });
    check((await row.count()) === 0, 'the column is there before it is chosen');
    await page.getByRole('button', { name: '列', exact: true }).click();
    await page.getByRole('checkbox', { name: '编号／登记号' }).check();
    await row.waitFor();
    await page.reload();
    await page.getByRole('columnheader', { name: '编号／登记号' }).waitFor();
    await row.getByText('已修改', { exact: true }).waitFor();
    const chips = await row
      .locator('.locale-chip')
      .evaluateAll((all) => all.map((chip) => chip.getAttribute('aria-label').split(': ')[1]));
    check(chips.join() === '已修改,已修改,已发布', `the languages are ${chips}`);
    await page.getByRole('button', { name: '列', exact: true }).click();
    await page.getByRole('checkbox', { name: '编号／登记号' }).uncheck();
    await page.getByRole('columnheader', { name: '编号／登记号' }).waitFor({ state: 'hidden' });
  });
  await step('a restored version says where it came from', async () => {
    await page.goto(`${editor}/versions`);
    await page.getByText('从第 1 版恢复', { exact: true }).waitFor();
  });
  await step('Arabic is written from the right', async () => {
    await page.goto(editor);
    await page.getByRole('combobox', { name: '译文' }).click();
    await option(/阿拉伯/).click();
    const title = page.locator('#field-core-title-ar');
    check((await title.getAttribute('dir')) === 'rtl', 'the field of the Arabic title has no dir="rtl"');
    check((await title.getAttribute('lang')) === 'ar', 'the field of the Arabic title has no lang="ar"');
    check(
      (await page.locator('#field-core-title-zh-Hans').getAttribute('dir')) === 'ltr',
      'Chinese runs from the right',
    );
    await checkAccess('the editor in Arabic');
    await page.getByRole('combobox', { name: '译文' }).click();
    await option(/英/).click();
    await page.locator('#field-core-title-en').waitFor();
  });
  await step('the pages change to English and back', async () => {
    await page.goto('/admin/');
    await page.getByRole('button', { name: 'EN: use the English interface' }).click();
    await page.getByRole('heading', { name: 'Hello, 林晓' }).waitFor();
    check((await page.locator('html').getAttribute('lang')) === 'en', 'the page is not marked as English');
    await page
      .getByRole('navigation', { name: 'Navigation' })
      .getByRole('link', { name: 'Works', exact: true })
      .click();
    await page.getByRole('heading', { level: 1, name: /^Works/ }).waitFor();
    await page.getByRole('button', { name: 'New Work' }).waitFor();
    await page.getByPlaceholder('Find Works by title, pinyin or code').waitFor();
    await page.getByRole('columnheader', { name: 'Last change' }).waitFor();
    await page.getByRole('table').getByText('Changed', { exact: true }).waitFor();
    await page.getByRole('button', { name: '中：使用中文界面' }).click();
    await page.getByRole('heading', { level: 1, name: /^作品/ }).waitFor();
  });
  await step('the session of another browser is seen and ended', async () => {
    const { context, complaints } = await openWindow(browser, base, { userAgent: FIREFOX });
    const other = await context.newPage();
    await other.goto('/admin/');
    await signIn(other);
    await page.goto('/admin/account');
    const sessions = page.locator('.session-list').getByRole('listitem');
    const theirs = sessions.filter({ hasText: 'Firefox · Linux' });
    await sessions.filter({ hasText: '本机' }).getByText('Chrome · Linux').waitFor();
    await theirs.waitFor();
    await checkAccess('the account');
    check(complaints.length === 0, `the other browser complained:\n${complaints.join('\n')}`);
    await theirs.getByRole('button', { name: '结束登录' }).click();
    await theirs.waitFor({ state: 'hidden' });
    await other.reload();
    await other.getByLabel('账号').waitFor();
    await context.close();
  });
}
