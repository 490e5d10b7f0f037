// Short journeys of a person and their worker: what one of them does, the
// other then finds. A worker is at a desk, a person at a telephone; and what
// matters most is done by keyboard alone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../node/packages.mjs';
import { after, before, describe, test } from './limit.mjs';
import { DESK, PHONE } from './browser.mjs';
import { at, desk, go, has, hasNot, press, sound, textOf }
  from './hands.mjs';
import { choose, deskByKeys, refused, retype, send, tabTo, type }
  from './keys.mjs';
import { start } from './server.mjs';

const CASE = '/people/X900000';
const FORM = `${CASE}/strengths/form/alcohol-use`;
const DAYS = 'Do my rehabilitation days';
const CARD = 'Get my CSCS card';

let server;
before(async () => { server = await start({ people: 12 }); });
after(() => server?.stop());

// A sample file of another service, said to be about this person.
async function bring(page, file, crn, button) {
  const words = readFileSync(path.join(root, 'tests', 'corpus', file), 'utf8')
    .replace('"CRN":"X100001"', `"CRN":"${crn}"`);
  await page.setInputFiles('#file', { name: 'brought.json',
    mimeType: 'application/json', buffer: Buffer.from(words) });
  await press(page, button);
}

// The goal of this title, from the plan.
async function openGoal(page, base, title) {
  await go(page, `${base}/plan`);
  await press(page, title, 'link');
  return at(page);
}

describe('together: a person and their worker', () => {
  let sam;
  let jay;
  let other; // the address of somebody of whom little is known

  before(async () => {
    sam = await desk(server, 'sam', { width: DESK });
    jay = await desk(server, 'jay', { width: PHONE });
  });
  after(() => Promise.all([sam, jay].map(one => one?.context.shut())));

  test('together: the worker answers a section of the services’ form, and ' +
    'sees what follows from the answer', async () => {
    const { page } = sam;
    await go(page, FORM);
    await hasNot(page, 'Yes, but not in the last three months');
    await press(page, 'Alcohol use: answer the questions', 'link');
    await page.check('[name="alcohol_use"]' +
      '[value="YES_NOT_IN_LAST_THREE_MONTHS"]');
    await page.check('[name="voice"][value="worker"]');
    await press(page, 'Save and go on');
    await go(page, FORM);
    await has(page, 'Yes, but not in the last three months');
    await sound(sam);
  });

  test('together: the person answers what only they can say of it, on a phone',
    async () => {
      const { page } = jay;
      await go(page, '/me/strengths');
      await page.click('a[href="/me/strengths/more/alcohol-use"]');
      await page.waitForURL('**/more/alcohol-use');
      await page.check('[name="alcohol_stopped_or_reduced"][value="YES"]');
      await sound(jay);
      await press(page, 'Save and go on');
      await go(page, '/me/strengths/more/alcohol-use');
      assert.ok(await page.isChecked(
        '[name="alcohol_stopped_or_reduced"][value="YES"]'));
    });

  test('together: the worker sees both answers, and whose each is',
    async () => {
      const { page } = sam;
      await go(page, FORM);
      await has(page, 'Yes, but not in the last three months');
      await has(page,
        'Alcohol use: answer the questions\nSam Okafor answered this',
        'Alcohol use: what Jay is asked\nJay answered this');
      const row = page.locator('.govuk-summary-list__row',
        { hasText: 'Has anything helped you to stop' });
      assert.match(await row.innerText(), /Yes$/);
    });

  test('together: an assessment of the services is brought in, read and there',
    async () => {
      const { page } = sam;
      await go(page, '/people');
      other = await page.getByRole('link', { name: 'Gareth Thornby' })
        .getAttribute('href');
      await go(page, `${other}/needs`);
      await has(page, 'No assessment has been brought in.');
      await bring(page, 'needs/full.json', '', 'Bring it in');
      await has(page, 'The assessment is in');
      await sound(sam);
      await go(page, `${other}/needs`);
      await has(page, '5 of 9', 'by Sam Okafor', 'Would like a quieter place',
        'accommodation_pets');
      await bring(page, 'needs/full.json', '', 'Bring it in');
      await has(page, 'This file was brought in already',
        'Nothing was changed');
    });

  test('together: a plan of the services is looked at before anything of it ' +
    'comes in, and then is there', async () => {
    const { page } = sam;
    await go(page, `${other}/plan/files`);
    await bring(page, 'plan/platform.json', other.split('/').at(-1),
      'Look at it');
    assert.equal(at(page), `${other}/plan/files/waiting`);
    await has(page, 'What comes in', 'I will pay the rent',
      'Its steps (1) and notes (1)', 'Nothing is in the plan yet.');
    await sound(sam);
    await go(page, `${other}/plan?goals=achieved`);
    await hasNot(page, 'I will pay the rent');
    await go(page, `${other}/plan/files/waiting`);
    await press(page, 'Bring these goals in');
    await go(page, `${other}/plan?goals=achieved`);
    await press(page, 'I will pay the rent', 'link');
    await has(page, 'Ring the bank');
  });

  test('together: a goal is met when the worker says so too', async () => {
    await go(jay.page, '/me/plan/met');
    await has(jay.page, '0 of 2 met');
    const goal = await openGoal(jay.page, '/me', CARD);
    await has(jay.page, 'Your worker has not answered yet.');
    await openGoal(sam.page, CASE, CARD);
    await press(sam.page, 'Is this goal met?', 'link');
    await sam.page.check('[name="says"][value="yes"]');
    await sam.page.check('[name="met_how"][value="own"]');
    await press(sam.page, 'Save the answer');
    await sound(sam);
    await go(jay.page, goal);
    await has(jay.page, 'Met: both of you said so.');
    await go(jay.page, '/me/plan/met');
    await has(jay.page, '1 of 2 met', 'Met: both of you said so.');
    await sound(jay);
  });

  test('together: the worker proposes what a goal looks like, and it holds ' +
    'when the person has said yes', async () => {
    const goal = await openGoal(sam.page, CASE, DAYS);
    const own = goal.replace(CASE, '/me');
    await go(sam.page, `${goal}/scale`);
    const words = { much_more: 'All days, and I help somebody else',
      more: 'All days, and early', as_hoped: 'All days are done',
      less: 'Half of the days', much_less: 'Not one of the days' };
    for (const [name, said] of Object.entries(words)) {
      await sam.page.fill(`#${name}`, said);
    }
    await sam.page.check('[name="start"][value="less"]');
    await sam.page.check('[name="scale_how"][value="own"]');
    await press(sam.page, 'Save these words');
    await sound(sam);
    await go(jay.page, `${own}/scale`);
    await has(jay.page, ...Object.values(words), 'Not yet');
    await jay.page.check('[name="yes_weight"][value="3"]');
    await sound(jay);
    await press(jay.page, 'Say yes to these words');
    await go(sam.page, `${goal}/scale`);
    await has(sam.page, 'How much it matters to Jay\tIt matters most',
      'How far has it come today?');
    await hasNot(sam.page, 'Until then it has no rating');
  });

  test('together: check-ins are set up by the worker, and begin with the ' +
    'person’s yes', async () => {
    const { page } = sam;
    await go(page, `${CASE}/checkin/stop`);
    await page.fill('#why', 'To begin again with other days.');
    await press(page, 'Stop check-ins');
    await press(page, 'Start again', 'link');
    await page.check('[name="facts"][value="none"]');
    const now = new Date();
    await page.fill('#first', `${now.getUTCDate()}/` +
      `${now.getUTCMonth() + 1}/${now.getUTCFullYear()}`);
    await page.check('[name="way"][value="worker"]');
    await page.check('[name="said"][value="no"]');
    await press(page, 'Save');
    await has(page, 'Waiting for the person to say yes');
    await go(jay.page, '/me/checkin/fill');
    assert.equal(await jay.page.locator('[name="mood"]').count(), 0);
    await go(jay.page, '/me/checkin');
    await press(jay.page, 'Yes to check-ins');
    await go(page, `${CASE}/checkin`);
    await has(page, 'Check-ins are on');
  });

  test('together: the person answers a check-in on a phone, and the worker ' +
    'reads it', async () => {
    const { page } = jay;
    await go(page, '/me/checkin');
    await press(page, /^Start$/);
    await page.check('[name="mood"][value="well"]');
    await page.check('[name="wants"][value="money"]');
    await page.check('[name="call"][value="no"]');
    await page.fill('#words', 'The boiler is mended.');
    await sound(jay);
    await press(page, 'Send it');
    await go(sam.page, `${CASE}/checkin`);
    await sam.page.click('main a[href*="/past/"]');
    await sam.page.waitForURL('**/past/*');
    await has(sam.page, 'The boiler is mended.', 'Money');
    await sound(sam);
  });
});

const times = async (page, words) =>
  (await textOf(page)).split(words).length - 1;

describe('together: by keyboard alone', () => {
  const view = 'I put a little by each Friday.';
  const title = 'I will be able to pay for my own bike';
  const strong = 'Kept to a budget for three months.';
  let sam;
  let jay;

  before(async () => {
    sam = await deskByKeys(server, 'sam');
    jay = await deskByKeys(server, 'jay');
  });
  after(() => Promise.all([sam, jay].map(one => one?.context.shut())));

  test('together: the first Tab is a way past the head of the page, and it ' +
    'leads to the words', async () => {
    for (const [one, where] of [[jay, '/me/plan'], [sam, CASE]]) {
      const { page } = one;
      await go(page, where);
      await page.keyboard.press('Tab');
      assert.ok(await page.evaluate(() =>
        document.activeElement.matches('.govuk-skip-link')));
      assert.ok(await page.locator('.govuk-skip-link').isVisible());
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      assert.ok(await page.evaluate(() =>
        document.activeElement.matches('main *')));
      await page.keyboard.press('Shift+Tab');
      await tabTo(page, '.govuk-skip-link', '', 'Shift+Tab');
    }
  });

  test('together: by keyboard a person says how they see their money, and ' +
    'the worker adds their side', async () => {
    await go(jay.page, '/me/strengths');
    await send(jay.page, 'main a', 'Money');
    await retype(jay.page, '#view', view);
    await choose(jay.page, 'ready', 'making_changes');
    await choose(jay.page, 'priority', '1');
    await send(jay.page, 'button', 'Save and go on');
    await go(sam.page, `${CASE}/strengths/areas/finance`);
    await has(sam.page, view);
    await retype(sam.page, '#strengths', strong);
    await choose(sam.page, 'priority', '2');
    await send(sam.page, 'button', 'Save and go on');
    await go(sam.page, `${CASE}/strengths/whole`);
    await has(sam.page, view, strong);
  });

  test('together: by keyboard a person makes a goal of the start of a ' +
    'sentence, and is led to what is not finished', async () => {
    const { page } = jay;
    await go(page, '/me/plan/goals/new');
    await tabTo(page, 'summary', 'Help me start my sentence');
    await page.keyboard.press('Enter');
    await tabTo(page, 'summary', 'Money');
    await page.keyboard.press('Space');
    await tabTo(page, 'a', 'I will be able to pay for …');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() =>
      document.querySelector('#title').value ===
        'I will be able to pay for …');
    await choose(page, 'when', '3');
    await refused(page, 'button', 'Save goal', 'title');
    await retype(page, '#title', title);
    await send(page, 'button', 'Save goal');
    await openGoal(sam.page, CASE, title);
    await has(sam.page, 'Jay’s own words');
  });

  test('together: by keyboard a person adds a step and says that it is done',
    async () => {
      const { page } = jay;
      const goal = await openGoal(page, '/me', title);
      await send(page, 'a', 'Add a step');
      await refused(page, 'button', 'Save step', 'step');
      await type(page, '#step', 'Ask what a bike costs');
      await send(page, 'button', 'Save step');
      await tabTo(page, 'select[name="status"]');
      await page.keyboard.type('Completed');
      await send(page, 'button', 'Save state');
      await has(page, '1 of 1 steps done');
      await go(sam.page, goal.replace('/me', CASE));
      await has(sam.page, 'Ask what a bike costs', '1 of 1 steps done');
    });

  test('together: by keyboard a worker writes a goal with three steps, and ' +
    'the person finds it', async () => {
    const { page } = sam;
    const steps = ['Write a list', 'Buy what is on it', 'Cook it'];
    await go(page, `${CASE}/plan/goals/new`);
    await type(page, '#title', 'Cook for five');
    await type(page, '#area', 'Hea');
    await choose(page, 'when', '6');
    await choose(page, 'basis', 'negotiated');
    await choose(page, 'voice', 'worker');
    await choose(page, 'statement', 'none');
    await tabTo(page, '#no_words');
    await page.keyboard.press('ArrowDown');
    await type(page, '#no_statement', 'It came up while we walked.');
    for (const [i, words] of steps.entries()) {
      await type(page, `#step_${i + 1}`, words);
    }
    await send(page, 'button', 'Save goal');
    await openGoal(jay.page, '/me', 'Cook for five');
    await has(jay.page, ...steps, 'Sam Okafor’s words');
  });

  test('together: by keyboard a person signs on the worker’s screen, with ' +
    'a code of their own', async () => {
    const said = 'Signed with a code on Sam Okafor’s screen';
    await go(jay.page, '/me/plan/signed');
    const before = await times(jay.page, said);
    await go(jay.page, '/me/plan/code');
    await send(jay.page, 'button', 'Show me a code');
    const code = await jay.page.locator('code.dir-secret').innerText();
    const { page } = sam;
    await go(page, `${CASE}/plan/sign`);
    assert.equal(at(page), `${CASE}/plan/together`);
    await tabTo(page, 'input[name="closed"]');
    await page.keyboard.press('Space');
    await type(page, '#room', 'Jay and Sam');
    await send(page, 'button', 'Go on');
    await send(page, 'a', 'Sign here together, on this screen');
    await choose(page, 'answer', 'yes');
    await type(page, '#code', '000000');
    await refused(page, 'button', 'Sign', 'code');
    await choose(page, 'answer', 'yes');
    await retype(page, '#code', code);
    await send(page, 'button', 'Sign');
    assert.equal(at(page), `${CASE}/plan/shown`);
    await has(page, 'Your yes to this plan is kept.');
    await go(jay.page, '/me/plan/signed');
    assert.equal(await times(jay.page, said), before + 1);
  });
});
