// Pictures of every screen for docs/screenshots: Chinese, light; English; dark; a telephone; Arabic content.
import { join } from 'node:path';

const JPEG = { type: 'jpeg', quality: 72 };
const PHONE = { width: 390, height: 844 };

async function settle(page) {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
}

/** One screen as it stands, on a desk and on a telephone; a name that begins with a language is of the desk alone. */
export async function takePicture(page, folder, name) {
  if (!folder) return;
  await settle(page);
  if (name.startsWith('en-')) {
    await page.screenshot({ path: join(folder, `${name}.jpg`), ...JPEG });
    return;
  }
  const desk = page.viewportSize();
  await page.screenshot({ path: join(folder, `zh-${name}.jpg`), ...JPEG });
  await page.setViewportSize(PHONE);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await page.screenshot({ path: join(folder, `phone-${name}.jpg`), ...JPEG });
  await page.setViewportSize(desk);
}

export async function takePictures(browser, base, signedIn, opened, folder) {
  const { editor, partner, inquiry } = opened;
  const storageState = await signedIn.storageState();
  async function series(prefix, options, settings, screens) {
    const context = await browser.newContext({
      baseURL: base,
      storageState,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      viewport: { width: 1360, height: 860 },
      reducedMotion: 'reduce',
      ...options,
    });
    await context.addInitScript((values) => {
      for (const [key, value] of Object.entries(values)) localStorage.setItem(key, value);
    }, settings);
    const page = await context.newPage();
    for (const [name, address] of Object.entries(screens)) {
      await page.goto(address);
      await settle(page);
      await page.screenshot({ path: join(folder, `${prefix}${name}.jpg`), ...JPEG });
    }
    await context.close();
  }
  const main = {
    dashboard: '/admin/',
    list: '/admin/content/work',
    gallery: '/admin/content/work?view=gallery',
    editor,
  };
  await series(
    'zh-',
    {},
    {},
    {
      ...main,
      versions: `${editor}/versions`,
      media: '/admin/media',
      users: '/admin/users',
      plugins: '/admin/plugins',
      partners: '/admin/partners',
      partner,
      inquiry,
      plugin: '/admin/plugins/jade',
      tokens: '/admin/tokens',
      account: '/admin/account',
      explorer: '/admin/explorer.html',
    },
  );
  const trade = { partners: '/admin/partners', partner, inquiry, plugin: '/admin/plugins/jade' };
  await series('en-', {}, { 'yizhan.language': 'en' }, { ...main, ...trade });
  await series('dark-', {}, { 'yizhan.theme': 'dark' }, { ...main, ...trade });
  await series('phone-', { viewport: PHONE }, {}, { ...main, ...trade });
  const anonymous = { storageState: undefined };
  const door = { 'sign-in': '/admin/' };
  await series('zh-', anonymous, {}, door);
  await series('en-', anonymous, { 'yizhan.language': 'en' }, door);
  await series('phone-', { ...anonymous, viewport: PHONE }, {}, door);
  await series('arabic-', {}, { 'yizhan.target-locale': 'ar' }, { editor });
}
