// The pages that only a way to sign in leads to: the first administrator's
// printed link, the second factor that the role needs, and the code that is
// asked for from then on.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, describe, test } from './limit.mjs';
import { PHONE, open, tab } from './browser.mjs';
import { axeFaults, htmlFaults, listen, pageHtml, sidewaysFaults, wordFaults }
  from './checks.mjs';
import { startEmpty } from './server.mjs';

const PASSWORD = 'kettle-harbour-plum-41';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

// The one-time code of RFC 6238 for a key in base 32, now or in some seconds.
function codeFor(secret, seconds = 0) {
  const bits = [...secret].map(one =>
    LETTERS.indexOf(one).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map(one => parseInt(one, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(
    BigInt(Math.floor((Date.now() / 1000 + seconds) / 30)));
  const sum = createHmac('sha1', key).update(counter).digest();
  const at = sum[19] & 15;
  return String((sum.readUInt32BE(at) & 0x7fffffff) % 1_000_000)
    .padStart(6, '0');
}

describe('second factor', () => {
  let server;
  let context;
  let page;
  let html;
  let heard;
  let secret;

  before(async () => {
    server = await startEmpty();
    context = await open({ width: PHONE });
    page = tab(context);
    html = pageHtml(page);
    heard = listen(page);
  });
  after(async () => {
    await context?.shut();
    await server?.stop();
  });

  const send = () => Promise.all([page.waitForNavigation(),
    page.click('main form button[type="submit"]:not([aria-controls])')]);
  const path = () => new URL(page.url()).pathname;
  const faults = async () => [...await htmlFaults(await html()),
    ...wordFaults(await html()), ...await axeFaults(page),
    ...await sidewaysFaults(page)];
  const signIn = async () => {
    await page.goto(`${server.url}/sign-in`);
    await page.fill('input[name="username"]', 'admin');
    await page.fill('input[name="password"]', PASSWORD);
    await send();
  };

  test('second factor: the printed link sets a password, once', async () => {
    await page.goto(server.link);
    assert.deepEqual(await faults(), []);
    for (const field of await page.locator('input[type="password"]').all()) {
      await field.fill(PASSWORD);
    }
    await send();
    assert.equal(path(), '/sign-in');
    await page.goto(server.link);
    for (const field of await page.locator('input[type="password"]').all()) {
      await field.fill(`${PASSWORD}-again`);
    }
    await send();
    assert.equal(await page.locator('.govuk-error-summary').count(), 1);
  });

  test('second factor: an administrator is asked to set one up', async () => {
    await signIn();
    assert.equal(path(), '/sign-in/enrol');
    await page.locator('details').first()
      .evaluate(one => { one.open = true; });
    assert.deepEqual(await faults(), []);
    secret = (await page.locator('.dir-secret').innerText()).trim();
    await page.fill('input[name="code"]', '000000');
    await send();
    assert.equal(await page.locator('.govuk-error-summary').count(), 1);
    assert.deepEqual(await faults(), []);
    await page.fill('input[name="code"]', codeFor(secret));
    await send();
    assert.equal(await page.locator('.govuk-error-summary').count(), 0);
    assert.deepEqual(await faults(), []);
  });

  test('second factor: from then on the code is asked for', async () => {
    await context.clearCookies();
    await signIn();
    assert.equal(path(), '/sign-in/code');
    assert.deepEqual(await faults(), []);
    await send();
    assert.equal(await page.locator('.govuk-error-summary').count(), 1);
    assert.deepEqual(await faults(), []);
    await page.fill('input[name="code"]', codeFor(secret, 30));
    await send();
    assert.equal(path(), '/admin/users');
  });

  test('second factor: nothing in the console', () => {
    assert.deepEqual(heard().filter(one => !/status of 4\d\d/.test(one)), []);
  });
});
