import { createInterface } from 'node:readline';
import { answer } from './answer.ts';

/** One request a line in, one answer a line out, in their order. */
for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(JSON.stringify(await answer(JSON.parse(line))) + '\n');
}
