// The GraphQL explorer: every example of every endpoint is run as it stands, by somebody who is signed in.
const EXAMPLES = { '/graphql': 4, '/graphql/preview': 1, '/graphql/admin': 2 };

export async function walkExamples({ page, step, check }) {
  const tabs = page.getByRole('tab').filter({ hasNotText: /^$/ });
  await step('the explorer runs its examples', async () => {
    await page.goto('/admin/explorer');
    await page.waitForURL('**/admin/explorer.html');
    for (const [endpoint, expected] of Object.entries(EXAMPLES)) {
      await page.getByLabel('接口').selectOption(endpoint);
      await page.waitForFunction(
        (count) =>
          document.querySelectorAll('.graphiql-tab').length === count &&
          document.querySelector('.result-window .view-lines'),
        expected,
      ); // Without a place for the answer nothing is asked.
      for (let index = 0; index < expected; index++) {
        await tabs.nth(index).click();
        const answer = page.waitForResponse(
          (response) =>
            new URL(response.url()).pathname === endpoint &&
            !/__schema|csrfToken/.test(response.request().postData() ?? ''),
        );
        await page.getByRole('button', { name: /^Execute query/ }).click();
        const { data, errors } = await (await answer).json();
        check(data && !errors, `example ${index + 1} of ${endpoint} fails: ${JSON.stringify(errors)}`);
      }
    }
  });
}
