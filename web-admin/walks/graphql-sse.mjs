// graphql-sse's own client against a server, in the mode that YIZHAN_WALK_MODE names (distinct or single). Takes orders on its input, a
// line of JSON each: {"subscribe": operation, "since": position}, {"end": true}. Says on its output what happens, a line of JSON each:
// what was answered to each request, and what the client tells its user. Ends with its input.
import { createInterface } from 'node:readline';
import { createClient } from 'graphql-sse';

const say = (what) => console.log(JSON.stringify(what));
let since = '';
let end = () => {};

const client = createClient({
  url: new URL('/graphql', process.env.YIZHAN_WALK_URL).toString(),
  singleConnection: process.env.YIZHAN_WALK_MODE === 'single',
  retryAttempts: 0,
  headers: () => (since ? { 'Last-Event-ID': since } : {}),
  fetchFn: async (url, request) => {
    const answer = await fetch(url, request);
    say({ [request.method ?? 'GET']: answer.status });
    return answer;
  },
});

for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line);
  if (order.end) {
    end();
  } else {
    since = order.since ?? '';
    end = client.subscribe(
      { query: order.subscribe },
      {
        next: (result) => say({ next: result }),
        error: (error) => say({ error: String(error?.message ?? error) }),
        complete: () => say({ complete: true }),
      },
    );
  }
}
client.dispose();
