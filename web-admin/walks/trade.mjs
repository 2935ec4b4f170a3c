// Trade in the admin: an application is decided, catalogues granted, a partner's inquiry arrives, is answered and closed.
const PASSWORD = 'quiet river granite';
const ACCOUNT = 'marta';

/** Signs the partner in and sends an inquiry about two products; one below its minimum order. */
async function sendInquiry(browser, base, check) {
  const context = await browser.newContext({ baseURL: base });
  const page = await context.newPage();
  await page.goto('/catalog/en/sign-in');
  await page.locator('input[name=account]').fill(ACCOUNT);
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.locator('form button.primary').click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
  const csrf = await page.locator('input[name=csrf]').first().inputValue();
  const operation = async (query, variables) =>
    (await context.request.post('/graphql', { data: { query, variables }, headers: { 'X-CSRF-Token': csrf } })).json();
  const products = await operation(
    '{ exportCatalog(slug: "silkroad-2027-catalogue") { products(first: 2) { nodes { id name(locale: "en") price { amount } } } } }',
  );
  const [first, second] = products.data.exportCatalog.products.nodes;
  check(first.price !== null, 'the partner does not see a granted price');
  const sent = await operation(
    `mutation($input: SendInquiryInput!) { sendInquiry(input: $input) { inquiries { number } findings { message } } }`,
    {
      input: {
        lines: [
          { productId: first.id, quantity: '1', note: 'With a label in Italian, please.' },
          { productId: second.id, quantity: '400' },
        ],
        message:
          'Good morning. We plan a spring window in Verona and need samples first. Which lead time can you keep?',
        market: 'IT',
        incoterm: 'FCA',
        language: 'en',
        idempotencyKey: 'walk-1',
      },
    },
  );
  await context.close();
  check(sent.data?.sendInquiry.inquiries.length > 0, `nothing was sent: ${JSON.stringify(sent)}`);
  return sent.data.sendInquiry.inquiries;
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
  await step('an inquiry of the partner arrives, is answered and closed', async () => {
    const inquiries = await sendInquiry(browser, base, check);
    await page.goto('/admin/');
    await page.getByRole('link', { name: /新询盘/ }).waitFor();
    await badge(`询盘，${inquiries.length} 条待处理`).click();
    await page.getByText('选一条询盘查看').waitFor();
    await checkAccess('the inbox');
    await page.locator('.inquiry-card').filter({ hasText: inquiries[0].number }).getByRole('link').click();
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
  });
  return screens;
}
