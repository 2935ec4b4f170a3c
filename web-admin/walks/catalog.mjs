// A buyer's way through the partners' pages, in a browser without JavaScript, against a running server:
//   YIZHAN_WALK_URL=http://127.0.0.1:8080 YIZHAN_WALK_ACCOUNT=… YIZHAN_WALK_PASSWORD=… node walks/catalog.mjs
// The account is an approved partner's who holds the catalogue of the rug. YIZHAN_WALK_FOLDER takes pictures. Ends with code 1
// and a sentence when a step fails, a page complains, or axe-core finds a serious fault.
import { openWindow } from './browser.mjs';
import { base, begin, check, checkAccess as accessOf, folder } from './walk.mjs';

const { browser, context, page, step, walk } = await begin({ javaScriptEnabled: false });

/** The checker needs JavaScript, so it looks at what the page is in a window that has it. */
async function checkAccess(name) {
  const { context: other } = await openWindow(browser, base, { bypassCSP: true });
  await other.addCookies(await context.cookies());
  const copy = await other.newPage();
  await copy.goto(page.url());
  await accessOf(copy, name);
  await other.close();
}

/** Pages as whoever walks sees them now: [language, name, path]. */
async function takePictures(places) {
  if (!folder) return;
  for (const [size, width, height] of [
    ['', 1280, 900],
    ['-phone', 360, 760],
  ]) {
    const { context: window } = await openWindow(browser, base, {
      javaScriptEnabled: false,
      viewport: { width, height },
    });
    await window.addCookies(await context.cookies());
    const shown = await window.newPage();
    for (const [language, name, path] of places) {
      await shown.goto(`/catalog/${language}/${path}`);
      await shown.screenshot({ path: `${folder}/catalog-${language}-${name}${size}.jpg`, type: 'jpeg', quality: 82 });
    }
    await window.close();
  }
}

await walk(async () => {
  await step('the pages come in the language of the browser', async () => {
    await page.goto('/catalog');
    await page.getByRole('heading', { level: 1, name: '出口目录' }).waitFor();
    check(new URL(page.url()).pathname === '/catalog/zh/', `the way led to ${page.url()}`);
    await checkAccess('the home page');
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Export catalogue' }).waitFor();
  });
  await step('products are chosen by facets', async () => {
    await page.getByRole('link', { name: /Carpets and textiles/ }).click();
    await page.getByText('3 products', { exact: true }).waitFor();
    await page.getByRole('link', { name: /^Wool/ }).click();
    await page.getByText('2 products', { exact: true }).waitFor();
    await checkAccess('the list');
    await page.getByRole('link', { name: /Remove Wool/ }).click();
    await page.getByText('3 products', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'العربية' }).click();
    check((await page.locator('html').getAttribute('dir')) === 'rtl', 'the Arabic list does not run from the right');
    await checkAccess('the Arabic list');
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByText('3 products', { exact: true }).waitFor();
  });
  await step('a visitor sees a product without its price and collects it', async () => {
    await page.getByRole('link', { name: /Hotan hand-knotted wool rug/ }).click();
    await page.getByText('The price is shown to approved partners.').waitFor();
    check(!/\b420([.,]00)?\b/.test(await page.content()), 'the price stands in the page');
    await checkAccess('the product');
    await page.getByLabel('Quantity').fill('20');
    await page.getByLabel('Note to the enterprise').fill('Natural dyes only');
    await page.getByRole('button', { name: 'Put into the basket' }).click();
    await page.getByRole('heading', { level: 1, name: 'Basket' }).waitFor();
    await checkAccess('the basket');
  });
  await step('who signs in takes the basket along and sees the price', async () => {
    await page.locator('.bar').getByRole('link', { name: 'Sign in' }).click();
    await checkAccess('the sign-in');
    await takePictures([['zh', 'sign-in', 'sign-in']]);
    await page.getByLabel('Account').fill(process.env.YIZHAN_WALK_ACCOUNT);
    await page.getByLabel('Password').fill(process.env.YIZHAN_WALK_PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 1, name: 'Send an inquiry' }).waitFor();
    await checkAccess('the inquiry');
    await page.getByRole('link', { name: 'Products' }).click();
    await page.getByRole('link', { name: /Hotan hand-knotted wool rug/ }).click();
    await page.getByText('$420.00 USD').first().waitFor();
    await checkAccess('the product with its price');
  });
  await step('a second enterprise comes into the basket, and each gets its inquiry', async () => {
    await page.goto('/catalog/en/products/bangle-black');
    await page.getByRole('button', { name: 'Put into the basket' }).click();
    await page.getByRole('button', { name: 'Write the inquiry' }).click();
    await page.getByText(/2 products from 2 enterprises/).waitFor();
    await takePictures([
      ['en', 'basket', 'basket'],
      ['ar', 'basket', 'basket'],
      ['en', 'inquiry', 'inquiry'],
    ]);
    await page.getByLabel('Message').fill('For our shop in Almaty, by June.');
    await page.getByLabel('Target market').selectOption('KZ');
    await page.getByLabel('Incoterm').selectOption('FCA');
    await page.getByRole('button', { name: 'Send the inquiry' }).click();
    await page.getByRole('heading', { level: 1, name: 'Your 2 inquiries are sent' }).waitFor();
    await checkAccess('what was sent');
    await page.getByRole('link', { name: /^IQ-/ }).first().click();
    await page.getByText('For our shop in Almaty, by June.').waitFor();
    await checkAccess('the thread');
  });
  await step('pictures are taken, where a folder is named', () =>
    takePictures([
      ['zh', 'home', ''],
      ['en', 'products', 'products'],
      ['en', 'product', 'products/rug-pomegranate-183'],
      ['ar', 'product', 'products/rug-pomegranate-183'],
      ['zh', 'catalogue', 'catalogues/silkroad-2027-catalogue'],
    ]),
  );
  await step('somebody signs out, and the price is gone', async () => {
    await page.goto('/catalog/en/products/rug-pomegranate-183');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.goto('/catalog/en/products/rug-pomegranate-183');
    check(!(await page.content()).includes('420'), 'the price stands in the page after signing out');
    await page.goto('/catalog/en/apply');
    await checkAccess('the application');
  });
});
