// Releases and schedules against a running server with the sample content:
//   YIZHAN_WALK_URL=http://127.0.0.1:8080 YIZHAN_WALK_SETUP=/admin/setup#token=… node walks/releases.mjs
// The server is fresh. YIZHAN_WALK_FOLDER takes pictures. Ends with code 1 and a sentence when a step fails.
import {
  PASSWORD,
  ask as askOn,
  begin,
  check,
  checkAccess as accessOf,
  checkWidth as widthOf,
  inBoth as inBothOf,
  samples,
  show as showOf,
  until,
} from './walk.mjs';

const NAME = '广交会秋季专题';
const ARTICLE = '看懂一块和田玉';
const WORKS = ['石榴花和田地毯', '都塔尔'];
const SCHEDULED = '艾德莱斯绸围巾';
const PENDANT = '《平安》挂件';
const PERSON = '示例·周玉成';

const { page, step, walk } = await begin();
/** The address of what waits for its moment while the walk goes on. */
let scheduled;

async function checkAccess(name) {
  await page.waitForLoadState('networkidle');
  await accessOf(page, name);
}

const checkWidth = (name, part) => widthOf(page, name, part);
const show = (name) => showOf(page, name);
const inBoth = (name, work) => inBothOf(page, name, work);
const ask = (query, path) => askOn(page, query, path);

const field = (key, locale) => page.locator(`#field-core-${key}${locale ? `-${locale}` : ''}`);
const notice = (text) => page.locator('.ant-message').getByText(text);
const saved = () =>
  page
    .locator('.action-bar')
    .getByText(/^已保存/)
    .waitFor();
const pending = () =>
  page
    .locator('.action-bar')
    .getByText(/即将自动保存|正在保存/)
    .waitFor();

const delivered = async (title) =>
  (await ask('{ works(first: 100) { edges { node { title(locale: "zh-Hans") } } } }')).works.edges.some(
    ({ node }) => node.title === title,
  );
const outArticle = async () =>
  (await ask('{ articles(first: 20) { edges { node { title(locale: "zh-Hans") } } } }')).articles.edges.map(
    ({ node }) => node.title,
  );

async function pick(titles) {
  const picker = page.getByRole('dialog');
  for (const title of titles) {
    await picker.getByPlaceholder('题名、拼音或编号').fill(title);
    await picker.getByRole('button', { name: title }).first().click();
  }
  await picker.getByText(`已选 ${titles.length} 项`).waitFor();
  await checkAccess('the choice of entries of a release');
  await picker.getByRole('button', { name: '加入', exact: true }).click();
  await picker.waitFor({ state: 'hidden' });
}

async function rename(type, title, next) {
  await page.goto(`/admin/content/${type}?q=${encodeURIComponent(title)}`);
  await page.getByRole('link', { name: title, exact: true }).click();
  await field('title', 'zh-Hans').fill(next);
  await pending();
  await saved();
}

await walk(async () => {
  await step('the server is set up with the samples', async () => {
    await page.goto(process.env.YIZHAN_WALK_SETUP);
    await page.getByRole('radio', { name: '简体中文' }).check();
    await page.getByLabel('单位或网站名称').fill('和田文化展贸中心');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByLabel('姓名').fill('林晓');
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.getByLabel('再输入一次密码').fill(PASSWORD);
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('button', { name: '完成设置' }).click();
    await page.getByRole('heading', { name: '林晓，你好' }).waitFor({ timeout: 30_000 });
    await samples(page);
  });
  await step('an empty plan says what it is for, and a release is made', async () => {
    await page.getByRole('navigation', { name: '导航' }).getByRole('link', { name: '发布计划' }).click();
    await page.getByRole('heading', { name: '还没有发布计划' }).waitFor();
    await checkAccess('the empty plan');
    await page.getByRole('button', { name: '新建发布批次' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '新建发布批次' }).click();
    await dialog.getByText('请填写名称').waitFor();
    await dialog.getByLabel('名称').fill(NAME);
    await dialog.getByLabel('说明（可不填）').fill('展位 10.2C15 的作品和文章，同一时间上线。');
    await checkAccess('the form of a release');
    await dialog.getByRole('button', { name: '新建发布批次' }).click();
    await page.getByRole('heading', { level: 1, name: NAME }).waitFor();
    await page.getByText('先加入条目，再定时或立即发布。').waitFor();
  });
  const release = new URL(page.url()).pathname;
  await step(
    'a moment is chosen: what it means elsewhere, a gap, a time that happens twice, one that has passed',
    async () => {
      await page.goto(`/admin/content/work?q=${encodeURIComponent(SCHEDULED)}`);
      await page.getByRole('link', { name: SCHEDULED, exact: true }).click();
      await field('title', 'zh-Hans').fill(`${SCHEDULED}（新）`);
      await pending();
      await saved();
      await page.getByRole('button', { name: /更新发布/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: '定时发布…' }).click();
      await page.getByText('以哪里的时间为准').waitFor();
      await choose('2027-03-28', '02:30');
      await zone('法兰克福', '柏林');
      await page.getByText(/当地时钟在这时拨快/).waitFor();
      await page.getByRole('button', { name: '改用这个时间' }).click();
      await page.getByText('2027年3月28日 09:00（北京时间）').waitFor();
      await page.getByText('柏林：2027年3月28日 03:00').waitFor();
      await choose('2027-10-31', '02:30');
      await page.getByRole('radio', { name: /^第二次/ }).check();
      await page.getByText('2027年10月31日 09:30（北京时间）').last().waitFor();
      await checkAccess('a time that happens twice');
      await zone('乌鲁木齐', '北京时间');
      const [day, clock] = beijing(-60_000);
      await choose(day, clock);
      await page.getByText(/这个时间已经过去/).waitFor();
      check(await submit().isDisabled(), 'a moment that has passed can be sent');
      await choose('2027-12-01', '10:00');
      await zone('Almaty', '阿拉木图');
      await page.getByText('2027年12月1日 13:00（北京时间）').waitFor();
      const desk = page.viewportSize();
      await page.setViewportSize({ width: 1600, height: 900 });
      await checkAccess('the choice of a moment');
      await show('zh-schedule');
      await page.setViewportSize({ width: 320, height: 844 });
      await checkAccess('the choice of a moment, narrow');
      await checkWidth('the choice of a moment', '.ant-modal');
      await page.setViewportSize(desk);
    },
  );
  await step('its editor says what is to come', async () => {
    // the next whole minute that is some seconds away
    const [day, clock] = beijing(100_000 - ((Date.now() + 40_000) % 60_000));
    await zone('北京', '北京时间');
    await choose(day, clock);
    await page
      .getByText(/^不到 1 分钟后|分钟后$/)
      .first()
      .waitFor();
    await submit().click();
    await notice(/^已定时：/).waitFor();
    await page
      .locator('.upcoming-line')
      .getByText(/^将于.*发布第 2 版/)
      .waitFor();
    await page.locator('.planned-list').getByText('已定时').waitFor();
    await field('title', 'zh-Hans').fill(`${SCHEDULED}（更新）`);
    await pending();
    await saved();
    await page
      .locator('.upcoming-line')
      .getByText(/之后又改过草稿，到时仍发布第 2 版/)
      .waitFor({ timeout: 20_000 });
    await checkAccess('the editor of what is scheduled');
    scheduled = page.url();
  });
  await step('three entries are changed and put in; the check says in words what is missing', async () => {
    for (const title of WORKS) await rename('work', title, `${title}（展会版）`);
    await rename('article', ARTICLE, `${ARTICLE}（展会版）`);
    await page.locator('#field-core-date').fill('');
    await page.locator('#field-core-date').press('Tab');
    await page.locator('#field-core-date-box').hover();
    await page.locator('#field-core-date-box .ant-picker-clear').click();
    await pending().catch(() => undefined);
    await saved();
    await page.goto(release);
    await page.getByRole('button', { name: '添加条目' }).click();
    await pick([...WORKS.map((title) => `${title}（展会版）`), `${ARTICLE}（展会版）`]);
    await notice('已加入 3 个条目').waitFor();
    const found = page.locator('.release-check');
    await found.getByText('还不能发布').waitFor();
    await found.getByText(/日期.*：.*必填/).waitFor();
    await inBoth('release-check');
    await page.getByRole('button', { name: '立即发布' }).click();
    await page.getByRole('dialog').getByText('3 个条目将立即发布。').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '立即发布' }).click();
    await notice(/没有执行，什么都没有改变/).waitFor();
    check(!(await delivered(`${WORKS[0]}（展会版）`)), 'something went out though one entry is not complete');
  });
  await step('once that is mended all goes out at once, and the delivery API answers the new texts', async () => {
    await page
      .locator('.release-check')
      .getByRole('link', { name: `${ARTICLE}（展会版）` })
      .click();
    await page.locator('#field-core-date').fill('2026-09-01');
    await page.locator('#field-core-date').press('Enter');
    await pending();
    await saved();
    await page.goto(release);
    await page
      .locator('.release-check')
      .getByText(/可以发布/)
      .waitFor();
    await page.getByRole('button', { name: '立即发布' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '立即发布' }).click();
    await notice(`已发布：${NAME}`).waitFor();
    await page.getByText('已全部发布。发现问题可以整批撤回。').waitFor();
    const lines = page.locator('.release-done tbody tr');
    check((await lines.count()) >= 3, 'the page does not say what happened to each language');
    check(/第 1 版\s*第 2 版/.test(await lines.first().innerText()), await lines.first().innerText());
    for (const title of WORKS)
      check(await delivered(`${title}（展会版）`), `${title} is not delivered in its new text`);
    check((await outArticle()).includes(`${ARTICLE}（展会版）`), 'the article is not delivered in its new text');
    await inBoth('release');
  });
  await step('it is put back with a reason, and the delivery API answers the old texts', async () => {
    await page.getByRole('button', { name: '撤回发布' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/恢复到发布前/).waitFor();
    await dialog.getByLabel('理由').fill('展位号有误。');
    await checkAccess('the reason of a reversal');
    await dialog.getByRole('button', { name: '撤回发布' }).click();
    await notice(`已撤回：${NAME}`).waitFor();
    await page.getByText('展位号有误。').waitFor();
    for (const title of WORKS) check(await delivered(title), `${title} did not come back`);
    check((await outArticle()).includes(ARTICLE), 'the article did not come back');
  });
  await step('what an entry names and is not published goes out together with it', async () => {
    await page.goto(`/admin/content/person?q=${encodeURIComponent(PERSON)}`);
    await page.getByRole('link', { name: PERSON, exact: true }).click();
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: '下线…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '下线', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await rename('work', PENDANT, `${PENDANT}（新）`);
    await page.getByRole('button', { name: /更新发布/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: `一并发布：${PERSON}` }).check();
    await checkAccess('the publish dialog with what the entry names');
    await dialog.getByRole('button', { name: '一并发布 2 个条目' }).click();
    await notice('已一并发布 2 个条目').waitFor();
    await page.getByRole('button', { name: '没有待发布的修改' }).waitFor();
    const { people } = await ask('{ people(first: 100) { edges { node { name(locale: "zh-Hans") } } } }');
    check(
      people.edges.some(({ node }) => node.name === PERSON),
      `${PERSON} is not out again`,
    );
    check(await delivered(`${PENDANT}（新）`), 'the pendant is not out in its new text');
  });
  await step('one entry went out at its moment', async () => {
    await until(() => delivered(`${SCHEDULED}（新）`), 'the scheduled version did not go out', 150);
    await page.goto(scheduled);
    await page.locator('.edit-head').waitFor();
    await page.waitForLoadState('networkidle');
    check((await page.locator('.upcoming-line').count()) === 0, 'the editor still says that it is to come');
    check(!(await delivered(`${SCHEDULED}（更新）`)), 'what was written after it was scheduled went out');
  });
  await step('the calendar and the list show it', async () => {
    await page.goto('/admin/releases');
    const item = page.getByRole('link', { name: new RegExp(`已发布.*发布“${SCHEDULED}`) });
    await item.waitFor();
    // something to come: the release of the other works, later this month or next
    await page.getByRole('button', { name: '新建发布批次' }).click();
    await page.getByRole('dialog').getByLabel('名称').fill('معرض ألماتي 阿拉木图展会');
    await page.getByRole('dialog').getByRole('button', { name: '新建发布批次' }).click();
    await page.getByRole('button', { name: '添加条目' }).click();
    await pick(WORKS.map((title) => `${title}（展会版）`));
    await page.getByRole('button', { name: '定时…' }).click();
    const [day] = beijing(3 * 60 * 60 * 1000);
    await choose(day, '23:59');
    await submit().click();
    await notice(/^已定时：/).waitFor();
    await page.getByText('到时自动发布。', { exact: false }).first().waitFor();
    await page.goto('/admin/releases');
    await page.getByRole('link', { name: /已定时.*阿拉木图展会/ }).waitFor();
    await inBoth('releases', async () => {
      if ((await page.getByRole('link', { name: /Scheduled.*阿拉木图展会/ }).count()) === 0)
        await page.locator('.ant-segmented-item').filter({ hasText: 'Calendar' }).click();
      await page
        .getByRole('link', { name: /Scheduled.*阿拉木图展会/ })
        .first()
        .waitFor();
    });
    await page.goto('/admin/releases?view=list');
    await page.getByRole('button', { name: '已撤回' }).click();
    await page.waitForFunction(() => document.querySelectorAll('.release-name').length === 1);
    await page.getByRole('link', { name: NAME }).waitFor();
    await checkAccess('the list of releases');
    await page.goto('/admin/');
    await page.getByRole('heading', { name: '近期发布' }).waitFor();
    await checkAccess('the dashboard');
  });
  await step('drafts that have gone on are taken in, and the moment is taken away', async () => {
    await rename('work', `${WORKS[0]}（展会版）`, `${WORKS[0]}（展会第二版）`);
    await page.locator('.upcoming-line').getByRole('link').click();
    await page.getByText(/草稿已改动，仍发布第 \d+ 版/).waitFor();
    await page.getByRole('button', { name: '改用新版本' }).click();
    await notice('已改用新版本').waitFor();
    await page.getByText(/草稿已改动，仍发布第/).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '取消定时' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '取消定时' }).click();
    await notice('已取消定时').waitFor();
    await page.getByRole('button', { name: `更改“${WORKS[1]}（展会版）”的处理方式` }).click();
    await page.getByRole('dialog').getByRole('radio', { name: /^下线/ }).check();
    await checkAccess('what happens to an entry');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await notice('已更改').waitFor();
    await page.locator('.release-list').getByText('所有在线的语言').waitFor();
  });
});

/** Day and clock in Beijing, so far from now. */
function beijing(ahead) {
  const text = new Date(Date.now() + ahead + 8 * 60 * 60 * 1000).toISOString();
  return [text.slice(0, 10), text.slice(11, 16)];
}

function submit() {
  return page.getByRole('dialog').locator('button[type="submit"]');
}

async function choose(day, clock) {
  for (const [id, text] of [
    ['#schedule-day', day],
    ['#schedule-clock', clock],
  ]) {
    const input = page.locator(id);
    await input.fill(text);
    await input.press('Enter');
    await page.waitForFunction(([at, value]) => document.querySelector(at)?.value === value, [id, text]);
  }
}

async function zone(typed, name) {
  const input = page.locator('#schedule-zone');
  await input.click();
  await input.fill(typed);
  await page.locator('.ant-select-item-option').filter({ hasText: name }).click();
}
