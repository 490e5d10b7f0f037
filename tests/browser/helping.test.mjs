// What helps, what help is needed and how it goes, as both sides say it: one
// writes, the other reads whose words they are and answers.
import assert from 'node:assert/strict';
import { after, before, describe, test } from './limit.mjs';
import { DESK, PHONE } from './browser.mjs';
import { at, desk, go, has, hasNot, press, sound } from './hands.mjs';
import { start } from './server.mjs';

const CASE = '/people/X900000';
const PART = '/pathways/parts/attitudes_thinking_and_behaviour';
const FAMILY = '/pathways/parts/children_families_and_community';

let server;
let sam;
let jay;
before(async () => {
  server = await start({ people: 12 });
  sam = await desk(server, 'sam', { width: DESK });
  jay = await desk(server, 'jay', { width: PHONE });
});
after(async () => {
  await Promise.all([sam, jay].map(one => one?.context.shut()));
  await server?.stop();
});

// Presses one of several buttons of the same name.
const sent = (page, button) =>
  Promise.all([page.waitForNavigation(), button.click()]);

describe('journey: what helps', () => {
  const good = 'I remember every face.';
  const lists = 'A list on my phone';

  test('journey: the person says what they are good at and what helps, and ' +
    'the worker sees it first on their page', async () => {
    const { page } = jay;
    await go(page, '/me/support');
    await press(page, 'Add one', 'link');
    await page.check('[name="code"][value="memory"]');
    await page.fill('#words', good);
    await page.check('[name="source"][value="says"]');
    await press(page, 'Save');
    await has(page, good);
    await page.click('a[href="/me/support/add/help"]');
    await page.waitForURL('**/add/help');
    await page.check('[name="code"][value="write_down"]');
    await page.fill('#words', lists);
    await page.check('[name="doer"][value="worker"]');
    await press(page, 'Save');
    await has(page, lists, 'All who meet you read these words.');
    await sound(jay);
    await go(sam.page, CASE);
    await has(sam.page, `Write down what was agreed (${lists})`);
    await hasNot(sam.page, good);
    await go(sam.page, `${CASE}/support`);
    await has(sam.page, good, lists);
  });

  test('journey: words of the worker about what helps are shown to all who ' +
    'meet the person when the person says so, and not before', async () => {
    const { page } = sam;
    await go(page, `${CASE}/support/add/help`);
    await page.check('[name="code"][value="say_first"]');
    await page.fill('#words', 'on the steps outside');
    await page.check('[name="share"][value=""]');
    await page.check('[name="doer"][value="worker"]');
    await press(page, 'Save');
    await go(page, CASE);
    await has(page, 'Say first what will happen');
    await hasNot(page, 'on the steps outside');
    await go(jay.page, '/me/support');
    const mine = jay.page.locator('li', { hasText: 'on the steps outside' });
    assert.match(await mine.innerText(),
      /Only you and your worker read these words/);
    await sent(jay.page,
      mine.getByRole('button', { name: 'Yes, all may read them' }));
    await go(page, CASE);
    await has(page, 'Say first what will happen (on the steps outside)');
  });
});

describe('journey: support on seven pathways', () => {
  const need = 'To stay calm when it gets loud';
  const thinks = 'I would go if it is not on a Friday.';

  test('journey: the worker adds a need, checks the answers, changes one and ' +
    'saves', async () => {
    const { page } = sam;
    await go(page, CASE + PART);
    await page.fill('#words', need);
    await page.check('[name="voice"][value="worker"]');
    await page.check('[name="with"][value="partner"]');
    await page.fill('#partner', 'Harbour');
    await page.check('[name="state"][value="not_started"]');
    await press(page, 'Continue');
    await has(page, 'Check your answers', need, 'Harbour');
    await sound(sam);
    await press(page, 'Change');
    assert.equal(await page.inputValue('#words'), need);
    await page.fill('#partner', 'Harbour House');
    await press(page, 'Continue');
    await press(page, /^Save$/);
    await has(page, need, 'Who supports: Harbour House');
  });

  test('journey: the person says what they think of it and declines it, and ' +
    'nobody else opens it again', async () => {
    const { page } = jay;
    await go(page, `/me${PART}`);
    await press(page, need, 'link');
    const where = at(page);
    await page.fill('#thinks', thinks);
    await sent(page, page.locator('form[action$="/thinks"] button'));
    await go(page, where);
    await has(page, thinks);
    await page.check('[name="state"][value="declined"]');
    await page.fill('#notes', 'Not now.');
    await sent(page, page.locator('form[action$="/state"] button'));
    await go(page, where);
    await has(page, 'Declined', 'Not now.');
    await sound(jay);
    await go(sam.page, where.replace('/me', CASE));
    await has(sam.page, thinks, 'Not now.',
      'The person declined this themself.');
    assert.equal(await sam.page.locator('[name="state"]').count(), 0);
    await go(sam.page, `${CASE}/pathways`);
    await has(sam.page, '6 of 7 parts were talked about.');
  });

  test('journey: the person says that they need no help in a part, and the ' +
    'worker reads it', async () => {
    await go(jay.page, `/me${FAMILY}`);
    await jay.page.fill('#why', 'My sister is near.');
    await press(jay.page, 'I need no help here');
    await go(sam.page, `${CASE}/pathways`);
    await has(sam.page, '7 of 7 parts were talked about.');
    await go(sam.page, CASE + FAMILY);
    await has(sam.page, 'no support needed.', 'My sister is near.');
  });
});

describe('journey: how it is going', () => {
  const named = 'I wait a long time at the desk.';
  const close = 'I would rather not meet at the office.';

  test('journey: the person says it to their worker, who answers, and the ' +
    'person reads the answer', async () => {
    await go(jay.page, '/me/feedback');
    await jay.page.check('[name="level"][value="between"]');
    await jay.page.check('[name="about"][value="place"]');
    await jay.page.fill('#words', named);
    await jay.page.check('[name="to"][value="worker"]');
    await press(jay.page, 'Send it');
    await has(jay.page, named);
    const { page } = sam;
    await go(page, `${CASE}/feedback`);
    const said = page.locator('li', { hasText: named });
    await said.locator('summary').click();
    await said.locator('textarea').fill('I will meet you at the door.');
    await sent(page, said.locator('button'));
    await has(page, 'I will meet you at the door.');
    await sound(sam);
    await go(jay.page, '/me/feedback');
    await has(jay.page, 'I will meet you at the door.');
    await sound(jay);
  });

  test('journey: what the person says without their name is on no page of ' +
    'theirs and on none of their worker', async () => {
    await go(jay.page, '/me/feedback');
    await jay.page.check('[name="level"][value="bad"]');
    await jay.page.check('[name="about"][value="meeting"]');
    await jay.page.fill('#words', close);
    await jay.page.check('[name="to"][value="manager"]');
    await press(jay.page, 'Send it');
    for (const [one, where] of [[jay, '/me/feedback'],
      [sam, `${CASE}/feedback`], [sam, CASE]]) {
      await go(one.page, where);
      await hasNot(one.page, close);
    }
  });

  test('journey: the worker writes down what the person says, and it says ' +
    'whose hand it was', async () => {
    const { page } = sam;
    await go(page, `${CASE}/feedback`);
    await page.check('[name="level"][value="good"]');
    await page.check('[name="about"][value="plan"]');
    await page.fill('#words', 'The plan is short now.');
    await press(page, 'Write it down');
    await has(page, 'The plan is short now.',
      'Sam Okafor wrote this for Jay');
    await go(jay.page, '/me/feedback');
    await has(jay.page, 'The plan is short now.',
      'Sam Okafor wrote this for you');
  });
});
