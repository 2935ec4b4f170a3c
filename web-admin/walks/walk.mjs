// What every walk begins with: a browser, steps that are named and timed, and what is looked at on every page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { findChromium, launch, openWindow } from './browser.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const PASSWORD = 'narrow lantern gravel';
export const base = process.env.YIZHAN_WALK_URL;
/** Where pictures go; none are taken without it. */
export const folder = process.env.YIZHAN_WALK_FOLDER;

export function check(holds, sentence) {
  if (!holds) throw new Error(sentence);
}

/**
 * Starts the browser and opens the window of whoever walks. `forgive` tells complaints of pages that belong to the walk; the other
 * options are the window's. A page of another window counts if that was opened by `open`.
 */
export async function begin({ forgive = () => false, ...options } = {}) {
  if (!findChromium()) {
    console.error('This test needs Chromium or Chrome: install it, or name it in the variable CHROMIUM.');
    process.exit(1);
  }
  const browser = await launch();
  const heard = [];
  let current = 'start';
  const serious = () => heard.flat().filter((complaint) => !forgive(complaint));

  async function open(more) {
    const window = await openWindow(browser, base, more);
    heard.push(window.complaints);
    return window;
  }

  async function step(name, work) {
    current = name;
    const began = Date.now();
    await work();
    console.log(`${String(Date.now() - began).padStart(6)} ms  ${name}`);
    if (serious().length > 0) throw new Error(`the page complained:\n${serious().join('\n')}`);
  }

  /** Somebody signed in at a browser of their own. */
  async function person(account) {
    const { context } = await open();
    const theirs = await context.newPage();
    await theirs.goto('/admin/');
    await signIn(theirs, account);
    return theirs;
  }

  const { context, expect } = await open(options);
  const page = await context.newPage();

  /** Ends with code 1, a sentence and a picture when a step fails. */
  async function walk(steps) {
    try {
      await steps();
    } catch (failure) {
      const shown = page.url() === 'about:blank' ? browser.contexts().at(-1).pages().at(-1) : page;
      await shown.screenshot({ path: 'target/walk-failure.png' }).catch(() => undefined);
      console.error(`FAILED at “${current}”: ${failure.stack ?? failure}\n${serious().join('\n')}`);
      console.error(`on ${shown.url()}; picture in web-admin/target/walk-failure.png`);
      process.exitCode = 1;
    } finally {
      await browser.close();
    }
  }

  return { browser, context, page, open, person, expect, step, walk };
}

/** What fades in has less contrast than it will have. */
export const still = (page) =>
  page.waitForFunction(
    () =>
      document.querySelector('[class*="-motion"], [class*="-appear"], [class*="-enter"]') === null &&
      document.getAnimations().every(({ effect }) => effect?.getComputedTiming().endTime === Infinity),
  );

const drawn = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Nothing axe-core calls serious. */
export async function checkAccess(page, name) {
  await still(page);
  await page.evaluate(AXE);
  const found = await page.evaluate(async () =>
    (await globalThis.axe.run(document, { resultTypes: ['violations'] })).violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`),
  );
  check(found.length === 0, `axe-core on ${name}:\n${found.join('\n')}`);
}

/** Nothing hangs over the edge of a narrow screen: of the page, or of what lies over it. */
export async function checkWidth(page, name, part = 'html') {
  const over = await page.evaluate((selector) => {
    const { scrollWidth } = document.querySelector(selector);
    return scrollWidth - Math.min(document.querySelector(selector).clientWidth, window.innerWidth);
  }, part);
  check(over <= 1, `${name} is ${over} px wider than the screen`);
}

/** A picture of what this step shows, once it is at rest. */
export async function show(page, name) {
  await page.waitForLoadState('networkidle');
  await still(page);
  if (!folder) return;
  await page.waitForFunction(() => document.querySelector('.ant-message-notice') === null);
  await page.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 72 });
}

/** The same screen in Chinese on a wide desk and in English on a narrow telephone. */
export async function inBoth(page, name, work) {
  const desk = page.viewportSize();
  await page.setViewportSize({ width: 1600, height: 900 });
  await drawn(page);
  await page.waitForLoadState('networkidle');
  await checkAccess(page, `${name}, wide`);
  await show(page, `zh-${name}`);
  await page.getByRole('button', { name: 'EN: use the English interface' }).click();
  await page.mouse.move(0, 0);
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await drawn(page);
    await work?.();
    await page.waitForLoadState('networkidle');
    await checkAccess(page, `${name}, narrow`);
    await checkWidth(page, `${name} at ${width} px`);
  }
  await show(page, `phone-en-${name}`);
  await page.setViewportSize(desk);
  await page.getByRole('button', { name: '中：使用中文界面' }).click();
}

/** A question to an API, with the cookies of the page. */
export const ask = (page, query, path = '/graphql') =>
  page.evaluate(
    async ([text, address]) => {
      const answer = await fetch(address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ query: text }),
      });
      return (await answer.json()).data;
    },
    [query, path],
  );

/** Asks again until it holds; for what comes in its own time. */
export async function until(holds, sentence, seconds) {
  const ends = Date.now() + seconds * 1000;
  while (!(await holds())) {
    check(Date.now() < ends, sentence);
    await new Promise((next) => setTimeout(next, 300));
  }
}

/** Waits for the sample content, which comes in while the server answers already. */
export async function samples(page) {
  async function there() {
    const { works, articles } = await ask(page, '{ works { totalCount } articles { totalCount } }');
    return works.totalCount >= 40 && articles.totalCount >= 4;
  }
  await until(there, 'the samples did not come in', 90);
}

export async function signIn(page, account) {
  await page.getByLabel('账号').fill(account);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: /，你好$/ }).waitFor();
}
