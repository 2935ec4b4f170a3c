// A browser that writes down everything a page complains about.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

export const findChromium = () => PLACES.find((place) => place && existsSync(place));

/** Starts the browser; nothing of it reaches beyond this machine. */
export const launch = () =>
  chromium.launch({
    executablePath: findChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--lang=zh-CN',
    ],
  });

/**
 * A window of its own: cookies, storage, and what its pages complained about. Refusals a step asks for (a wrong
 * password, say) are answered with status 200, so no answer of 400 or more is expected but those a step names with
 * `expect(path, status)`.
 */
export async function openWindow(browser, base, options = {}) {
  const context = await browser.newContext({
    baseURL: base,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1360, height: 860 },
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(15_000);
  const complaints = [];
  const expected = [];
  const expect = (path, status) => expected.push({ path, status });
  const isExpected = (url, status) =>
    expected.some((one) => new URL(url).pathname === one.path && (status === undefined || status === one.status));
  context.on('console', (message) => {
    // The browser's own line for an answer of 400 or more, which the listener below judges.
    if (message.text().startsWith('Failed to load resource') && isExpected(message.location().url)) return;
    if (message.type() === 'error' || message.type() === 'warning') {
      complaints.push(
        `console ${message.type()}: ${message.text()} (${new URL(message.page()?.url() ?? base).pathname})`,
      );
    }
  });
  context.on('weberror', (error) => complaints.push(`exception: ${error.error().stack ?? error.error()}`));
  context.on('response', async (response) => {
    if (response.status() >= 400 && !isExpected(response.url(), response.status()))
      complaints.push(`${response.status()} ${response.request().method()} ${response.url()}`);
    if (!response.url().includes('/graphql') || !response.headers()['content-type']?.includes('json')) return;
    const answer = await response.json().catch(() => null);
    if (answer?.errors)
      complaints.push(`GraphQL errors: ${JSON.stringify(answer.errors)} of ${response.request().postData()}`);
  });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`CSP: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`),
    );
  });
  return { context, complaints, expect };
}
