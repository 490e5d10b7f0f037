// The circle of people by keyboard alone, in the picture and by its buttons;
// by touch; and without script.
import assert from 'node:assert/strict';
import { after, before, describe, test } from './limit.mjs';
import { DESK, PHONE, open, tab } from './browser.mjs';
import { axeFaults, listen } from './checks.mjs';
import { start } from './server.mjs';
import { signIn } from './sign_in.mjs';

const OWN = '/me/plan/circle';
const TABS_MOST = 90;

let server;
before(async () => { server = await start({ people: 24 }); });
after(() => server?.stop());

async function jay(more) {
  const context = await open(more);
  const page = tab(context);
  const heard = listen(page);
  await signIn(page, server, 'jay');
  await page.goto(server.url + OWN);
  return { context, page, heard };
}

// Presses Tab until what has the focus fits.
async function tabTo(page, fits) {
  for (let i = 0; i < TABS_MOST; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(fits)) {
      return;
    }
  }
  assert.fail('the keyboard does not come to it');
}

const send = (page, key) =>
  Promise.all([page.waitForNavigation(), page.keyboard.press(key)]);
// Waits until the keyboard is with them, which is a moment after loading.
const isWith = (page, says) => page.waitForFunction(words =>
  document.activeElement.getAttribute('aria-label') === words, says,
{ timeout: 5000 });
const focused = page =>
  page.evaluate(() => document.activeElement.innerText);

describe('circle', () => {
  test('circle: somebody is moved in the picture by keyboard alone, and the keyboard stays with them',
    async () => {
      const { context, page, heard } = await jay({ width: DESK });
      await tabTo(page, () =>
        document.activeElement.getAttribute('aria-label') === 'Dee, Close');
      await send(page, 'ArrowDown');
      await isWith(page, 'Dee, In touch');
      await send(page, 'ArrowUp');
      await isWith(page, 'Dee, Close');
      await send(page, '4');
      await isWith(page, 'Dee, Further away');
      // Beyond the last ring nothing is sent.
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      assert.equal(await page.getAttribute('svg [aria-label^="Dee"]',
        'aria-pressed'), 'true');
      assert.deepEqual(await axeFaults(page), []);
      assert.deepEqual(heard(), []);
      await context.close();
    });

  test('circle: somebody is put in, moved by buttons and kept by keyboard alone',
    async () => {
      const { context, page, heard } = await jay({ width: DESK });
      await tabTo(page, () => document.activeElement.name === 'name');
      await page.keyboard.type('Ann');
      await tabTo(page, () => document.activeElement.name === 'ring' &&
        document.activeElement.type === 'radio');
      await page.keyboard.press('Space');
      await tabTo(page, () => document.activeElement.name === 'kind');
      await page.keyboard.press('Space');
      await tabTo(page, () =>
        document.activeElement.innerText === 'Put them in the circle');
      await send(page, 'Enter');
      // The page is at the new one, so that the next key is at its button.
      await page.keyboard.press('Tab');
      assert.match(await focused(page), /Ann further out/);
      await send(page, 'Enter');
      assert.match(await page.locator('main').innerText(), /Ann – Close\b/);
      await tabTo(page, () => document.activeElement.name === 'why');
      await page.keyboard.press('Space');
      await tabTo(page, () =>
        document.activeElement.innerText === 'Keep how it is today');
      await send(page, 'Enter');
      assert.match(await page.locator('main').innerText(), /10 people/);
      assert.deepEqual(heard(), []);
      await context.close();
    });

  test('circle: on a telephone somebody is chosen by touch, then a ring',
    async () => {
      const { context, page, heard } = await jay({ width: PHONE,
        hasTouch: true });
      await page.locator('svg [aria-label^="Mum"]').tap();
      const ring = page.locator('svg [data-ring="4"]');
      const box = await ring.boundingBox();
      await Promise.all([page.waitForNavigation(),
        page.touchscreen.tap(box.x + box.width * 0.84,
          box.y + box.height * 0.84)]);
      assert.equal(await page.locator('svg [aria-label="Mum, Further away"]')
        .count(), 1);
      assert.deepEqual(heard(), []);
      await context.close();
    });

  test('circle: without script each press of a button moves one ring',
    async () => {
      const { context, page } = await jay({ width: PHONE,
        javaScriptEnabled: false });
      await Promise.all([page.waitForNavigation(),
        page.getByRole('button', { name: 'Kai further out' }).click()]);
      assert.match(await page.locator('main').innerText(), /Kai – In touch/);
      await context.close();
    });
});
