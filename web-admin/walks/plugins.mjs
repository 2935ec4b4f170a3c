// The plugins of the admin: one is refused, one installed, switched off and on again; forms and schema follow at once.
import { Buffer } from 'node:buffer';

export async function walkPlugins({ page, step, check, expect, checkAccess, notice, editor, plugin }) {
  const section = page.getByRole('heading', { name: '玉石', exact: true, level: 2 });
  const inSchema = () =>
    page.evaluate(async () => (await (await fetch('/graphql/schema.graphql')).text()).includes('type WorkJade '));
  const saved = () =>
    page
      .locator('.action-bar')
      .getByText(/^已保存/)
      .waitFor();
  const send = async (file) => {
    const chooser = page.waitForEvent('filechooser');
    await page
      .getByRole('button', { name: /安装插件|换一个文件/ })
      .first()
      .click();
    await (await chooser).setFiles(file);
  };

  await step('a file that is no plugin is refused with its reasons', async () => {
    await page.goto('/admin/plugins');
    await page.getByText('还没有插件').waitFor();
    await checkAccess('the empty list of plugins');
    expect('/admin/plugins', 422);
    await send({ name: 'postcard.jar', mimeType: 'application/java-archive', buffer: Buffer.from('no jar') });
    await page.getByText('“postcard.jar”没有安装').waitFor();
    await page.getByText(/不是完整的 jar 文件/).waitFor();
    await checkAccess('a refused plugin');
  });
  await step('a plugin is installed and at once in forms and schema', async () => {
    check(!(await inSchema()), 'the fields of jade are in the schema before the plugin');
    await send(plugin);
    await notice(/^玉石 1\.0\.0 已安装/).waitFor();
    await page.getByRole('dialog').getByText('作品上的“玉石”').waitFor();
    await checkAccess('a plugin');
    check(await inSchema(), 'the fields of jade are not in the schema');
    await page.goto(editor);
    await section.waitFor();
    await page.locator('#field-jade-name16552').fill('和田玉');
    await page.getByRole('option', { name: /^和田玉/ }).waitFor({ state: 'attached' });
    await page.keyboard.press('Enter');
    await saved();
    // Worked out by the plugin from what was chosen; nobody can type it in.
    await page.locator('#field-jade-displayName-zh-Hans').getByText('和田玉').waitFor();
    check(
      (await page.locator('#field-jade-displayName-zh-Hans input').count()) === 0,
      'a computed field can be typed in',
    );
    await checkAccess('the editor with fields of a plugin');
  });
  await step('a plugin that is switched off leaves forms and schema, its values stay', async () => {
    await page.goto('/admin/plugins/jade');
    await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
    const confirm = page.getByRole('dialog').filter({ hasText: '停用“玉石”' });
    await confirm.getByText('以下内容会立即从表单和接口中消失：').waitFor();
    await confirm.getByRole('button', { name: '停用' }).click();
    await notice('玉石已停用').waitFor();
    check(!(await inSchema()), 'the fields of jade are still in the schema');
    await page.goto(editor);
    await page.locator('#field-core-title-zh-Hans').waitFor();
    check((await section.count()) === 0, 'the section of jade is still in the form');
    await page.goto('/admin/plugins');
    await page.getByText('已停用').waitFor();
    await page.getByRole('button', { name: '启用' }).click();
    await notice('玉石已启用').waitFor();
    check(await inSchema(), 'the fields of jade did not return');
    await page.goto(editor);
    await section.waitFor();
    await page.locator('#field-jade-displayName-zh-Hans').getByText('和田玉').waitFor();
  });
}
