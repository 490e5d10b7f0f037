// The ending of a case from both sides: each writes what changed, both see both,
// the closing talk is written down and how it ended is set, and the person reads
// why. Nothing of it needs script.
import assert from 'node:assert/strict';
import { after, before, describe, test } from './limit.mjs';
import { DESK, PHONE, open, tab } from './browser.mjs';
import { axeFaults, htmlFaults, listen, pageHtml } from './checks.mjs';
import { start } from './server.mjs';
import { signIn } from './sign_in.mjs';

const CASE = '/people/X900000/ending';

let server;
before(async () => { server = await start({ people: 12 }); });
after(() => server?.stop());

async function press(page, name) {
  await Promise.all([page.waitForNavigation(),
    page.getByRole('button', { name, exact: true }).first().click()]);
  assert.deepEqual(
    await page.locator('.govuk-error-summary').allInnerTexts(), []);
}

const go = (page, path) => page.goto(server.url + path);
const textOf = page => page.locator('main').innerText();
const has = async (page, ...words) => {
  const text = await textOf(page);
  for (const one of words) {
    assert.ok(text.includes(one), `"${one}" is not on ${page.url()}: ${text}`);
  }
};

async function desk(user, more) {
  const context = await open(more);
  const page = tab(context);
  const one = { context, page, heard: listen(page), html: pageHtml(page),
    script: more.script };
  await signIn(page, server, user);
  return one;
}

async function sound({ page, heard, html, script }) {
  assert.deepEqual(await axeFaults(page), []);
  assert.deepEqual(await htmlFaults(await html()), []);
  // Where there is no script our own are not fetched, and that is noted.
  assert.deepEqual(heard().filter(line =>
    script || !/^not fetched: \S+\.js$|net::ERR_FAILED$/.test(line)), []);
}

const today = () => {
  const day = new Date();

  return `${day.getUTCDate()}/${day.getUTCMonth() + 1}/` +
    `${day.getUTCFullYear()}`;
};

for (const script of [true, false]) {
  describe(`journey: an ending ${script ? 'with' : 'without'} script`, () => {
    const own = `I open my post now ${script}`;
    const theirs = `We laughed more ${script}`;
    const why = `All of it was done ${script}`;
    let jay;
    let sam;

    before(async () => {
      jay = await desk('jay', { width: PHONE, script });
      sam = await desk('sam', { width: DESK, script });
    });
    after(() => Promise.all([jay, sam].map(one => one?.context.shut())));

    test('journey: the person begins, and writes what changed in their own words',
      async () => {
        const { page } = jay;
        await go(page, '/me/ending');
        const begins = page.locator('form[action="/me/ending/begin"] button');
        if (await begins.count() > 0) {
          await Promise.all([page.waitForNavigation(), begins.click()]);
          await has(page, 'It has begun');
        }
        await go(page, '/me/ending/words/changed');
        await page.fill('textarea[name="words"]', own);
        await press(page, 'Save');
        await has(page, own);
        await sound(jay);
      });

    test('journey: the worker reads it, and writes beside it and never over it',
      async () => {
        const { page } = sam;
        await go(page, `${CASE}/words/changed`);
        await has(page, own);
        assert.equal(await page.locator('input[value="theirs"]').count(), 0);
        await page.check('input[name="whose"][value="mine"]');
        await page.fill('textarea[name="words"]', theirs);
        await press(page, 'Save');
        await has(page, own, theirs);
        await sound(sam);
        await go(jay.page, '/me/ending');
        await has(jay.page, own, theirs);
      });

    test('journey: the talk is written down, how it ended is set, and the person reads why',
      async () => {
        const { page } = sam;
        await go(page, `${CASE}/talk`);
        await page.locator('input[name="how"]').first().check();
        await page.fill('input[name="day"]', today());
        await page.fill('input[name="room"]', 'Jay and Sam');
        await press(page, 'Write it down');
        await has(page, 'The talk is written down');
        await go(page, `${CASE}/outcome`);
        await page.locator('input[name="outcome"]').first().check();
        await page.fill('input[name="ended_on"]', today());
        await page.fill('textarea[name="why"]', why);
        await press(page, await page.getByRole('button',
          { name: 'Put it right', exact: true }).count() > 0
          ? 'Put it right' : 'Set it');
        await has(page, 'It is saved');
        await sound(sam);
        await go(jay.page, '/me/ending');
        await has(jay.page, why);
        await sound(jay);
      });
  });
}
