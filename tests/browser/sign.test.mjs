// A plan is signed on the worker's own screen: by a code that only the person
// has seen, by a name that is drawn, and by a paper that was photographed.
// Code and paper need no script.
import assert from 'node:assert/strict';
import { after, before, describe, test } from './limit.mjs';
import { DESK, PHONE, open, tab } from './browser.mjs';
import { axeFaults, htmlFaults, listen, pageHtml } from './checks.mjs';
import { start } from './server.mjs';
import { signIn } from './sign_in.mjs';

const CASE = '/people/X900000/plan';
const REFUSED = 'console: Failed to load resource: the server responded ' +
  'with a status of 422 (Unprocessable Content)';
const KEPT = 'The answer is kept, word for word';
const SHOWN = 'Your yes to this plan is kept.';

let server;
before(async () => { server = await start({ people: 12 }); });
after(() => server?.stop());

async function press(page, name) {
  await Promise.all([page.waitForNavigation(),
    page.getByRole('button', { name, exact: true }).first().click()]);
}

const go = (page, path) => page.goto(server.url + path);
const faults = page => page.locator('.govuk-error-summary').allInnerTexts();
const textOf = page => page.locator('main').innerText();
const has = async (page, ...words) => {
  const text = await textOf(page);
  for (const one of words) {
    assert.ok(text.includes(one), `"${one}" is not on ${page.url()}: ${text}`);
  }
};

// To where the person signs: the rest of the screen is closed first, once.
async function signing(page) {
  await go(page, `${CASE}/sign`);
  if (!page.url().endsWith('/together')) {
    return;
  }
  await page.check('input[name="closed"]');
  await page.fill('input[name="room"]', 'Jay and Sam');
  await press(page, 'Go on');
  await Promise.all([page.waitForNavigation(),
    page.getByRole('link', { name: 'Sign here together' }).click()]);
}

async function desk(user, more) {
  const context = await open(more);
  const page = tab(context);
  const one = { context, page, heard: listen(page), html: pageHtml(page),
    script: more.script };
  await signIn(page, server, user);
  return one;
}

// `said` is what a refusal that the test asks for leaves in the console.
async function sound({ page, heard, html, script }, said = '') {
  assert.deepEqual(await axeFaults(page), []);
  assert.deepEqual(await htmlFaults(await html()), []);
  // Where there is no script our own are not fetched, and that is noted.
  assert.deepEqual(heard().filter(line => line !== said).filter(line =>
    script || !/^not fetched: \S+\.js$|net::ERR_FAILED$/.test(line)), []);
}

for (const script of [true, false]) {
  describe(`journey: signing ${script ? 'with' : 'without'} script`, () => {
    let jay;
    let sam;

    before(async () => {
      jay = await desk('jay', { width: PHONE, script });
      sam = await desk('sam', { width: DESK, script });
    });
    after(() => Promise.all([jay, sam].map(one => one?.context.shut())));

    test('journey: the person signs on the worker’s screen, with a code that only they have seen',
      async () => {
        const said = 'Signed with a code on Sam Okafor’s screen';
        await go(jay.page, '/me/plan/signed');
        const before = (await textOf(jay.page)).split(said).length;
        await go(jay.page, '/me/plan/code');
        await press(jay.page, 'Show me a code');
        const code = await jay.page.locator('code.dir-secret').innerText();
        assert.match(code, /^\d{3} ?\d{3}$/);
        await signing(sam.page);
        await sam.page.check('input[name="answer"][value="yes"]');
        await sam.page.fill('input[name="code"]', '000000');
        await press(sam.page, 'Sign');
        await has(sam.page, 'That is not the code. Look at it again');
        await sam.page.check('input[name="answer"][value="yes"]');
        await sam.page.fill('input[name="code"]', code);
        await press(sam.page, 'Sign');
        assert.deepEqual(await faults(sam.page), []);
        await has(sam.page, SHOWN);
        await sound(sam, REFUSED);
        await go(jay.page, '/me/plan/signed');
        assert.equal((await textOf(jay.page)).split(said).length, before + 1);
        await sound(jay);
      });

    if (script) {
      test('journey: the person draws their name on the worker’s screen, who is the witness',
        async () => {
          const { page } = sam;
          await signing(page);
          await page.check('input[name="answer"][value="yes"]');
          const box = page.locator('canvas.dir-draw__box');
          await box.scrollIntoViewIfNeeded();
          const at = await box.boundingBox();
          await page.mouse.move(at.x + 30, at.y + 100);
          await page.mouse.down();
          for (let i = 1; i <= 20; i++) {
            await page.mouse.move(at.x + 30 + 15 * i,
              at.y + 100 + 40 * Math.sin(i));
          }
          await page.mouse.up();
          await press(page, 'Sign');
          assert.deepEqual(await faults(page), []);
          await has(page, SHOWN);
          await sound(sam, REFUSED);
          await go(jay.page, '/me/plan/signed');
          await has(jay.page, 'Sam Okafor was the witness.');
        });
    }

    test('journey: a paper that the person signed is photographed and taken in, and they see it',
      async () => {
        const { page } = sam;
        await go(page, `${CASE}/print`);
        const foot = (await page.locator('body').innerText())
          .match(/Version (\d+)\. Check code (\S+)\./);
        assert.ok(foot, 'the paper has no check code');
        const picture = await page.screenshot({ type: 'png' });
        await go(page, `${CASE}/sign/paper`);
        await page.fill('input[name="paper_version"]', foot[1]);
        await page.fill('input[name="mark"]', foot[2]);
        const day = new Date();
        await page.fill('input[name="signed-day"]', `${day.getUTCDate()}`);
        await page.fill('input[name="signed-month"]',
          `${day.getUTCMonth() + 1}`);
        await page.fill('input[name="signed-year"]',
          `${day.getUTCFullYear()}`);
        await page.check('input[name="answer"][value="yes"]');
        await page.setInputFiles('input[type="file"]',
          { name: 'paper.png', mimeType: 'image/png', buffer: picture });
        await press(page, 'Take it in');
        assert.deepEqual(await faults(page), []);
        await has(page, KEPT);
        await sound(sam, REFUSED);
        await go(jay.page, '/me/plan/signed');
        await has(jay.page, 'Signed on paper, taken in by Sam Okafor');
        await sound(jay);
      });
  });
}
