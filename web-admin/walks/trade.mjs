// Trade in the admin: an application is decided, catalogues granted, a partner's inquiry arrives, is answered and closed.
import { openWindow } from './browser.mjs';

const PASSWORD = 'quiet river granite';
const ACCOUNT = 'marta';

/**
 * The partner, in a browser without JavaScript: signs in, finds products by facets and sends an inquiry about two of them, one
 * below its minimum order. The browser stays on the inquiry.
 */
async function sendInquiry(browser, base, check) {
  const { context, complaints } = await openWindow(browser, base, { javaScriptEnabled: false, locale: 'en-GB' });
  const page = await context.newPage();
  const collect = async (product, quantity, note) => {
    await page.getByRole('link', { name: product }).click();
    await page.getByLabel('Quantity').fill(quantity);
    await page.getByLabel('Note to the enterprise').fill(note);
    await page.getByRole('button', { name: 'Put into the basket' }).click();
    await page.getByRole('heading', { level: 1, name: 'Basket' }).waitFor();
  };
  const byFacets = async () => {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Products' }).click();
    await page.getByRole('link', { name: /^Carpets and textiles/ }).click();
    await page.getByText('3 products', { exact: true }).waitFor();
    await page.getByRole('link', { name: /^Wool/ }).click();
    await page.getByText('2 products', { exact: true }).waitFor();
  };
  await page.goto('/catalog');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('Account').fill(ACCOUNT);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  await byFacets();
  await page.getByText('$420.00 USD').first().waitFor();
  await collect(/Hotan hand-knotted wool rug/, '1', 'With a label in Italian, please.');
  await byFacets();
  await collect(/Flat-woven wool rug/, '400', '');
  await page.getByRole('button', { name: 'Write the inquiry' }).click();
  await page.getByText(/^2 products from 1 enterprise/).waitFor();
  await page
    .getByLabel('Message')
    .fill('Good morning. We plan a spring window in Verona and need samples first. Which lead time can you keep?');
  await page.getByLabel('Target market').selectOption('IT');
  await page.getByLabel('Incoterm').selectOption('FCA');
  await page.getByRole('button', { name: 'Send the inquiry' }).click();
  await page.getByRole('heading', { level: 1, name: 'Your inquiry is sent' }).waitFor();
  const number = await page.getByRole('link', { name: /^IQ-/ }).innerText();
  await page.getByRole('link', { name: number }).click();
  await page.getByText('With a label in Italian, please.').waitFor();
  check(complaints.length === 0, `the partner's pages complained:\n${complaints.join('\n')}`);
  return { page, number };
}

/** Addresses for the pictures of the screens. */
export async function walkTrade({ page, browser, base, step, check, checkAccess, notice }) {
  const screens = {};
  const badge = (name) => page.getByRole('navigation', { name: '导航' }).getByRole('link', { name });
  await step('an application is approved, a catalogue granted, an account made', async () => {
    await page.goto('/admin/');
    await badge('贸易伙伴，1 条待处理').click();
    await page.getByRole('heading', { name: '待审核的申请（1）' }).waitFor();
    await checkAccess('the partners');
    await page.getByRole('link', { name: /Bottega del Levante/ }).click();
    await page.getByText('申请等待审核').waitFor();
    await page.getByRole('button', { name: '批准' }).click();
    await notice(/已批准，可以登录了/).waitFor();
    await page.getByText('还没有授权目录').waitFor();
    await page.getByRole('button', { name: '授权目录' }).click();
    const picker = page.getByRole('dialog');
    await picker.getByRole('button', { name: /丝路工艺与玉石出口目录/ }).click();
    await checkAccess('the choice of catalogues');
    await picker.getByRole('button', { name: '关联' }).click();
    await notice('已授权 1 个目录').waitFor();
    await page.getByText(/件产品，\d+ 件有报价/).waitFor();
    await page.getByRole('button', { name: '添加用户' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('姓名').fill('Marta Riva');
    await dialog.getByLabel('账号').fill(ACCOUNT);
    await dialog.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await dialog.getByRole('button', { name: '添加用户' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('从未登录').waitFor();
    await checkAccess('a partner');
    screens.partner = new URL(page.url()).pathname;
  });
  let sent;
  await step('the partner finds products by facets and sends an inquiry', async () => {
    sent = await sendInquiry(browser, base, check);
  });
  await step('the inquiry arrives, is answered and closed', async () => {
    await page.goto('/admin/');
    await page.getByRole('link', { name: /新询盘/ }).waitFor();
    await badge('询盘，1 条待处理').click();
    await page.getByText('选一条询盘查看').waitFor();
    await checkAccess('the inbox');
    await page.locator('.inquiry-card').filter({ hasText: sent.number }).getByRole('link').click();
    await page.getByText(/We plan a spring window in Verona/).waitFor();
    await page
      .getByText(/^低于起订量/)
      .first()
      .waitFor();
    await page.locator('.inquiry').getByText('已读').waitFor();
    screens.inquiry = new URL(page.url()).pathname;
    await checkAccess('an inquiry');
    await page.locator('#answer').fill('Samples leave on Monday; 30 days for the rest.');
    await page.keyboard.press('Control+Enter');
    await notice('答复已发送').waitFor();
    await page.locator('.said-staff').getByText('Samples leave on Monday').waitFor();
    await sent.page.reload();
    await sent.page.locator('.thread').getByText('Samples leave on Monday').waitFor();
    await sent.page.context().close();
    await page.getByRole('button', { name: '写备注' }).click();
    await page.locator('#note').fill('下周三前回访。');
    await page.getByRole('button', { name: '保存' }).click();
    await notice('备注已保存').waitFor();
    await page.getByRole('button', { name: '关闭', exact: true }).click();
    await notice('询盘已关闭').waitFor();
    await page.getByRole('button', { name: '重新打开' }).click();
    await notice('询盘已重新打开').waitFor();
  });
  await step('a suspended partner sees nothing any more', async () => {
    await page.goto(screens.partner);
    await page.getByRole('button', { name: '暂停' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '暂停' }).click();
    await dialog.getByText('请写明理由').waitFor();
    await dialog.getByLabel('理由').fill('货款未付清。');
    await checkAccess('the suspension');
    await dialog.getByRole('button', { name: '暂停' }).click();
    await notice(/已暂停，登录和授权立即失效/).waitFor();
    await page.getByText('目前看不到任何授权目录和价格。').waitFor();
    await page.getByRole('button', { name: '恢复' }).click();
    await notice(/已批准，可以登录了/).waitFor();
    await page.getByText('目前能看到 1 个授权目录').waitFor();
    await page.goto('/admin/users');
    await page
      .getByRole('row')
      .filter({ hasText: 'marta' })
      .getByRole('cell', { name: '贸易伙伴', exact: true })
      .waitFor();
  });
  return screens;
}
