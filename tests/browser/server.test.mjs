// The server under the other tests: one that dies is told, and nobody waits.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmpty } from './server.mjs';

describe('the server of a test', () => {
  test('server: one that ends by itself is an error, and nothing waits for it',
    { timeout: 60_000 }, async () => {
      const server = await startEmpty();
      process.kill(server.pid, 'SIGKILL');
      await sleep(500);
      await assert.rejects(server.stop(), /ended by itself with SIGKILL/);
    });

  test('server: one that is stopped ends with 0', { timeout: 60_000 },
    async () => {
      const server = await startEmpty();
      await server.stop();
    });
});
