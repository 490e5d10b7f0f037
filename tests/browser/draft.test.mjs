// What is typed and not saved: kept by the script, offered again, ended by
// saving; and what is typed stays in a page whose session is over.
import assert from 'node:assert/strict';
import { after, before, describe, test } from './limit.mjs';
import { PHONE, open, tab } from './browser.mjs';
import { axeFaults, htmlFaults, pageHtml } from './checks.mjs';
import { readingFaults, textsOf } from './reading.mjs';
import { start } from './server.mjs';
import { keeper } from './sign_in.mjs';

const FORM = '/me/plan/goals/new';
const WHY = 'Because Kai <asked> me & I said yes';

describe('drafts', () => {
  let server;
  let cookiesOf;
  let context;

  before(async () => {
    server = await start();
    cookiesOf = keeper(server);
    context = await open({ width: PHONE, cookies: await cookiesOf('jay') });
  });
  after(async () => {
    await context?.shut();
    await server?.stop();
  });

  const kept = page => page.waitForResponse(one =>
    one.url().endsWith('/drafts') && one.status() === 200);

  test('draft: what is typed is kept, and the form says so', async () => {
    const page = tab(context);
    await page.goto(server.url + FORM);
    const answer = kept(page);
    await page.fill('#why', WHY);
    await answer;
    const said = page.locator('[data-module="dir-draft"]');
    await said.waitFor({ state: 'visible' });
    assert.equal(await said.getAttribute('role'), 'status');
    assert.equal(await page.locator('form #why').count(), 1);
  });

  test('draft: what was typed last is kept when the page is left', async () => {
    const page = tab(context);
    const answer = kept(page);
    await page.fill('#how', 'We both say it was good');
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await answer;
  });

  test('draft: it is offered on another device, and put back as it was typed',
    async () => {
      const other = await open({ cookies: await cookiesOf('jay'),
        script: false });
      try {
        const page = tab(other);
        await page.goto(server.url + FORM);
        assert.equal(await page.inputValue('#why'), '');
        await page.getByRole('link', { name: 'Put it back' }).click();
        assert.equal(await page.inputValue('#why'), WHY);
        assert.equal(await page.inputValue('#how'), 'We both say it was good');
      } finally {
        await other.shut();
      }
    });

  test('draft: nobody else is offered it', async () => {
    const other = await open({ cookies: await cookiesOf('sam') });
    try {
      const page = tab(other);
      await page.goto(`${server.url}/people/X900000/plan/goals/new`);
      assert.equal(await page.locator('.dir-drafted').count(), 0);
    } finally {
      await other.shut();
    }
  });

  test('draft: the page that offers it is valid, and so is the one that has ' +
    'it back', async () => {
    const page = tab(context);
    const html = pageHtml(page);
    for (const more of ['', '?draft=1']) {
      await page.goto(server.url + FORM + more);
      assert.deepEqual(await axeFaults(page), []);
      assert.deepEqual(await htmlFaults(await html()), []);
      assert.deepEqual(readingFaults(await textsOf(page)), []);
    }
  });

  test('draft: it is thrown away by a button', async () => {
    const page = tab(context);
    await page.goto(server.url + FORM);
    await Promise.all([page.waitForNavigation(),
      page.getByRole('button', { name: 'Throw it away' }).click()]);
    assert.equal(new URL(page.url()).pathname, FORM);
    assert.equal(await page.locator('.dir-drafted').count(), 0);
  });

  test('draft: a page whose session is over keeps what is typed, and says ' +
    'where to sign in', async () => {
    const page = tab(context);
    await page.goto(server.url + FORM);
    await page.fill('#why', WHY);
    await context.clearCookies();
    await Promise.all([page.waitForNavigation(),
      page.locator('main form[data-draft] button').last().click()]);
    assert.ok((await page.textContent('main')).includes(WHY));
    assert.equal(await page.getByRole('button', { name: 'Sign in' }).count(),
      1);
  });
});
