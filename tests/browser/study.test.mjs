// A study from its registered plan to what is published: people from elsewhere
// come in, rows are frozen, people are matched, somebody looks how alike the
// groups are before any outcome is opened, somebody else checks, and a manager
// publishes. Each page on the way is sound, on a desk and on the narrowest
// phone.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, describe, test } from './limit.mjs';
import { DESK, open, tab } from './browser.mjs';
import { axeFaults, htmlFaults, inkFaults, listen, openDetails, pageHtml,
  sidewaysFaults } from './checks.mjs';
import { start } from './server.mjs';
import { signIn } from './sign_in.mjs';

const PEOPLE = 120;
const ELSEWHERE = 400;
const DAY = 86_400_000;

let server;
before(async () => { server = await start({ people: PEOPLE }); });
after(() => server?.stop());

const ago = days => new Date(Date.now() - days * DAY).toISOString().slice(0, 10);

// People who are nobody, of whom a third reoffended.
function fromElsewhere() {
  const people = [
    'id,index_date,age,sex,order_outcome,order_outcome_on'];
  const events = ['id,offence_date,proven_date'];
  for (let i = 0; i < ELSEWHERE; i++) {
    const day = 140 + i % 220;
    people.push(`A${i},${ago(day)},${19 + i % 38},${
      i % 6 === 0 ? 'female' : 'male'},${
      i % 5 === 0 ? `revoked,${ago(day - 60)}` : `running,${ago(1)}`}`);
    if (i % 3 === 0) {
      events.push(`A${i},${ago(day - 40)},${ago(day - 45)}`);
    }
  }
  return { people: `${people.join('\n')}\n`, events: `${events.join('\n')}\n` };
}

const csv = (name, text) => ({ name, mimeType: 'text/csv',
  buffer: Buffer.from(text) });

// Somebody at a desk, on the page of the study.
async function onStudy(user) {
  const context = await open({ width: DESK });
  const page = tab(context);
  const one = { context, page, heard: listen(page), html: pageHtml(page) };
  await signIn(page, server, user);
  await page.goto(`${server.url}/studies`);
  await Promise.all([page.waitForNavigation(),
    page.locator('main a[href^="/studies/"]:not([href$="/new"])').first()
      .click()]);
  return one;
}

async function press(page, name) {
  await Promise.all([page.waitForNavigation(),
    page.locator('main').getByRole('button', { name, exact: true }).click()]);
}

// Until what was asked for was done; a page that is written to again and again
// would say nothing.
async function done(page) {
  const until = Date.now() + 120_000;
  while ((await page.locator('main').innerText()).includes(
    'This is being done')) {
    assert.ok(Date.now() < until, 'what was asked for is not done');
    await sleep(500);
    await page.reload();
  }
  assert.equal(await page.locator('main .govuk-warning-text').count(), 0,
    await page.locator('main').innerText());
}

async function sound({ page, html, heard }) {
  const faults = [...heard(), ...await htmlFaults(await html())];
  const { width, height } = page.viewportSize();
  await openDetails(page);
  for (const one of [320, 390, width]) {
    await page.setViewportSize({ width: one, height });
    faults.push(...await sidewaysFaults(page));
  }
  faults.push(...await axeFaults(page), ...await inkFaults(page));
  assert.deepEqual(faults, []);
}

describe('journey: a study from plan to publication', () => {
  let esme;
  let morgan;

  before(async () => { esme = await onStudy('esme'); morgan = await onStudy('morgan'); });
  after(() => Promise.all([esme, morgan].map(one => one?.context.shut())));

  test('journey: people from elsewhere come in, and rows are frozen',
    async () => {
      const { page } = esme;
      const home = page.url();
      await Promise.all([page.waitForNavigation(),
        page.getByRole('link', { name: 'Bring in people from elsewhere' })
          .click()]);
      const rows = fromElsewhere();
      await page.setInputFiles('input[name="people"]',
        csv('people.csv', rows.people));
      await page.setInputFiles('input[name="events"]',
        csv('events.csv', rows.events));
      await press(page, 'Bring them in');
      await page.goto(home);
      await sound(esme);
      await press(page, 'Freeze the rows');
      await done(page);
      await sound(esme);
    });

  test('journey: nobody sees who reoffended before somebody accepted how ' +
    'alike the groups are', async () => {
    const { page } = esme;
    await press(page, 'Match people');
    await done(page);
    await sound(esme);
    assert.equal(await page.getByText('What was found').count(), 0);
    await Promise.all([page.waitForNavigation(),
      page.getByRole('button', { name: 'Look at the comparison' }).click()]);
    assert.ok(await page.locator('main svg').count() > 0);
    assert.ok(await page.locator('main table').count() > 0);
    await sound(esme);
    await press(page, 'Send it back');
    assert.ok(await page.locator('.govuk-error-summary').count() > 0);
    esme.heard(); // a form that is sent back is told by the console
    await sound(esme);
    await press(page, 'Accept the comparison');
    await done(page);
    assert.ok(await page.getByText('You cannot say').count() > 0);
    assert.ok(await page.getByText('this is not an effect').count() > 0);
    assert.ok(await page.getByText('This explores').count() > 0);
    await sound(esme);
  });

  test('journey: somebody else checks it, and a manager publishes it',
    async () => {
      const { page } = morgan;
      assert.equal(await esme.page.getByRole('button',
        { name: 'It was done right' }).count(), 0);
      await page.reload();
      await sound(morgan);
      await press(page, 'It was done right');
      await sound(morgan);
      await press(page, 'Publish the study');
      await done(page);
      await sound(morgan);
      await page.goto(`${server.url}/studies`);
      await sound(morgan);
    });
});
