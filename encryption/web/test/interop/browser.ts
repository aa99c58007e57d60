import { answer } from './answer.ts';

/** Fetches a request, brings its answer, and takes the next with it; until there is none. */
let done: object = { ready: true };
for (;;) {
  const next = await fetch('/answer', { method: 'POST', body: JSON.stringify(done) });
  if (next.status !== 200) break;
  done = await answer(await next.json());
}
