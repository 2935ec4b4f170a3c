// One editor's way through the admin against a running server:
//   YIZHAN_WALK_URL=http://127.0.0.1:8080 YIZHAN_WALK_SETUP=/admin/setup#token=… node walks/admin.mjs
// The server is fresh. YIZHAN_WALK_PICTURE is a picture to upload, YIZHAN_WALK_PLUGIN the package of the jade plugin;
// YIZHAN_WALK_FOLDER takes the pictures of every screen. Ends with code 1 and a sentence when a step fails, a page complains, or axe-core finds a serious fault.
import { walkDesk } from './desk.mjs';
import { walkExamples } from './explorer.mjs';
import { walkPlugins } from './plugins.mjs';
import { walkPublications } from './publications.mjs';
import { takePicture, takePictures } from './screens.mjs';
import { walkTrade } from './trade.mjs';
import {
  PASSWORD,
  ask as askOn,
  base,
  begin,
  check,
  checkAccess as accessOf,
  folder,
  samples,
  signIn as signInOn,
  still,
} from './walk.mjs';

const picture = process.env.YIZHAN_WALK_PICTURE;

const { browser, context, page, expect, step, walk } = await begin();
const checkAccess = (name) => accessOf(page, name);
const stillness = () => still(page);
const signIn = (on = page) => signInOn(on, 'admin');
const ask = (query) => askOn(page, query);

/** A click on a menu that still moves, after a page was loaded anew for instance, can miss: it stays open then. */
async function choose(item) {
  await page.getByRole('button', { name: '更多操作' }).click();
  const entry = page.getByRole('menuitem', { name: item });
  await entry.waitFor();
  for (let tries = 0; tries < 5 && (await entry.isVisible()); tries++) {
    await stillness();
    await entry.click();
    await entry.waitFor({ state: 'hidden', timeout: 3000 }).catch(() => undefined);
  }
}

const titles = () => page.locator('.title-cell').allInnerTexts();
const titled = (title) => page.locator('.title-cell').getByText(title, { exact: true });
const field = (key, locale) => page.locator(`#field-core-${key}${locale ? `-${locale}` : ''}`);
const notice = (text) => page.locator('.ant-message').getByText(text);

const saved = (on = page) =>
  on
    .locator('.action-bar')
    .getByText(/^已保存/)
    .waitFor();

/** A picture of what only this step shows. */
const show = (name, on = page) => takePicture(on, folder, name);

await walk(async () => {
  await step('the set-up link leads through four steps to the dashboard', async () => {
    await page.goto(process.env.YIZHAN_WALK_SETUP);
    await page.getByRole('radio', { name: 'English' }).check();
    await page.getByRole('heading', { name: 'First set-up' }).waitFor();
    await show('en-setup');
    await page.getByRole('radio', { name: '简体中文' }).check();
    await page.getByLabel('单位或网站名称').fill('和田文化展贸中心');
    await checkAccess('the set-up');
    await show('setup');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByLabel('姓名').fill('林晓');
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.getByLabel('再输入一次密码').fill(PASSWORD);
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByLabel('العربية').check();
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('button', { name: '完成设置' }).click();
    await page.getByRole('heading', { name: '林晓，你好' }).waitFor({ timeout: 30_000 });
  });
  await step('the dashboard fills while the samples come in', async () => {
    await samples(page);
    await page.getByText('看懂一块和田玉').waitFor();
    await checkAccess('the dashboard');
  });
  await step('somebody signs out and in again', async () => {
    await page.getByRole('button', { name: /的账号菜单/ }).click();
    await page.getByText('退出登录').click();
    await page.getByLabel('账号').waitFor();
    await checkAccess('the sign-in');
    await page.getByLabel('账号').fill('admin');
    await page.getByLabel('密码', { exact: true }).fill('wrong wrong wrong');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('账号或密码不正确').waitFor();
    await signIn();
  });
  await step('the list is searched by pinyin, sorted, paged and filtered', async () => {
    await page.getByRole('navigation', { name: '导航' }).getByRole('link', { name: '作品', exact: true }).click();
    await page.getByRole('table').waitFor();
    await checkAccess('the list');
    await page.getByPlaceholder(/查找作品/).fill('htdt');
    await titled('石榴花和田地毯').waitFor();
    await page.waitForFunction(() => document.querySelectorAll('.title-cell').length === 1);
    await page.getByPlaceholder(/查找作品/).fill('');
    await page.waitForFunction(() => document.querySelectorAll('.title-cell').length === 30);
    await page.getByRole('columnheader', { name: '题名' }).click();
    await page.waitForFunction(() => {
      const shown = [...document.querySelectorAll('.title-cell')].map((cell) => cell.textContent);
      const at = (title) => shown.findIndex((text) => text.includes(title));
      return at('艾德莱斯绸围巾') >= 0 && at('艾德莱斯绸围巾') < at('薄胎莲瓣碗');
    });
    await page.getByRole('button', { name: '下一页' }).click();
    await page.waitForFunction(() => document.querySelectorAll('.title-cell').length === 10);
    await page.getByRole('button', { name: '上一页' }).click();
    await page.waitForFunction(() => document.querySelectorAll('.title-cell').length === 30);
    await page.getByRole('button', { name: '添加条件' }).click();
    await page.getByRole('menuitem', { name: '行业门类' }).click();
    await page.getByLabel('行业门类的值').fill('玉');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('.title-cell').length === 10);
    check(!(await titles()).includes('都塔尔'), 'the filter let another sector through');
    await page.keyboard.press('Escape');
  });
  await step('a work is changed in two languages and saves itself', async () => {
    await page.getByRole('link', { name: '《平安》挂件' }).click();
    await field('title', 'zh-Hans').fill('《平安》和田玉挂件');
    await field('title', 'en').fill('Peace, a jade pendant');
    await saved();
    await checkAccess('the editor');
  });
  const editor = page.url();
  await step('another picture is uploaded and takes the place of the first', async () => {
    const media = page.locator('#field-core-media-box');
    const chooser = page.waitForEvent('filechooser');
    await media.getByRole('button', { name: '从电脑选择' }).click();
    await (await chooser).setFiles(picture);
    await media.getByRole('button', { name: /^去掉：new-view/ }).waitFor();
    await media.getByRole('button', { name: /^去掉：jade-pendant/ }).click();
    await page
      .locator('.action-bar')
      .getByText(/即将自动保存|正在保存/)
      .waitFor();
    await saved();
  });
  await step('a reference is found by pinyin and linked', async () => {
    const makers = page.locator('#field-core-makers-box');
    await makers.getByRole('button', { name: '关联条目' }).click();
    const picker = page.getByRole('dialog');
    await picker.getByPlaceholder('题名、拼音或编号').fill('linwan');
    await page.waitForFunction(() => document.querySelectorAll('.entry-choice').length === 1);
    await picker.getByRole('button', { name: /示例·林晚/ }).click();
    await picker.getByText('已选 1 项').waitFor();
    await checkAccess('the choice of entries');
    await picker.getByRole('button', { name: '关联', exact: true }).click();
    await makers.getByRole('link', { name: '示例·林晚' }).waitFor();
    await picker.waitFor({ state: 'hidden' });
  });
  await step('what is missing is said at its field, and that language is held back', async () => {
    await field('title', 'en').fill('');
    await page.getByRole('button', { name: /更新发布/ }).click();
    const dialog = page.getByRole('dialog');
    const english = dialog.getByRole('listitem').filter({ hasText: '还不能发布' });
    await english.getByText('此项为必填，请填写。').waitFor();
    check(await english.getByRole('checkbox').isDisabled(), 'a language that lacks its title can be published');
    await checkAccess('the publish dialog');
    await show('publish');
    await english.getByRole('button', { name: '去改题名' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.waitForFunction(() => document.activeElement?.id === 'field-core-title-en');
    const finding = page.locator('#field-core-title-en-findings');
    await finding.getByText('此项为必填，请填写。').waitFor();
    await page.keyboard.type('Peace, a jade pendant');
    await finding.waitFor({ state: 'hidden' });
  });
  await step('what is published is delivered at once', async () => {
    await page.getByRole('button', { name: /更新发布/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '发布 2 种语言' }).click();
    await notice(/^已发布：/).waitFor();
    const { work } = await ask(
      '{ work(slug: "peace-pendant") { title(locale: "zh-Hans") english: title(locale: "en") makers { edges { node { ... on Person { name(locale: "en") } } } } media { name url } } }',
    );
    check(work.title === '《平安》和田玉挂件', `title is ${work.title}`);
    check(work.english === 'Peace, a jade pendant', `title is ${work.english}`);
    const makers = work.makers.edges.map(({ node }) => node.name).join(', ');
    check(makers === 'Demo Zhou Yucheng, Demo Lin Wan', `the makers are ${makers}`);
    check(work.media.length === 1 && work.media[0].name.startsWith('new-view'), JSON.stringify(work.media));
    const status = await page.evaluate(async (url) => (await fetch(url)).status, work.media[0].url);
    check(status === 200, `the picture answers ${status}`);
    await page.goto('/admin/content/work?q=hty');
    await titled('《平安》和田玉挂件').waitFor();
  });
  await step('versions are compared and one field is restored', async () => {
    await page.goto(`${editor}/versions`);
    await page.getByRole('heading', { name: '第 1 版 → 第 2 版' }).waitFor();
    await checkAccess('the versions');
    await page.getByRole('button', { name: '这一项恢复到第 1 版' }).first().click();
    await notice(/已按第 1 版恢复/).waitFor();
    await page.waitForFunction(() => document.getElementById('field-core-title-zh-Hans')?.value === '《平安》挂件');
    await page
      .locator('#field-core-media-box')
      .getByRole('button', { name: /^去掉：new-view/ })
      .waitFor();
  });
  await step('two tabs that change one field are asked which to keep', async () => {
    const other = await context.newPage();
    await other.goto(editor);
    await other.locator('#field-core-title-en').waitFor();
    await field('title', 'en').fill('Peace, first hand');
    await page
      .locator('.action-bar')
      .getByText(/即将自动保存|正在保存/)
      .waitFor();
    await saved();
    await other.locator('#field-core-title-en').fill('Peace, second hand');
    const dialog = other.getByRole('dialog');
    await dialog.getByText('Peace, first hand').waitFor();
    await show('conflict', other);
    await dialog.getByRole('radio').first().check();
    await dialog.getByRole('button', { name: '按选择保存' }).click();
    await saved(other);
    await other.reload();
    await other.waitForFunction(() => document.getElementById('field-core-title-en')?.value === 'Peace, second hand');
    await other.close();
  });
  await step('the media library searches, and the focal point of a picture is moved', async () => {
    await page.goto('/admin/media?q=new-view');
    await page.getByRole('button', { name: /new-view/ }).click();
    await page.getByText('被 1 处使用').first().waitFor();
    await checkAccess('the media library');
    await page.waitForFunction(() => document.querySelector('.focal-picture img')?.naturalWidth > 0);
    const focal = page.getByRole('button', { name: /^焦点：/ });
    const { width, height } = await focal.boundingBox();
    await focal.click({ position: { x: width / 4, y: (height * 3) / 4 } });
    await page.getByRole('button', { name: /^焦点：横 25%，纵 75%/ }).press('ArrowRight');
    await page.getByRole('button', { name: /^焦点：横 26%，纵 75%/ }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await notice('已保存').waitFor();
    const { work } = await ask('{ work(slug: "peace-pendant") { media { focalPoint { x y } } } }');
    const { x, y } = work.media[0].focalPoint;
    check(Math.round(x * 100) === 26 && Math.round(y * 100) === 75, `the focal point is delivered as ${x}, ${y}`);
    await page.keyboard.press('Escape');
  });
  await step('a picture in use is kept, and where it is used is one press away', async () => {
    await page.goto('/admin/media?q=new-view');
    await page.getByRole('button', { name: /new-view/ }).click();
    await page.getByRole('button', { name: '删除文件' }).click();
    await page
      .getByRole('dialog', { name: /^删除“new-view/ })
      .getByRole('button', { name: '删除文件' })
      .click();
    const used = page.getByRole('dialog', { name: /正在使用它/ });
    await used.getByRole('link').click();
    await used.waitFor({ state: 'hidden' });
    await page.waitForURL((url) => url.pathname.startsWith('/admin/content/work/'));
    await page.getByRole('button', { name: '更多操作' }).waitFor();
  });
  await walkDesk({ page, browser, base, step, check, checkAccess, signIn, editor });
  await step('a user is made', async () => {
    await page.goto('/admin/users');
    await page.getByRole('button', { name: '新建用户' }).first().click();
    await page.getByRole('textbox', { name: '姓名', exact: true }).fill('阿依古丽');
    await page.getByRole('textbox', { name: '账号', exact: true }).fill('ayigul');
    await page.getByRole('checkbox').nth(1).check();
    await checkAccess('the form of a user');
    await page.getByRole('dialog').getByRole('button', { name: '新建用户' }).click();
    await page.getByText('初始密码').waitFor();
    await page.getByRole('button', { name: '已妥善保存' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('cell', { name: 'ayigul' }).waitFor();
  });
  await step('a token is made', async () => {
    await page.goto('/admin/tokens');
    await page.getByRole('button', { name: '新建令牌' }).first().click();
    await page.getByLabel('用途').fill('官网前端');
    await page.getByRole('button', { name: '生成令牌' }).click();
    await page.getByText(/^yz_/).first().waitFor();
    await page.getByRole('button', { name: '已妥善保存' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('cell', { name: /官网前端/ }).waitFor();
    await checkAccess('the tokens');
  });
  await walkPlugins({
    page,
    step,
    check,
    expect,
    checkAccess,
    notice,
    editor,
    plugin: process.env.YIZHAN_WALK_PLUGIN,
  });
  const trade = await walkTrade({ page, browser, base, step, check, checkAccess, notice });
  await step('a link to the preview is made, shown once and taken back', async () => {
    await page.goto('/admin/content/work?q=都塔尔');
    await page.getByRole('link', { name: '都塔尔' }).click();
    await choose('预览链接');
    await checkAccess('the preview links');
    await page.getByRole('button', { name: '生成链接' }).click();
    await page.locator('.secret').filter({ hasText: 'yzp_' }).waitFor();
    await page.getByRole('button', { name: '已妥善保存' }).click();
    await page.getByText(/有效至/).waitFor();
    check((await page.getByText(/yzp_/).count()) === 0, 'the token is shown a second time');
    await page.getByRole('button', { name: '收回' }).click();
    await page.getByText(/有效至/).waitFor({ state: 'hidden' });
    await page.getByRole('dialog').getByText('关闭', { exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });
  await step('an entry goes to the trash and comes back', async () => {
    await page.goto('/admin/content/work?q=都塔尔');
    await page.getByRole('link', { name: '都塔尔' }).click();
    await page.getByRole('button', { name: '更多操作' }).waitFor();
    const original = page.url();
    await choose('复制为新条目');
    await notice(/已复制/).waitFor();
    await page.waitForURL((url) => url.pathname.startsWith('/admin/content/work/') && url.href !== original);
    await page.reload();
    await choose('移到回收站');
    await page.getByRole('dialog').getByRole('button', { name: '移到回收站' }).click();
    await notice(/已移到回收站/).waitFor();
    await page.goto('/admin/content/work?trash=1');
    await page.getByRole('button', { name: '离开回收站' }).waitFor();
    await page.locator('.title-cell a').first().click();
    await page.getByRole('button', { name: '取回' }).first().click();
    await notice(/已取回/).waitFor();
  });
  await walkPublications({ page, step, check, checkAccess, field, saved, choose, show });
  await walkExamples({ page, step, check });
  if (folder) {
    await step('pictures of the screens', () => takePictures(browser, base, context, { editor, ...trade }, folder));
  }
});
