// What is under the other tests: a server that dies is told, and nobody waits;
// a browser without script has none, and what it asks others for is heard.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { open, tab } from './browser.mjs';
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

describe('the browser of a test', () => {
  // The classes of a page; then an address of another host is asked for.
  async function seen(script) {
    const server = await startEmpty();
    const context = await open({ script });
    try {
      const page = tab(context);
      await page.goto(`${server.url}/sign-in`);
      const body = await page.getAttribute('body', 'class');
      await assert.rejects(page.goto('http://elsewhere.example.org/x?y=1'),
        /ERR_NAME_NOT_RESOLVED/);
      return { body, strangers: context.strangers };
    } finally {
      await context.shut();
      await server.stop();
    }
  }

  test('browser: one without script runs none of ours', { timeout: 60_000 },
    async () => {
      assert.match((await seen(true)).body, /js-enabled/);
      assert.doesNotMatch((await seen(false)).body, /js-enabled/);
    });

  test('browser: another host is not reached, and that it was asked is heard',
    { timeout: 60_000 }, async () => {
      assert.deepEqual((await seen(true)).strangers,
        ['http://elsewhere.example.org/x?y=1']);
    });
});
