// The induction by keyboard alone: a person takes back a thing they wanted to
// raise, is told that an empty one is none, adds another and changes their mind
// about a choice; nothing of that needs script. Their worker writes down a talk
// that was led with a mentor, and answers what the person asked.
import assert from 'node:assert/strict';
import { after, before, describe, test } from './limit.mjs';
import { PHONE, open, tab } from './browser.mjs';
import { axeFaults, htmlFaults, pageHtml } from './checks.mjs';
import { dayTyped, go, has } from './hands.mjs';
import { choose, deskByKeys, quiet, refused, send, tick, type }
  from './keys.mjs';
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

describe('keyboard: an induction with a mentor', () => {
  const CASE = '/people/X900000/induction';
  const asked = 'Can my landlord see any of this?';
  const answer = 'No. Only whoever you say yes to.';
  let jay;
  let sam;

  before(async () => {
    jay = await deskByKeys(server, 'jay');
    sam = await deskByKeys(server, 'sam');
  });
  after(() => Promise.all([jay, sam].map(one => one?.context.shut())));

  test('keyboard: the person says that a part is not clear, and asks',
    async () => {
      const { page } = jay;
      await go(page, '/me/induction');
      await send(page, 'a', 'Who sees it');
      await choose(page, 'says', 'more');
      await type(page, '#question', asked);
      await send(page, 'button', 'Save');
      await go(page, '/me/induction/topics/who_sees');
      await has(page, asked);
    });

  test('keyboard: the worker writes down a talk, whose mentor has to be named',
    async () => {
      const { page } = sam;
      await go(page, CASE);
      await send(page, 'a', 'Write down a talk');
      await tick(page, 'topics', 'who_sees');
      await type(page, '#day', dayTyped());
      await choose(page, 'led', 'together');
      await type(page, '#room', 'Jay, Rhys and Sam');
      await refused(page, 'button', 'Write it down', 'mentor');
      assert.ok(await page.isChecked('[name="topics"][value="who_sees"]'));
      assert.equal(await page.inputValue('#room'), 'Jay, Rhys and Sam');
      await type(page, '#mentor', 'Rhys');
      await send(page, 'button', 'Write it down');
      await has(page, 'The worker and a mentor: Rhys');
    });

  test('keyboard: the worker answers the question, and the person finds the ' +
    'answer, the talk and who led it', async () => {
    const { page } = sam;
    await go(page, `${CASE}/topics/who_sees`);
    await send(page, 'main a[href*="/words/"]');
    await type(page, '#answer', answer);
    await send(page, 'button', 'Save');
    await go(jay.page, '/me/induction');
    await has(jay.page, 'The worker and a mentor: Rhys',
      'In the room: Jay, Rhys and Sam');
    await send(jay.page, 'a', 'Who sees it');
    await has(jay.page, asked, answer, 'Rhys');
    quiet(sam, jay);
  });
});
