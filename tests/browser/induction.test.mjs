// The induction by keyboard alone: a person takes back a thing they wanted to
// raise, is told that an empty one is none, adds another and changes their mind
// about a choice. Nothing of it needs script.
import assert from 'node:assert/strict';
import { after, before, describe, test } from './limit.mjs';
import { PHONE, open, tab } from './browser.mjs';
import { axeFaults, htmlFaults, pageHtml } from './checks.mjs';
import { start } from './server.mjs';
import { signIn } from './sign_in.mjs';

let server;
before(async () => { server = await start({ people: 12 }); });
after(() => server?.stop());

const MOST = 200;

// Presses Tab until the focus is on what fits, and nothing else.
async function tabTo(page, fits, what) {
  for (let i = 0; i < MOST; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(fits.code, fits.of)) {
      return;
    }
  }
  throw new Error(`Tab never comes to ${what}`);
}
const named = name => ({ of: name,
  code: wanted => document.activeElement?.textContent.trim() === wanted });
const field = selector => ({ of: selector,
  code: wanted => document.activeElement?.matches(wanted) });

async function press(page, name) {
  await tabTo(page, named(name), name);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

// Opens the fold that a link lies behind, by keyboard.
async function openFold(page, name) {
  const fold = page.locator('details', { has: page.locator('a', {
    hasText: name }) }).locator('summary').first();
  const words = (await fold.textContent()).trim();
  await tabTo(page, named(words), words);
  await page.keyboard.press('Enter');
}

const textOf = page => page.locator('main').innerText();

async function sound({ page, html }) {
  assert.deepEqual(await axeFaults(page), []);
  assert.deepEqual(await htmlFaults(await html()), []);
}

for (const script of [true, false]) {
  describe(`journey: an induction by keyboard, ${script ? 'with' : 'without'} ` +
    'script', () => {
    let jay;

    before(async () => {
      const context = await open({ width: PHONE, script });
      const page = tab(context);
      jay = { context, page, html: pageHtml(page) };
      await signIn(page, server, 'jay');
    });
    after(() => jay?.context.shut());

    test('journey: one thing is taken back and another is raised', async () => {
      const { page } = jay;
      const thing = `I want to see my mum ${script}`;
      await page.goto(`${server.url}/me`);
      await openFold(page, 'Your rights, and what we write down');
      await press(page, 'Your rights, and what we write down');
      await press(page, 'Open');
      await press(page, 'Take it back');
      await press(page, 'Open');
      await press(page, 'Add it');
      assert.ok((await textOf(page)).includes('Write it down first'));
      await sound(jay);
      await tabTo(page, field('#thing'), 'the thing');
      await page.keyboard.type(thing);
      await press(page, 'Add it');
      assert.ok((await textOf(page)).includes(thing));
      await sound(jay);
    });

    test('journey: a choice is changed', async () => {
      const { page } = jay;
      await page.goto(`${server.url}/me/induction`);
      await press(page, 'Change');
      assert.ok((await textOf(page)).includes(
        'If you say no, nothing changes for you.'));
      await tabTo(page, field('input[name="ask_stories"]'), 'the choice');
      await page.keyboard.press('ArrowDown');
      const now = await page.inputValue('input[name="ask_stories"]:checked');
      await press(page, 'Save');
      await page.goto(`${server.url}/me/induction/choices`);
      assert.equal(
        await page.inputValue('input[name="ask_stories"]:checked'), now);
      await sound(jay);
    });
  });
}
