// The main job by keyboard alone: from the first page to the last no pointer is
// used, by a person on their own pages and by a worker on a case.
import assert from 'node:assert/strict';
import { after, before, describe, test } from './limit.mjs';
import { DESK, open, tab } from './browser.mjs';
import { listen } from './checks.mjs';
import { start } from './server.mjs';

const TABS_MOST = 250;
const CHOICES_MOST = 20;

let server;
before(async () => { server = await start({ people: 12 }); });
after(() => server?.stop());

// Presses Tab until the keyboard is with what fits, by its words if given.
async function tabTo(page, css, words = '') {
  for (let i = 0; i < TABS_MOST; i++) {
    if (await page.evaluate(([fits, says]) => {
      const at = document.activeElement;
      return at.matches(fits) && (!says || at.innerText.trim() === says);
    }, [css, words])) {
      return;
    }
    await page.keyboard.press('Tab');
  }
  assert.fail(`the keyboard does not come to ${css} ${words} on ${page.url()}`);
}

async function type(page, css, words) {
  await tabTo(page, css);
  await page.keyboard.type(words);
}

// One of several radios, by arrows and space.
async function choose(page, name, value) {
  await tabTo(page, `input[name="${name}"]`);
  for (let i = 0; i < CHOICES_MOST; i++) {
    const at = await page.evaluate(() => ({
      value: document.activeElement.value,
      checked: document.activeElement.checked
    }));
    if (at.value === value) {
      if (!at.checked) {
        await page.keyboard.press('Space');
      }
      return;
    }
    await page.keyboard.press('ArrowDown');
  }
  assert.fail(`${name} has no ${value}`);
}

async function send(page, css, words) {
  await tabTo(page, css, words);
  await Promise.all([page.waitForNavigation(),
    page.keyboard.press('Enter')]);
  assert.deepEqual(await page.locator('.govuk-error-summary').allInnerTexts(),
    []);
}

async function desk(user) {
  const context = await open({ width: DESK });
  const page = tab(context);
  const heard = listen(page);
  await page.goto(`${server.url}/sign-in`);
  await type(page, 'input[name="username"]', user);
  await type(page, 'input[name="password"]', server.password);
  await send(page, 'form:has(input[name="password"]) ' +
    'button[type="submit"]');
  return { context, page, heard };
}

const shows = async (page, words) =>
  assert.ok((await page.locator('main').innerText()).includes(words), words);

describe('keyboard', () => {
  test('keyboard: a person writes what matters, and a goal with its first step, by keyboard alone',
    async () => {
      const { context, page, heard } = await desk('jay');
      try {
        await send(page, 'a', 'My plan');
        await send(page, 'a[href="/me/plan/words"]');
        await type(page, 'form[action="/me/plan/words"] textarea',
          'A door that I can lock.');
        await send(page, 'button', 'Save my words');
        await shows(page, 'A door that I can lock.');
        await send(page, 'a', 'My plan');
        await send(page, 'a[href="/me/plan/goals/new"]');
        await type(page, '#title', 'I paint the hall of my new flat');
        await type(page, '#area', 'Acc');
        await choose(page, 'when', '3');
        await send(page, 'form[action="/me/plan/goals"] button',
          'Save goal');
        await shows(page, 'I paint the hall of my new flat');
        await send(page, 'a', 'Add a step');
        await type(page, '#step', 'Choose the colour');
        await send(page, 'button', 'Save step');
        await shows(page, 'Choose the colour');
        assert.deepEqual(heard(), []);
      } finally {
        await context.shut();
      }
    });

  test('keyboard: a worker finds somebody, writes a goal with them and takes it out again, by keyboard alone',
    async () => {
      const { context, page, heard } = await desk('sam');
      try {
        await send(page, 'a[href="/people"]');
        await type(page, 'main input[name="q"]', 'X900000');
        await send(page, 'main button', 'Search');
        await send(page, 'a', 'Jay Mercer');
        await send(page, 'a[href$="/plan"]');
        await send(page, 'a[href$="/plan/goals/new"]');
        await type(page, '#title', 'Cook for five');
        await type(page, '#area', 'Hea');
        await choose(page, 'when', '6');
        await choose(page, 'basis', 'negotiated');
        await choose(page, 'voice', 'worker');
        await choose(page, 'statement', 'none');
        await tabTo(page, '#no_words');
        await page.keyboard.press('ArrowDown');
        await type(page, '#no_statement', 'It came up while we walked.');
        await type(page, '#step_1', 'Write a list');
        await send(page, 'form[action$="/plan/goals"] button', 'Save goal');
        await shows(page, 'Write a list');
        await tabTo(page, 'summary', 'Take it out of the plan');
        await page.keyboard.press('Enter');
        await type(page, '#removed_why', 'It was only to try.');
        await send(page, 'form[action$="/remove"] button', 'Take it out');
        await shows(page, 'Add it back');
        assert.deepEqual(heard(), []);
      } finally {
        await context.shut();
      }
    });

  test('keyboard: a person answers their plan, by keyboard alone',
    async () => {
      const { context, page, heard } = await desk('jay');
      try {
        await page.goto(`${server.url}/me/plan`);
        await send(page, 'a[href="/me/plan/agree"]');
        await choose(page, 'answer', 'yes');
        await send(page, 'form[action="/me/plan/agree"] button',
          'Save answer');
        await shows(page, 'Your answer is saved');
        assert.deepEqual(heard(), []);
      } finally {
        await context.shut();
      }
    });

  test('keyboard: a person says how they see a part of their life, by keyboard alone',
    async () => {
      const own = 'I start at the college on Monday.';
      const { context, page, heard } = await desk('jay');
      try {
        await page.goto(`${server.url}/me/strengths`);
        await send(page, 'a', 'Work and learning');
        await tabTo(page, '#view');
        await page.keyboard.press('Control+A');
        await page.keyboard.type(own);
        await choose(page, 'ready', 'making_changes');
        await choose(page, 'priority', '1');
        await send(page, 'button', 'Save and go on');
        assert.equal(new URL(page.url()).pathname, '/me/strengths/finance');
        await page.goBack();
        await page.reload();
        assert.equal(await page.inputValue('#view'), own);
        assert.deepEqual(heard(), []);
      } finally {
        await context.shut();
      }
    });

  test('keyboard: a person goes through a tool, by keyboard alone',
    async () => {
      const { context, page, heard } = await desk('jay');
      try {
        await page.goto(`${server.url}/me/plan`);
        await send(page, 'a', 'My tools');
        await send(page, 'a', 'Me on one page');
        await send(page, 'a, button', 'Go through it');
        await type(page, '#words', 'I listen well to people.');
        await send(page, 'button', 'Next');
        await shows(page, 'Question 2 of 3');
        await page.goto(`${server.url}/me/tools/one-page`);
        await shows(page, 'I listen well to people.');
        assert.deepEqual(heard(), []);
      } finally {
        await context.shut();
      }
    });

  test('keyboard: after signing out the way back shows nothing of the page that was there',
    async () => {
      const { context, page } = await desk('jay');
      try {
        await page.goto(`${server.url}/me/plan`);
        assert.ok((await page.content()).includes('Jay'));
        await send(page, 'button', 'Sign out');
        await page.goBack();
        assert.equal(new URL(page.url()).pathname, '/sign-in');
        assert.ok(!(await page.content()).includes('Jay'));
      } finally {
        await context.shut();
      }
    });
});
