// A page made of blocks, from the first of them to the sample site, against a running server:
//   YIZHAN_WALK_URL=http://127.0.0.1:8080 node walks/blocks.mjs
// The server has the user zhao (admin) and serves the sample site; there are no pages. YIZHAN_WALK_FOLDER takes pictures.
import { begin, check, checkAccess as accessOf, checkWidth, show as showOf, signIn, still } from './walk.mjs';

const PAGE = '/admin/content/page/019c1111-2222-7333-8444-555566667777';

/** The first to ask for an operation of the site is told that the server does not know it yet. */
const forgive = (complaint) => /PERSISTED_OPERATION_NOT_FOUND/.test(complaint);

const { page, step, walk } = await begin({ forgive });

async function checkAccess(name) {
  await accessOf(page, name);
  await checkWidth(page, name);
}

const show = (name) => showOf(page, name);

/** Presses a key that moves what is dragged, and waits until it is told where it is. */
async function drag(key) {
  const told = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('[id^="DndLiveRegion"]')].map((one) => one.textContent).join('|'),
    );
  const before = await told();
  await page.keyboard.press(key);
  await page.waitForFunction(
    (former) =>
      [...document.querySelectorAll('[id^="DndLiveRegion"]')].map((one) => one.textContent).join('|') !== former,
    before,
  );
}

const saved = () =>
  page
    .locator('.action-bar')
    .getByText(/^已保存/)
    .waitFor();
const body = page.locator('#field-core-body-box');
const outer = page.locator('#field-core-body > .sortable-list > li');
const names = () => outer.locator('> .block-row > .block-row-head .block-name').allInnerTexts();
const order = async (wanted) => {
  const found = (await names()).join(' ');
  check(found === wanted, `the blocks stand as ${found}`);
};

/** Adds a block by the last button of a list. */
async function add(list, name) {
  await list.getByRole('button', { name: '添加模块' }).last().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await dialog.waitFor({ state: 'hidden' });
}

async function act(number, action) {
  await page
    .getByRole('button', { name: new RegExp(`^第 ${number} 个模块`) })
    .first()
    .click();
  const item = page.getByRole('menuitem', { name: action, exact: true });
  await item.waitFor();
  await still(page);
  await item.click();
  await item.waitFor({ state: 'hidden' });
}

const fill = (block, label, words) => block.getByLabel(label, { exact: true }).fill(words);

await walk(async () => {
  await step('a publisher begins a page', async () => {
    await page.goto('/admin/');
    await signIn(page, 'zhao');
    await page.goto(`${PAGE}?new=1`);
    await page.locator('#field-core-title-zh-Hans').fill('关于我们');
    await page.locator('#field-core-title-en').fill('About us');
    await page.locator('#field-core-slug').fill('about-us');
    await saved();
  });

  await step('the choice of blocks says what each is for', async () => {
    await body.getByRole('button', { name: '添加模块' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('一段引用的话和说话人。').waitFor();
    await checkAccess('the choice of blocks');
    await show('zh-blocks-choice');
    await dialog.getByRole('button', { name: /^引文/ }).click();
    await dialog.waitFor({ state: 'hidden' });
  });

  await step('four blocks are filled, one with blocks inside', async () => {
    await fill(outer.nth(0), '引文 (简体中文)', '一块玉要先看三天，再动刀。');
    await fill(outer.nth(0), '引文 (英语)', 'Look at a stone for three days before you cut it.');
    await add(body, '分区');
    await fill(outer.nth(1), '标题 (简体中文)', '常见问题');
    await fill(outer.nth(1), '标题 (英语)', 'Questions');
    await add(outer.nth(1), '正文');
    const text = outer.nth(1).locator('.tiptap').first();
    await text.click();
    await page.keyboard.type('先读这里。');
    const english = outer.nth(1).locator('.tiptap').nth(1);
    await english.click();
    await page.keyboard.type('Read this first.');
    await add(body, '行动');
    await fill(outer.nth(2), '按钮文字 (简体中文)', '去看展会');
    await fill(outer.nth(2), '按钮文字 (英语)', 'To the fair');
    await fill(outer.nth(2), '网址', 'https://fair.example/');
    await add(body, '图片');
    await order('引文 分区 行动 图片');
    await saved();
    await checkAccess('the open blocks');
    await show('zh-blocks-open');
  });

  await step('they are closed, moved by menu and by keyboard, doubled, deleted and put back', async () => {
    await page.reload();
    await outer.nth(3).waitFor();
    check((await page.locator('#field-core-body .nested-fields').count()) === 0, 'closed blocks have their inputs');
    await outer.nth(0).getByText('一块玉要先看三天，再动刀。').waitFor();
    await act(4, '上移');
    await order('引文 分区 图片 行动');
    const grip = outer.nth(3).locator('.drag-handle').first();
    await grip.focus();
    await drag('Space');
    await drag('ArrowUp');
    await drag('ArrowUp');
    await drag('Space');
    await page.waitForFunction(
      () => document.querySelectorAll('#field-core-body > .sortable-list > li .block-name')[2]?.textContent !== '图片',
    );
    await act(1, '再来一份');
    check((await outer.count()) === 5, 'there is no second quote');
    await act(1, '删除');
    await body.locator('.block-removed').getByText('已删除：引文').waitFor();
    await body.getByRole('button', { name: '放回' }).click();
    check((await outer.count()) === 5, 'the quote did not come back');
    await act(1, '删除');
    await act(1, '复制');
    await page.getByText(/^已复制。/).waitFor();
    await saved();
    await checkAccess('the closed blocks');
    await show('zh-blocks');
  });

  await step('what a block lacks is said at the block', async () => {
    await page.getByRole('button', { name: /^发布/ }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('此项为必填，请填写。').first().waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await body
      .getByText(/处待改正/)
      .first()
      .waitFor();
    await show('zh-blocks-lacking');
    const picture = (await names()).indexOf('图片') + 1;
    await act(picture, '删除');
    await saved();
  });

  await step('the copied block is pasted where it is allowed', async () => {
    await body.getByRole('button', { name: '添加模块' }).last().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^粘贴：/ }).click();
    await dialog.waitFor({ state: 'hidden' });
    await saved();
    check((await outer.count()) === 4, `there are ${await outer.count()} blocks`);
    await act(4, '删除');
    await saved();
  });

  await step('it is published, and the sample site shows the blocks in their order', async () => {
    const wanted = await names();
    await page.getByRole('button', { name: /^发布/ }).first().click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /发布 2 种语言$/ })
      .click();
    await page
      .locator('.ant-message')
      .getByText(/^已发布：/)
      .waitFor();
    await page.goto('/sample/zh/pages/about-us');
    await page.getByRole('heading', { level: 1, name: '关于我们' }).waitFor();
    await page.getByText('先读这里。').waitFor();
    await page.getByRole('link', { name: '去看展会' }).waitFor();
    const shown = await page.evaluate(() =>
      [...document.querySelector('article.page').children]
        .map((part) =>
          part.matches('.quote')
            ? '引文'
            : part.matches('section')
              ? '分区'
              : part.querySelector('a.button')
                ? '行动'
                : '',
        )
        .filter(Boolean),
    );
    check(shown.join(' ') === wanted.join(' '), `the site shows ${shown} and not ${wanted}`);
    await checkAccess('the page on the site');
    await show('site-zh-page');
  });

  await step('two versions tell which block changed', async () => {
    await page.goto(PAGE);
    await outer.nth(2).waitFor();
    const quote = (await names()).indexOf('引文');
    await outer.nth(quote).locator('.block-row-title').first().click();
    await fill(outer.nth(quote), '引文 (简体中文)', '一块玉要先看五天，再动刀。');
    await page
      .locator('.action-bar')
      .getByText(/即将自动保存|正在保存/)
      .waitFor();
    await saved();
    await page.goto(`${PAGE}/versions`);
    await page.locator('.block-diff-changed').getByText('已修改', { exact: true }).waitFor();
    await page.locator('.block-diff ins').getByText('五').waitFor();
    await page.getByText('另有 2 个模块未变').waitFor();
    await checkAccess('the versions of blocks');
    await show('zh-blocks-versions');
  });

  await step('in English on a telephone', async () => {
    await page.evaluate(() => localStorage.setItem('yizhan.language', 'en'));
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(PAGE);
    await outer.nth(2).waitFor();
    await outer.nth(1).locator('.block-row-title').first().click();
    await checkAccess('blocks on a telephone');
    await outer.nth(0).scrollIntoViewIfNeeded();
    await show('en-phone-blocks');
    await page.setViewportSize({ width: 320, height: 700 });
    await checkAccess('blocks on a narrow telephone');
  });
});
