// A person-centred tool as a small conversation: a person on a phone is asked
// one question after the other, sees what they said on one page, takes some of
// it back, and prints it on one sheet. Nothing of it needs script.
import assert from 'node:assert/strict';
import { after, before, describe, test } from './limit.mjs';
import { DESK, PHONE, open, tab } from './browser.mjs';
import { axeFaults, htmlFaults, listen, pageHtml } from './checks.mjs';
import { pdfPages } from './pdf.mjs';
import { start } from './server.mjs';
import { signIn } from './sign_in.mjs';

const CASE = '/people/X900000';
const KINDS = ['one-page', 'important', 'working', 'days', 'week', 'learning',
  'decisions'];

let server;
before(async () => { server = await start({ people: 12 }); });
after(() => server?.stop());

async function press(page, name, role = 'button') {
  await Promise.all([page.waitForNavigation(),
    page.getByRole(role, { name }).first().click()]);
  assert.deepEqual(
    await page.locator('.govuk-error-summary').allInnerTexts(), []);
}

const go = (page, path) => page.goto(server.url + path);
const at = page => new URL(page.url()).pathname;
const textOf = page => page.locator('main').innerText();
const has = async (page, ...words) => {
  const text = await textOf(page);
  for (const one of words) {
    assert.ok(text.includes(one), `"${one}" is not on ${at(page)}: ${text}`);
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

const sheets = async (page, path) => {
  await go(page, path);
  return pdfPages(await page.pdf({ preferCSSPageSize: true }));
};

for (const script of [true, false]) {
  describe(`journey: a tool ${script ? 'with' : 'without'} script`, () => {
    const like = `I listen well ${script}`;
    const matters = `My dog ${script}`;
    let jay;
    let sam;

    before(async () => {
      jay = await desk('jay', { width: PHONE, script });
      sam = await desk('sam', { width: DESK, script });
    });
    after(() => Promise.all([jay, sam].map(one => one?.context.shut())));

    test('journey: the person is asked one question after the other',
      async () => {
        const { page } = jay;
        await go(page, '/me/plan');
        await press(page, 'My tools', 'link');
        await press(page, 'Me on one page', 'link');
        await press(page, 'Go through it');
        await has(page, 'What do people like about you?', 'Question 1 of 3');
        await page.fill('#words', like);
        await press(page, 'Next');
        await page.fill('#words', matters);
        await press(page, 'Save, and add another');
        await has(page, matters);
        await press(page, 'Next');
        await has(page, 'Question 3 of 3');
        await sound(jay);
        await press(page, 'Next');
        await page.fill('#words', 'My cousin');
        await press(page, 'Done');
        assert.equal(at(page), '/me/tools/one-page');
        await has(page, like, matters, 'In the room: My cousin');
        await sound(jay);
      });

    test('journey: the worker reads it, and writes down what is theirs',
      async () => {
        const { page } = sam;
        await go(page, `${CASE}/tools/one-page`);
        await has(page, like, 'Jay’s own words', 'My cousin');
        await go(page, `${CASE}/tools/working/say/working`);
        await page.fill('#words', `We laugh ${script}`);
        await page.check('input[name="view"][value="worker"]');
        await press(page, 'Next');
        await go(page, `${CASE}/tools/working`);
        await has(page, `We laugh ${script}`);
        await sound(sam);
      });

    test('journey: a goal is made from an entry, and the tool says so',
      async () => {
        const { page } = jay;
        const mine = page.locator('li', { hasText: matters });
        await go(page, '/me/tools/one-page');
        await Promise.all([page.waitForNavigation(),
          mine.getByRole('link', { name: 'Make it a goal' }).click()]);
        assert.ok(!page.url().includes('dog'));
        assert.equal(await page.inputValue('#title'), matters);
        await page.fill('#title', `A walk with ${matters}`);
        await page.check('input[name="when"][value="3"]');
        await sound(jay);
        await press(page, 'Save goal');
        await has(page, `A walk with ${matters}`, 'It began with these words');
        await sound(jay);
        await go(page, '/me/tools/one-page');
        assert.ok((await mine.innerText()).includes('In the plan'));
        await sound(jay);
      });

    test('journey: the person takes words back, and the day keeps the others',
      async () => {
        const { page } = jay;
        await go(page, '/me/tools/one-page');
        await Promise.all([page.waitForNavigation(),
          page.locator('li', { hasText: like })
            .getByRole('link', { name: 'Take back' }).click()]);
        await press(page, 'Take these words back');
        assert.ok(!(await textOf(page)).includes(like));
        await press(page, 'As it was on other days', 'link');
        await page.click('.dir-versions a');
        await has(page, matters);
        await sound(jay);
      });

    test('journey: every tool is one sheet of paper', async () => {
      for (const kind of KINDS) {
        assert.equal(await sheets(jay.page, `/me/tools/${kind}/print`), 1,
          kind);
        assert.equal(await sheets(sam.page, `${CASE}/tools/${kind}/print`), 1,
          kind);
      }
    });
  });
}

describe('paper: a tool that is full', () => {
  const long = 'A walk by the sea, and nobody in a hurry. '.repeat(12)
    .slice(0, 490);
  const BOXES = { important: ['to'], 'one-page': ['like', 'matters', 'support'],
    days: ['good', 'bad', 'more'], working: ['working', 'not-working'],
    week: ['morning', 'afternoon', 'evening'],
    learning: ['did', 'there', 'learned', 'worked', 'next'],
    decisions: ['decision', 'help', 'decides'] };

  for (const [kind, boxes] of Object.entries(BOXES)) {
    test(`journey: ${kind} is one sheet when it is full`, async () => {
      const jay = await desk('jay', { width: DESK, script: true });
      const { page } = jay;
      try {
        for (const box of boxes) {
          for (const words of [long, 'Short.', long, 'A line and a half of ' +
            'what one might say on a page like this.', 'Short.']) {
            await go(page, `/me/tools/${kind}/say/${box}`);
            await page.fill('#words', words);
            for (const day of await page.locator('[name="day"]').all()) {
              if (words !== long) {
                await day.check();
              }
            }
            if (kind === 'week' && words === long) {
              await page.check('[name="day"][value="1"]');
            }
            await Promise.all([page.waitForNavigation(),
              page.getByRole('button', { name: 'Save' }).click()]);
          }
        }
        assert.equal(await sheets(page, `/me/tools/${kind}/print`), 1);
        await has(page, 'Short.');
        // There is room on it for all of one box.
        assert.equal((await textOf(page)).includes('on the screen.'),
          kind !== 'important');
      } finally {
        await jay.context.shut();
      }
    });
  }
});
