// What was published when: published twice, taken back in one language, read in the history, and from there in the versions.
const NAME = '石榴花和田地毯';

export async function walkPublications({ page, step, check, checkAccess, field, saved, choose, show }) {
  const history = page.locator('.publication-list').getByRole('listitem');
  const lines = async (count) => {
    await history.nth(count - 1).waitFor();
    const found = (await history.allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
    check(found.length === count, `the history has ${found.length} lines, not ${count}: ${found.join(' | ')}`);
    return found;
  };
  async function publish(locale, title) {
    await field('title', locale).fill(title);
    await page
      .locator('.action-bar')
      .getByText(/即将自动保存|正在保存/)
      .waitFor();
    await saved();
    await page.getByRole('button', { name: /更新发布/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: '发布 1 种语言' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '没有待发布的修改' }).waitFor();
  }
  await step('an entry that was never published says what to do', async () => {
    await page.goto(`${new URL(page.url()).pathname}/versions?view=publications`);
    await page.getByRole('heading', { name: '还没有发布过' }).waitFor();
    await page.getByRole('link', { name: '回到编辑，点“发布”' }).click();
    await page.getByRole('button', { name: '更多操作' }).waitFor();
  });
  await step('what was published and taken back is read in the publication history', async () => {
    await page.goto(`/admin/content/work?q=${NAME}`);
    await page.getByRole('link', { name: NAME }).click();
    await publish('zh-Hans', `${NAME}（新织）`);
    await publish('en', 'Pomegranate carpet, woven anew');
    await choose('下线…');
    const dialog = page.getByRole('dialog');
    for (const language of [/中/, /阿/]) await dialog.getByRole('checkbox', { name: language }).uncheck();
    await dialog.getByRole('button', { name: '下线', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('tab', { name: '版本' }).click();
    await page.getByRole('link', { name: '发布记录' }).click();
    const [newest, second, ...oldest] = await lines(5);
    check(/^英.* 第 3 版 已下线 .* 至 .* 林晓发布；林晓下线$/.test(newest), `the newest line is ${newest}`);
    check(/中文.* 第 2 版 现仍在线 .* 起 林晓发布$/.test(second), `the second line is ${second}`);
    const ends = oldest.map((line) => /第 1 版 (\S+)/.exec(line)?.[1]).sort();
    check(ends.join() === '已由新版替换,已由新版替换,现仍在线', `the first publication is ${oldest.join(' | ')}`);
    await checkAccess('the publication history');
    await show('publications');
    await page.getByRole('button', { name: 'EN: use the English interface' }).click();
    await page.getByRole('tab', { name: 'Publication history' }).waitFor();
    // its tooltip lies over the page
    await page.mouse.move(0, 0);
    await checkAccess('the publication history in English');
    await show('en-publications');
    await page.getByRole('button', { name: '中：使用中文界面' }).click();
  });
  await step('the history is narrowed to a language, and leads to the comparison of its versions', async () => {
    await page.getByRole('combobox', { name: '语言' }).click();
    await page.locator('.ant-select-item-option').filter({ hasText: /^英/ }).click();
    await page.waitForFunction(() => document.querySelectorAll('.publication-list > li').length === 2);
    await page.getByRole('link', { name: '第 3 版' }).press('Enter');
    await page.getByRole('heading', { name: '第 2 版 → 第 3 版' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent === '第 2 版 → 第 3 版');
    await page
      .locator('.timeline')
      .getByText(/^曾发布：英.*至/)
      .first()
      .waitFor();
    await checkAccess('the versions of what was published');
  });
}
