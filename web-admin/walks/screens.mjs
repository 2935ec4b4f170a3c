// Pictures of every screen for docs/screenshots: Chinese, light; English; dark; a telephone; Arabic content.
import { join } from 'node:path';

const JPEG = { type: 'jpeg', quality: 72 };

async function settle(page) {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
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
  await series('phone-', { viewport: { width: 390, height: 844 } }, {}, { ...main, ...trade });
  await series('arabic-', {}, { 'yizhan.target-locale': 'ar' }, { editor });
}
