// Three reviews by three people to a published entry, against a running server:
//   YIZHAN_WALK_URL=http://127.0.0.1:8080 YIZHAN_WALK_ENTRY=<id of an article> node walks/review.mjs
// The server has the users admin, lin (editor), wang (editor) and zhao (publisher), and no workflow. YIZHAN_WALK_FOLDER takes pictures.
import { takePicture } from './screens.mjs';
import { begin, checkAccess, folder } from './walk.mjs';

const entry = `/admin/content/article/${process.env.YIZHAN_WALK_ENTRY}`;

const { person, step, walk } = await begin();

const inDialog = (page, name) => page.getByRole('dialog').getByRole('button', { name, exact: true });

/** What waits first is approved, with every point ticked. */
async function approve(page, title, picture) {
  await page.goto('/admin/reviews');
  await page.getByRole('button', { name: new RegExp(`^审核“${title}”`) }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('审核要点').waitFor();
  for (const box of await dialog.getByRole('checkbox').all()) await box.check();
  await checkAccess(page, 'a decision');
  if (picture) await takePicture(page, folder, picture);
  await inDialog(page, '通过').click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('heading', { name: '没有待您审核的内容' }).waitFor();
}

await walk(async () => {
  const TITLE = '和田玉的三审三校';
  const admin = await person('admin');
  await step('three reviews are made from the template and switched on', async () => {
    await admin.goto('/admin/settings/workflows');
    await admin.getByRole('heading', { name: '还没有审校流程' }).waitFor();
    await checkAccess(admin, 'no workflows');
    await admin.getByRole('button', { name: '新建流程' }).first().click();
    await admin.getByRole('menuitem', { name: '用模板“三审三校”' }).click();
    await admin.getByRole('textbox', { name: '流程名称（中文）' }).waitFor();
    await checkAccess(admin, 'a workflow');
    await takePicture(admin, folder, 'workflow');
    await admin.getByRole('button', { name: '保存', exact: true }).click();
    await admin.getByRole('heading', { name: '三审三校' }).waitFor();
    await admin.getByRole('button', { name: '启用', exact: true }).click();
    await inDialog(admin, '启用').click();
    await admin.getByText('已启用', { exact: true }).waitFor();
    await checkAccess(admin, 'the workflows');
    await takePicture(admin, folder, 'workflows');
  });
  const lin = await person('lin');
  await step('an editor submits an article', async () => {
    await lin.goto(`${entry}?panel=reviews`);
    await lin.getByText('未提交').first().waitFor();
    await lin.locator('.action-bar').getByRole('button', { name: '提交审核' }).click();
    await lin.getByRole('dialog').getByText('提交后此版本不再变动').waitFor();
    await checkAccess(lin, 'a submission');
    await inDialog(lin, '提交审核').click();
    await lin.getByText('待初审').first().waitFor();
    await checkAccess(lin, 'the reviews of an entry');
  });
  const zhao = await person('zhao');
  await step('it cannot be published yet, and the dialog says what to do', async () => {
    await zhao.goto(`${entry}?panel=reviews`);
    await zhao.getByText('待初审').first().waitFor();
    await zhao.getByRole('button', { name: '更多操作' }).click();
    await zhao.getByRole('menuitem', { name: '发布', exact: true }).click();
    await zhao.getByRole('dialog').getByText('须先通过“三审三校”').first().waitFor();
    await checkAccess(zhao, 'a refused publication');
    await zhao.keyboard.press('Escape');
  });
  await step('three people review it', async () => {
    const wang = await person('wang');
    await wang.goto('/admin/reviews');
    await wang.getByRole('link', { name: TITLE }).waitFor();
    await checkAccess(wang, 'the queue');
    await takePicture(wang, folder, 'reviews');
    await approve(wang, TITLE, 'review-decision');
    await approve(zhao, TITLE);
    await approve(admin, TITLE);
  });
  await step('it is published', async () => {
    await zhao.goto(`${entry}?panel=reviews`);
    await zhao.getByText('已通过').first().waitFor();
    await checkAccess(zhao, 'what is approved');
    await takePicture(zhao, folder, 'reviews-panel');
    await zhao.locator('.action-bar').getByRole('button', { name: '发布' }).click();
    await zhao.getByRole('dialog').getByRole('button', { name: '发布 1 种语言' }).click();
    await zhao.getByRole('dialog').waitFor({ state: 'hidden' });
    await zhao.locator('.edit-head').getByText('已发布').waitFor();
  });
  await step('the review sheet names who decided', async () => {
    const sheet = await zhao.context().newPage();
    const address = await zhao.getByRole('link', { name: '打印审核发布单' }).getAttribute('href');
    await sheet.goto(address);
    await sheet.getByRole('heading', { name: '审核发布单' }).waitFor();
    for (const words of [TITLE, '审核通过', '王编', '赵科', '事实、数据和出处已核实']) {
      await sheet.getByText(words).first().waitFor();
    }
    await takePicture(sheet, folder, 'review-sheet');
  });
});
