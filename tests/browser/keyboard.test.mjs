// The main job by keyboard alone: from the first page to the last no pointer is
// used, by a person on their own pages and by a worker on a case.
import assert from 'node:assert/strict';
import { after, before, describe, test } from './limit.mjs';
import { choose, deskByKeys, retype, send, tabTo, type } from './keys.mjs';
import { start } from './server.mjs';

let server;
before(async () => { server = await start({ people: 12 }); });
after(() => server?.stop());

const desk = user => deskByKeys(server, user);
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
        await retype(page, '#view', own);
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
