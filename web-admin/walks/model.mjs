// A content type of the site's own, from the first field to a published entry; against a running server:
//   YIZHAN_WALK_URL=http://127.0.0.1:8080 node walks/model.mjs
// The server has the users admin and wang (both administrators), and no model of the site. YIZHAN_WALK_FOLDER takes pictures.
import { takePicture } from './screens.mjs';
import { ask, begin, check, checkAccess, folder, inBoth } from './walk.mjs';

const { person, step, walk } = await begin();

const NAME = '一善工艺学校';
const button = (page, name) => page.getByRole('button', { name, exact: true });
const inDialog = (page, name) => page.getByRole('dialog').getByRole('button', { name });
const bar = (page) => page.getByRole('region', { name: '未应用的改动' });
const list = (page) => page.getByRole('navigation', { name: '字段' });
const tabs = (page) => page.getByRole('navigation', { name: '内容模型' });
const pane = (page) => page.locator('.builder-pane');

async function label(page, zh, en, legend = '名称') {
  // A term stands below its vocabulary, whose label comes first.
  await page.getByLabel(`${legend} (中文)`, { exact: true }).last().fill(zh);
  await page.getByLabel(`${legend} (英文)`, { exact: true }).last().fill(en);
}

async function choose(page, control, option) {
  await pane(page).getByLabel(control, { exact: true }).click();
  await page
    .locator('.ant-select-dropdown:visible .ant-select-item-option')
    .filter({ hasText: option })
    .first()
    .click();
}

/** A field of a type at the end of the list. */
async function addField(page, type, zh, en, opener = '添加字段') {
  await button(page, opener).last().click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`^${type}`) })
    .first()
    .click();
  await pane(page).getByRole('heading', { name: '未命名字段' }).waitFor();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await label(page, zh, en);
}

async function openField(page, name) {
  await list(page)
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();
  await pane(page).getByRole('heading', { name, exact: true }).waitFor();
}

const chooseView = (page, name) => pane(page).locator('.builder-views').getByText(name, { exact: true }).click();

async function toPlan(page) {
  await bar(page).getByRole('button', { name: '查看影响…' }).click();
  await page.getByRole('heading', { name: '改动的影响' }).waitFor();
  await button(page, '应用').waitFor();
}

async function apply(page) {
  await button(page, '应用').click();
  await page.getByRole('heading', { name: '改动已应用' }).waitFor();
}

const saved = (page) =>
  page
    .locator('.action-bar')
    .getByText(/^已保存/)
    .waitFor();

await walk(async () => {
  const page = await person('admin');
  let entry = '';
  await step('the model says what stands where and what a type of the site is for', async () => {
    await page.getByRole('navigation', { name: '导航' }).getByRole('link', { name: '内容模型' }).click();
    await page.getByRole('heading', { name: '还没有本站自己的内容类型' }).waitFor();
    await page.getByRole('link', { name: '作品' }).last().waitFor();
    await inBoth(page, 'model');
    await tabs(page).getByRole('link', { name: '历史' }).click();
    await page.getByRole('heading', { name: '还没有改动记录' }).waitFor();
    await checkAccess(page, 'no history');
  });
  await step('a vocabulary is pasted from a spreadsheet and becomes a tree', async () => {
    await tabs(page).getByRole('link', { name: /^词表/ }).click();
    await page.getByRole('heading', { name: '还没有本站自己的词表' }).waitFor();
    await checkAccess(page, 'the vocabularies');
    await button(page, '新建词表').first().click();
    await label(page, '办学层次', 'School level');
    await checkAccess(page, 'a new vocabulary');
    await inDialog(page, '去添加词条').click();
    await page.getByRole('heading', { name: '还没有词条' }).waitFor();
    await button(page, '粘贴多个词条').click();
    await page
      .getByRole('dialog')
      .getByRole('textbox')
      .fill('vocational\t职业教育\tVocational\ncollege\t高职\tCollege\nmuseum\t馆校合作\tMuseum school');
    await inDialog(page, '添加 3 个词条').click();
    await page.getByRole('button', { name: /^高职/ }).click();
    await page.getByLabel('上级词条').click();
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: '职业教育' }).click();
    await inBoth(page, 'model-vocabulary');
  });
  await step('a type gets seven fields of different types', async () => {
    await page.goto('/admin/model');
    await button(page, '新建内容类型').first().click();
    await label(page, '工艺学校', 'Craft school');
    await label(page, '教授传统工艺的学校。', 'A school that teaches traditional crafts.', '说明');
    await checkAccess(page, 'a new type');
    await inDialog(page, '去添加字段').click();
    await page.getByRole('heading', { name: '工艺学校' }).waitFor();
    await button(page, '添加字段').click();
    await page.getByRole('dialog').getByText('关联与选择').waitFor();
    await checkAccess(page, 'the types of fields');
    await takePicture(page, folder, 'model-field-types');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await addField(page, '整数', '创办年份', 'Founded');
    await pane(page).getByLabel('最小值').fill('1000');
    await pane(page).getByLabel('可以筛选').click();
    await addField(page, '词条', '办学层次', 'Level');
    await choose(page, '词表', '办学层次');
    await addField(page, '长文本', '简介', 'Introduction');
    await pane(page).getByLabel('每种语言分别填写').click();
    await addField(page, '素材', '照片', 'Photos');
    await pane(page).getByLabel('可以放多个').check();
    await addField(page, '网址名', '网址名', 'Slug');
    await addField(page, '网址', '网站', 'Website');
    await addField(page, '组合', '课程', 'Courses');
    await pane(page).getByLabel('可以有多行').check();
    await addField(page, '短文本', '课程名', 'Course', '在“课程”里添加字段');
    await openField(page, '创办年份');
    await button(page, '上移').waitFor();
    await inBoth(page, 'model-field');
  });
  await step('the order is changed by buttons', async () => {
    await openField(page, '网站');
    await button(page, '上移').click();
    const names = await list(page).locator('.field-row-name > span:first-child').allInnerTexts();
    check(names.indexOf('网站') < names.indexOf('网址名'), `the order is ${names.join(' ')}`);
    check(await bar(page).isVisible(), 'the bar says nothing');
  });
  await step('the form and the API are shown before there is anything', async () => {
    await chooseView(page, '表单');
    await pane(page).getByLabel('创办年份').waitFor();
    await pane(page).getByLabel('名称').fill('试填的学校');
    await inBoth(page, 'model-form');
    await chooseView(page, 'GraphQL');
    await pane(page).getByText('CraftSchool', { exact: true }).first().waitFor();
    await inBoth(page, 'model-graphql');
  });
  await step('the draft survives loading the page anew', async () => {
    await page.goto('/admin/model');
    await bar(page)
      .getByText(/处改动$/)
      .waitFor();
    await page.getByRole('link', { name: '工艺学校' }).waitFor();
    await checkAccess(page, 'the model with a draft');
  });
  await step('what is wrong is named, and one press away', async () => {
    await page.getByRole('link', { name: '工艺学校' }).click();
    await openField(page, '创办年份');
    await page.getByLabel('名称 (英文)', { exact: true }).fill('');
    await page.goto('/admin/model');
    await bar(page)
      .getByRole('button', { name: /待改正$/ })
      .click();
    await pane(page).getByText('请填写英文。').waitFor();
    await checkAccess(page, 'a fault');
    await page.getByLabel('名称 (英文)', { exact: true }).fill('Founded');
    await bar(page).getByText('已留在本浏览器').waitFor();
  });
  await step('the effects are shown, and applied', async () => {
    await toPlan(page);
    await inBoth(page, 'model-plan');
    await page.getByLabel('为什么改（可不填，记入历史）').fill('学校名录上线');
    await apply(page);
    await page.getByRole('navigation', { name: '导航' }).getByRole('link', { name: '工艺学校' }).waitFor();
    await inBoth(page, 'model-applied');
  });
  await step('an entry of it is made and published, and the delivery API answers it', async () => {
    await button(page, '新建工艺学校').click();
    await page.locator('#field-site-name-zh-Hans').fill(NAME);
    await page.locator('#field-site-founded').fill('1952');
    await page.locator('#field-site-website').fill('https://school.example.org/');
    await page.locator('#field-site-slug').fill('yishan');
    await saved(page);
    entry = new URL(page.url()).pathname;
    await checkAccess(page, 'an entry of the new type');
    await page.locator('.action-bar').getByRole('button', { name: '发布…' }).click();
    await inDialog(page, /^立即发布/).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.locator('.edit-head').getByText('已发布').waitFor();
    const { craftSchools } = await ask(
      page,
      '{ craftSchools(first: 5, locale: "zh-Hans") { edges { node { name founded website } } } }',
    );
    const [{ node }] = craftSchools.edges;
    check(node.name === NAME && node.founded === 1952, `delivered is ${JSON.stringify(craftSchools)}`);
  });
  await step('a type of core is extended by a field', async () => {
    await page.goto('/admin/model/types/work');
    await page.getByText('不能修改，可以用自己的字段扩展。').waitFor();
    await inBoth(page, 'model-locked');
    await button(page, '扩展此类型').click();
    await label(page, '工坊记录', 'Workshop record', '字段组名称');
    await checkAccess(page, 'an extension');
    await inDialog(page, '去添加字段').click();
    await pane(page).getByText('至少要有一个字段。').waitFor();
    await addField(page, '整数', '工时', 'Hours');
    await toPlan(page);
    await apply(page);
    await page.goto('/admin/model');
    await page.getByText('已扩展').waitFor();
    const { __type } = await ask(page, '{ __type(name: "Work") { fields { name } } }');
    check(
      __type.fields.some(({ name }) => name === 'workshopRecord'),
      'work { workshopRecord } is not there',
    );
  });
  await step('another name in the API is told as what breaks queries', async () => {
    await page.goto('/admin/model/types/craftSchool');
    await openField(page, '创办年份');
    await pane(page).getByLabel('接口名称').fill('foundedIn');
    await toPlan(page);
    await page.getByText('会影响现有查询').waitFor();
    await page.locator('.breaking').getByText('CraftSchool.founded', { exact: true }).waitFor();
    await inBoth(page, 'model-breaking');
    await apply(page);
    const { craftSchools } = await ask(page, '{ craftSchools(first: 5) { edges { node { foundedIn } } } }');
    check(craftSchools.edges[0].node.foundedIn === 1952, 'the renamed field lost its value');
  });
  await step('a field goes by consent only, and comes back with its value', async () => {
    await page.goto('/admin/model/types/craftSchool');
    await openField(page, '网站');
    await button(page, '删除字段').click();
    await toPlan(page);
    check(await button(page, '应用').isDisabled(), 'a field can go without consent');
    await page.getByRole('checkbox').check();
    await inBoth(page, 'model-removal');
    await apply(page);
    await page.goto(entry);
    await page.locator('#field-site-name-zh-Hans').waitFor();
    check((await page.locator('#field-site-website').count()) === 0, 'the field is still in the form');
    await page.goto('/admin/model/types/craftSchool');
    await addField(page, '网址', '学校网站', 'Website');
    await toPlan(page);
    await apply(page);
    await page.goto(entry);
    await page.locator('#field-site-website').waitFor();
    const value = await page.locator('#field-site-website').inputValue();
    check(value === 'https://school.example.org/', `the value is “${value}”`);
  });
  await step('two people change the model, and nothing is lost', async () => {
    const wang = await person('wang');
    await wang.goto('/admin/model/types/craftSchool');
    await openField(wang, '简介');
    await wang.getByLabel('名称 (中文)', { exact: true }).fill('学校简介');
    await page.goto('/admin/model/types/craftSchool');
    await openField(page, '照片');
    await page.getByLabel('名称 (中文)', { exact: true }).fill('校园照片');
    await page.goto('/admin/model/vocabularies/schoolLevel');
    await button(page, '添加词条').click();
    await page.getByLabel('名称 (中文)', { exact: true }).nth(1).waitFor();
    await label(page, '函授', 'By mail');
    await toPlan(wang);
    await apply(wang);
    await page.reload();
    await bar(page)
      .getByText(/改过内容模型$/)
      .waitFor();
    await bar(page).getByRole('button', { name: '查看并合并…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('修改“工艺学校”的字段“学校简介”').first().waitFor();
    await checkAccess(page, 'a conflict');
    await takePicture(page, folder, 'model-conflict');
    await dialog.getByRole('radio').last().check();
    await inDialog(page, '合并').click();
    await dialog.waitFor({ state: 'hidden' });
    await bar(page).getByText('1 处改动').waitFor();
    await toPlan(page);
    await apply(page);
    await page.goto('/admin/model?tab=history');
    await page.getByText('学校名录上线').waitFor();
    await inBoth(page, 'model-history');
    await page.goto(entry);
    await page.getByText('学校简介', { exact: true }).waitFor();
  });
});
