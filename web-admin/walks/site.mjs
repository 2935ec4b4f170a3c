// A visitor's way through the sample site, against a running server that serves it:
//   YIZHAN_WALK_URL=http://127.0.0.1:8080 YIZHAN_WALK_ENTRY=… YIZHAN_WALK_FORMER=… YIZHAN_WALK_PREVIEW=… node walks/site.mjs
// ENTRY is the id of the peace pendant, FORMER a slug the peace pendant no longer has; PREVIEW a token for drafts, in which its title is another.
// YIZHAN_WALK_FOLDER takes pictures. Ends with code 1 and a sentence when a step fails, a page complains, an answer holds
// errors, or axe-core finds a serious fault.
import { openWindow } from './browser.mjs';
import { base, begin, check, checkAccess as accessOf, folder } from './walk.mjs';

const WORK = '/sample/zh/works/peace-pendant';

/** The first to ask for an operation is told that the server does not know it yet; one step takes the network away. */
const forgive = (complaint) => /PERSISTED_OPERATION_NOT_FOUND|ERR_INTERNET_DISCONNECTED/.test(complaint);

const { browser, context, page, step, walk } = await begin({ forgive });
const asked = [];
context.on('request', (request) => {
  if (new URL(request.url()).pathname === '/graphql') asked.push(request);
});

const heading = (name, where = page) => where.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const path = (where = page) => new URL(where.url()).pathname;
const attribute = (selector, name, where = page) => where.locator(selector).first().getAttribute(name);

async function checkAccess(name, where = page) {
  await accessOf(where, name);
  const over = await where.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  check(over <= 0, `${name} is ${over} pixels wider than the window`);
}

await walk(async () => {
  await step('the site comes in the language of the browser', async () => {
    await page.goto('/sample');
    await heading(/工艺、玉石/);
    check(path() === '/sample/zh/', `the way led to ${page.url()}`);
    await page.getByRole('heading', { name: '近期展会' }).waitFor();
    await page.getByRole('link', { name: '2027 示例·丝路民族工艺与玉石展' }).waitFor();
    await page.getByRole('heading', { name: /月的作品/ }).waitFor();
    await page.getByRole('link', { name: '示例昆仑玉文化有限公司' }).waitFor();
    await checkAccess('the home page');
  });
  await step('the first key leads past the head, and a new page has the focus', async () => {
    await page.keyboard.press('Tab');
    check((await page.evaluate(() => document.activeElement.className)) === 'skip', 'the skip link is not first');
    await page.keyboard.press('Enter');
    check((await page.evaluate(() => document.activeElement.id)) === 'content', 'the skip link leads elsewhere');
    await page.getByRole('link', { name: '作品', exact: true }).click();
    await heading('作品');
    check((await page.evaluate(() => document.activeElement.id)) === 'content', 'the new page has no focus');
  });
  await step('works are narrowed by facets, each counted, and the way back widens them', async () => {
    await page.getByText('40 件作品').first().waitFor();
    await page.getByRole('link', { name: /^和田玉 9$/ }).click();
    await page.getByText('9 件作品').first().waitFor();
    check((await page.evaluate(() => document.activeElement.id)) === 'sector-hetian-jade', 'the facet lost the focus');
    await page.getByRole('link', { name: /^白玉 4$/ }).click();
    await page.getByText('4 件作品').first().waitFor();
    await checkAccess('the narrowed list');
    await page.getByRole('link', { name: '去掉“白玉”' }).click();
    await page.getByText('9 件作品').first().waitFor();
    await page.goBack();
    await page.getByText('4 件作品').first().waitFor();
    await page.getByRole('link', { name: '全部去掉' }).click();
    await page.getByText('40 件作品').first().waitFor();
  });
  await step('pages follow one another by cursors, in any order', async () => {
    await page.getByRole('link', { name: '按题名' }).click();
    const first = page.locator('.card-name').first();
    await page.waitForFunction(() => document.querySelector('#order-title')?.ariaCurrent === 'true');
    const title = await first.textContent();
    await page.getByRole('link', { name: '下一页' }).click();
    await page.getByRole('link', { name: '上一页' }).click();
    await page.waitForFunction(() => location.search.includes('before='));
    await page.getByRole('link', { name: '下一页' }).waitFor();
    await page.waitForFunction((text) => document.querySelector('.card-name')?.textContent === text, title);
  });
  await step('an empty list says so', async () => {
    await page.getByRole('combobox').fill('不存在的词');
    await page.keyboard.press('Enter');
    await page.getByText('没有符合条件的作品').waitFor();
    await checkAccess('the empty list');
  });
  await step('titles are suggested while somebody types', async () => {
    await page.getByRole('combobox').fill('pingan');
    await page.getByRole('option', { name: /平安/ }).waitFor();
    await checkAccess('the suggestions');
    await page.keyboard.press('ArrowDown');
    check(await attribute('[role=combobox]', 'aria-activedescendant'), 'no option is active');
    await page.keyboard.press('Enter');
    await heading('《平安》挂件');
    check(path() === WORK, `the way led to ${page.url()}`);
  });
  await step('a work shows its label, and the head of the document tells of it', async () => {
    await page.getByText('高 58 mm、宽 39 mm').waitFor();
    const image = page.locator('.entry-pictures img').first();
    check((await image.getAttribute('alt')) === '《平安》挂件', 'the picture has no words');
    check((await image.getAttribute('srcset')).split(',').length === 4, 'the picture comes in one size');
    await page.getByRole('heading', { name: '相关作品' }).waitFor();
    check((await page.title()) === '《平安》挂件 · 易展样例', `the title is ${await page.title()}`);
    const canonical = await attribute('link[rel=canonical]', 'href');
    check(canonical === new URL(WORK, base).href, `canonical is ${canonical}`);
    check((await page.locator('link[hreflang]').count()) === 4, 'languages are missing in the head');
    check((await attribute('meta[name=description]', 'content')).includes('周玉成'), 'the description tells little');
    await checkAccess('the work');
  });
  await step('it reads in English, and in Arabic from the right with its own digits', async () => {
    await page.getByRole('link', { name: 'English' }).click();
    await heading('Peace (pendant)');
    check((await attribute('html', 'lang')) === 'en', 'the page does not say it is English');
    await page.getByRole('link', { name: 'العربية' }).click();
    await heading(/السلام/);
    check((await attribute('html', 'dir')) === 'rtl', 'the Arabic page does not run from the right');
    await page.getByText('٤٦٫٢ g').waitFor();
    await checkAccess('the Arabic work');
  });
  await step('from the work to its maker, from there to another work, and back to where one was', async () => {
    await page.getByRole('link', { name: 'English' }).click();
    await heading('Peace (pendant)');
    await page.getByRole('link', { name: 'Demo Zhou Yucheng' }).first().click();
    await heading('Demo Zhou Yucheng');
    await page.getByRole('heading', { name: '6 works' }).waitFor();
    await checkAccess('the maker');
    await page.goBack();
    await heading('Peace (pendant)');
  });
  await step('a fair tells its days, its hours by its own clocks and by those of the reader', async () => {
    await page.getByRole('link', { name: 'Demo Silk Road Crafts & Jade Fair 2027' }).click();
    await heading('Demo Silk Road Crafts & Jade Fair 2027');
    await page.getByText('20 – 24 August 2027').first().waitFor();
    await page.getByText('Times in China Standard Time').waitFor();
    check((await page.getByText('where you are').count()) === 0, 'a reader in the same zone is told twice');
    await page.getByRole('heading', { name: '6 exhibitors' }).waitFor();
    await page.getByRole('heading', { name: '5 works shown' }).waitFor();
    await checkAccess('the fair');
    await page.getByRole('link', { name: 'Demo Silk Road Fair Office' }).click();
    await heading('Demo Silk Road Fair Office');
    await checkAccess('the organiser');
    await page.goBack();
    await heading('Demo Silk Road Crafts & Jade Fair 2027');
    const { context: paris } = await openWindow(browser, base, { timezoneId: 'Europe/Paris', locale: 'en' });
    const far = await paris.newPage();
    await far.goto('/sample/en/fairs/silkroad-2027');
    await far.getByText('20 August 04:30 – 05:15 where you are').waitFor();
    await paris.close();
  });
  await step('from the fair to an enterprise, and to the lists', async () => {
    await page.getByRole('link', { name: 'Demo Kunlun Jade Culture Co., Ltd.' }).click();
    await heading('Demo Kunlun Jade Culture Co., Ltd.');
    await checkAccess('the enterprise');
    await page.getByRole('link', { name: 'Enterprises' }).click();
    await page.getByText('6 enterprises').first().waitFor();
    await checkAccess('the enterprises');
    await page.getByRole('link', { name: 'Fairs', exact: true }).click();
    await page.getByText('4 fairs').first().waitFor();
    await checkAccess('the fairs');
  });
  await step('what is not there is said, and not shown to search engines', async () => {
    await page.goto('/sample/en/works/nothing-of-the-kind');
    await heading('Nothing is at this address');
    check((await attribute('meta[name=robots]', 'content')) === 'noindex', 'search engines may keep the page');
    await checkAccess('the missing page');
    await page.goto('/sample/en/nowhere');
    await heading('Nothing is at this address');
  });
  await step('an id and a former slug lead to the present address', async () => {
    await page.goto(`/sample/en/entries/${process.env.YIZHAN_WALK_ENTRY}`);
    await heading('Peace (pendant)');
    check(path() === '/sample/en/works/peace-pendant', `the address stayed ${page.url()}`);
    await page.goto(`/sample/en/works/${process.env.YIZHAN_WALK_FORMER}`);
    await heading('Peace (pendant)');
    check(path() === '/sample/en/works/peace-pendant', `the address stayed ${page.url()}`);
  });
  await step('without a network the page says so, and goes on by itself', async () => {
    await page.goto('/sample/en/fairs');
    await context.setOffline(true);
    await page.getByRole('link', { name: 'Enterprises' }).click();
    await heading('The server cannot be reached');
    await checkAccess('the page without a network');
    await context.setOffline(false);
    await heading('Export enterprises');
  });
  await step('what takes long shows its shape first; what fails can be tried again', async () => {
    const { context: other } = await openWindow(browser, base, { locale: 'en' });
    const slow = await other.newPage();
    let answer;
    const wait = new Promise((go) => (answer = go));
    await slow.route('**/graphql*', (route) => wait.then(() => route.continue()));
    await slow.goto('/sample/en/enterprises');
    await slow.locator('.skeleton').waitFor();
    answer();
    await heading('Export enterprises', slow);
    await slow.unroute('**/graphql*');
    const failure = { message: 'x', extensions: { code: 'INTERNAL', requestId: 'r-17' } };
    await slow.route('**/graphql*', (route) => route.fulfill({ json: { errors: [failure] } }));
    await slow.getByRole('link', { name: 'Fairs', exact: true }).click();
    await heading('This page did not load', slow);
    await slow.getByText('Number r-17').waitFor();
    await checkAccess('the failure', slow);
    await slow.unroute('**/graphql*');
    await slow.getByRole('button', { name: 'Try again' }).click();
    await heading('Fairs', slow);
    await slow.goto('/sample/en/works?sector=hetian-jade&after=nonsense');
    await slow.getByText('9 works').first().waitFor();
    check(!slow.url().includes('after'), 'the cursor that leads nowhere stays in the address');
    await other.close();
  });
  await step('what is only half known, or nonsense, is shown as far as it goes', async () => {
    const { context: other } = await openWindow(browser, base, { locale: 'en' });
    const odd = await other.newPage();
    await odd.route('**/graphql*', async (route) => {
      const response = await route.fetch();
      const json = await response.json();
      const { tradeFair, work } = json.data ?? {};
      if (tradeFair) {
        tradeFair.organisers.nodes[0].slug = null;
        tradeFair.openingHours = [
          { date: null, opens: '09:30', closes: null, audience: null },
          { date: null, opens: '29:00', closes: '17:00', audience: null },
        ];
      }
      if (work) {
        work.owner.slug = null;
        work.dating = { display: null, earliestYear: -205, latestYear: 0, edtf: null };
      }
      await route.fulfill({ response, json });
    });
    const leadsSomewhere = async () =>
      check((await odd.locator('a[href$="/undefined"]').count()) === 0, `a link of ${odd.url()} leads nowhere`);
    await odd.goto('/sample/en/fairs/silkroad-2027');
    await odd.getByText('09:30 –', { exact: true }).waitFor();
    await odd.getByText('29:00 – 17:00', { exact: true }).waitFor();
    await leadsSomewhere();
    await odd.goto('/sample/en/works/archer-ring');
    await odd.getByText('206 BC–1 BC', { exact: true }).waitFor();
    await leadsSomewhere();
    await odd.goto('/sample/en/works#preview=%');
    await heading('The preview does not open', odd);
    await other.close();
  });
  await step('a preview shows the draft, keeps its token in memory only, and ends', async () => {
    await page.goto(`/sample/en/works/peace-pendant#preview=${process.env.YIZHAN_WALK_PREVIEW}`);
    await heading('Peace, a draft');
    await page.getByText('Preview · not published').waitFor();
    check(!page.url().includes('#'), 'the token stays in the address');
    const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, history.state]));
    check(!kept.includes(process.env.YIZHAN_WALK_PREVIEW), 'the token is kept');
    await checkAccess('the preview');
    await page.getByRole('link', { name: 'Demo Zhou Yucheng' }).first().click();
    await page.getByRole('link', { name: 'Peace, a draft' }).waitFor();
    await page.getByRole('button', { name: 'End preview' }).click();
    await page.getByRole('link', { name: 'Peace (pendant)' }).waitFor();
  });
  await step('it fits a telephone, the dark, and paper', async () => {
    const phone = { viewport: { width: 360, height: 760 } };
    for (const options of [phone, { colorScheme: 'dark' }]) {
      const { context: other, complaints: others } = await openWindow(browser, base, options);
      const shown = await other.newPage();
      for (const place of ['ar/', 'zh/works', 'ar/works/peace-pendant', 'zh/fairs/silkroad-2027']) {
        await shown.goto(`/sample/${place}`);
        await shown.locator('main h1').waitFor();
        await checkAccess(`${place} ${JSON.stringify(options)}`, shown);
      }
      check(others.every(forgive), others.join('\n'));
      await other.close();
    }
    await page.goto('/sample/zh/works/peace-pendant');
    await heading('《平安》挂件');
    await page.emulateMedia({ media: 'print' });
    check(!(await page.getByRole('navigation').first().isVisible()), 'the links are printed');
    check(await page.getByText('高 58 mm').isVisible(), 'the label is not printed');
    await page.emulateMedia({ media: 'screen' });
  });
  await step('operations were taught once, and asked for by GET', async () => {
    const taught = asked.filter((request) => request.method() === 'POST').map((request) => request.postDataJSON());
    const hashes = taught.map(({ extensions }) => extensions.persistedQuery.sha256Hash);
    check(new Set(hashes).size === hashes.length, 'an operation was sent in full twice');
    check(asked.length > 3 * taught.length, `${taught.length} of ${asked.length} requests were POSTs`);
    console.log(`           ${asked.length} requests, ${taught.length} operations taught`);
  });
  if (folder) await step('pictures are taken', takePictures);
});

async function takePictures() {
  const wide = { viewport: { width: 1280, height: 900 } };
  const series = [
    ['zh-home', 'zh/', wide],
    ['zh-works-phone', 'zh/works', { viewport: { width: 360, height: 760 } }],
    ['en-search', 'en/works?q=carpet', wide],
    ['ar-work', 'ar/works/pomegranate-carpet', wide],
    ['ar-fair-dark', 'ar/fairs/silkroad-2027', { ...wide, colorScheme: 'dark' }],
  ];
  for (const [name, address, options] of series) {
    const { context: other } = await openWindow(browser, base, options);
    const shown = await other.newPage();
    await shown.goto(`/sample/${address}`);
    await shown.locator('main h1').waitFor();
    await shown.waitForLoadState('networkidle');
    await shown.evaluate(() => document.fonts.ready);
    await shown.screenshot({ path: `${folder}/site-${name}.jpg`, type: 'jpeg', quality: 82 });
    await other.close();
  }
}
