// A picture of a receipt: handed in on a phone, seen by the worker and by
// whoever pays, moved, and handed in without script.
import assert from 'node:assert/strict';
import { after, before, describe, test } from './limit.mjs';
import { DESK, PHONE, open, tab } from './browser.mjs';
import { axeFaults, htmlFaults, listen, pageHtml } from './checks.mjs';
import { start } from './server.mjs';
import { signIn } from './sign_in.mjs';

let server;
before(async () => { server = await start({ people: 12 }); });
after(() => server?.stop());

const go = (page, path) => page.goto(server.url + path);
const press = (page, name, role = 'button') => Promise.all([
  page.waitForNavigation(),
  page.getByRole(role, { name }).first().click()
]);
const text = page => page.locator('main').innerText();
const problems = page => page.locator('.govuk-error-summary').allInnerTexts();

async function desk(user, more) {
  const context = await open(more);
  const page = tab(context);
  const one = { context, page, heard: listen(page), html: pageHtml(page) };
  await signIn(page, server, user);
  return one;
}

// How wide the picture really is, once it is there.
const width = (page, selector) => page.locator(selector).first()
  .evaluate(img => img.decode().then(() => img.naturalWidth));

const file = (buffer, name = 'receipt.png') =>
  ({ name, mimeType: 'image/png', buffer });

describe('receipts: from a phone to whoever pays', () => {
  let jay;
  let sam;
  let femi;
  let receipt; // the picture, as it was sent
  let place;   // the request

  before(async () => {
    jay = await desk('jay', { width: PHONE });
    sam = await desk('sam', { width: DESK });
    femi = await desk('femi', { width: DESK });
    receipt = await jay.page.screenshot();
  });
  after(() => Promise.all([jay, sam, femi].map(one => one?.context.shut())));

  test('receipts: what is no picture is said, and the words are still there',
    async () => {
      const { page } = jay;
      await go(page, '/me/fund');
      await press(page, 'A bike lock', 'link');
      place = new URL(page.url()).pathname;
      assert.equal(await page.getAttribute('#camera', 'capture'),
        'environment');
      await page.fill('#evidence', 'Number 1207');
      await page.setInputFiles('#picture',
        file(receipt.subarray(0, 400)));
      await press(page, 'Send');
      assert.match((await problems(page)).join(' '), /picture/);
      assert.equal(await page.inputValue('#evidence'), 'Number 1207');
      assert.deepEqual(await axeFaults(page), []);
      assert.deepEqual(await htmlFaults(await jay.html()), []);
    });

  test('receipts: the person hands one in from the phone and sees it',
    async () => {
      const { page } = jay;
      await page.setInputFiles('#camera', file(receipt));
      await press(page, 'Send');
      assert.deepEqual(await problems(page), []);
      assert.match(await text(page), /Thank you\. That is written down/);
      assert.equal(await width(page, '.dir-picture--small'), PHONE);
      const box = await page.locator('.dir-picture--small').boundingBox();
      assert.ok(box.width <= 160, `${box.width} px wide`);
      assert.deepEqual(await axeFaults(page), []);
      assert.deepEqual(await htmlFaults(await jay.html()), []);
    });

  test('receipts: the worker and whoever pays see the same picture',
    async () => {
      await go(sam.page, '/people/X900000/fund');
      await press(sam.page, 'A bike lock', 'link');
      await press(sam.page, /^Receipt handed in/, 'link');
      assert.equal(await width(sam.page, '.dir-picture'), PHONE);
      assert.ok(!(await text(sam.page)).includes('Move the receipt'));
      await go(femi.page, `/fund/${place.split('/').pop()}`);
      assert.equal(await width(femi.page, '.dir-picture'), PHONE);
      assert.ok(!(await text(femi.page)).includes('Jay'));
      assert.deepEqual(await axeFaults(femi.page), []);
    });

  test('receipts: the same picture again is said, and nobody is named',
    async () => {
      const { page } = jay;
      await page.setInputFiles('#picture', file(receipt));
      await press(page, 'Add a picture');
      assert.match(await text(page),
        /We had this picture before, with this same request/);
      const said = await page.locator('.dir-pictures').innerText();
      assert.ok(!/Sam|Jay/.test(said), said);
    });

  test('receipts: whoever handed it in moves it, with a reason', async () => {
    const { page } = jay;
    await press(page, /^Receipt handed in/, 'link');
    await press(page, 'Move the receipt');
    assert.equal(await page.locator('.govuk-error-summary li').count(), 2);
    await page.selectOption('#to', { index: 1 });
    await page.fill('#reason', 'It was for the boots');
    await press(page, 'Move the receipt');
    assert.match(await text(page), /Work boots/);
    assert.match(await text(page), /moved here .*It was for the boots/);
  });

  test('receipts: nobody is troubled by the script or the policy', () => {
    for (const one of [jay, sam, femi]) {
      assert.deepEqual(one.heard().filter(line => !/status of 400/.test(line)), []);
    }
  });
});

test('receipts: a picture is handed in without script', async () => {
  const { context, page } = await desk('jay',
    { width: PHONE, script: false });
  await go(page, '/me/fund');
  await press(page, 'A bike lock', 'link');
  const before = await page.locator('.dir-pictures li').count();
  await page.setInputFiles('#picture',
    file(await page.screenshot({ fullPage: true })));
  await press(page, /^(Send|Add a picture)$/);
  assert.equal(await page.locator('.dir-pictures li').count(), before + 1);
  await context.shut();
});
