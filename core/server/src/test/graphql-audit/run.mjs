// Prints one line of JSON per check of GraphQL over HTTP: {id, name, status, reason?}. Usage: node run.mjs URL
import { serverAudits } from 'graphql-http';

const url = process.argv[2];
if (!url) {
  console.error('usage: node run.mjs URL');
  process.exit(2);
}
for (const audit of serverAudits({ url, fetchFn: fetch })) {
  const result = await audit.fn();
  const line = { id: audit.id, name: audit.name, status: result.status };
  if (result.reason) line.reason = String(result.reason);
  console.log(JSON.stringify(line));
}
