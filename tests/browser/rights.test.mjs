// Who decides what, from both sides: one of them asks for more say or gives it,
// the other answers, both read the grid; and of a decision each says alone how
// it felt, until both are in and both are told how far apart they are. By
// pointer, and once by keyboard alone.
import assert from 'node:assert/strict';
import { after, before, describe, test } from './limit.mjs';
import { DESK, PHONE } from './browser.mjs';
import { dayTyped, desk, go, has, hasNot, press, sound } from './hands.mjs';
import { choose, deskByKeys, quiet, refused, send, type } from './keys.mjs';
import { start } from './server.mjs';

const CASE = '/people/X900000/rights';
const OWN = '/me/rights';
const ALONE = 'You see it when you have said yours';

let server;
before(async () => { server = await start({ people: 12 }); });
after(() => server?.stop());

// What the grid says of a topic.
const row = async (page, base, topic) => {
  await go(page, base);
  return page.locator('tr', { has: page.locator('a', { hasText: topic }) })
    .innerText();
};

describe('journey: who decides what', () => {
  const what = 'A friend may come along to a meeting';
  let sam;
  let jay;

  before(async () => {
    sam = await desk(server, 'sam', { width: DESK });
    jay = await desk(server, 'jay', { width: PHONE });
  });
  after(() => Promise.all([sam, jay].map(one => one?.context.shut())));

  test('journey: the person asked to decide where to meet, and does when the ' +
    'worker has said yes', async () => {
    assert.match(await row(jay.page, OWN, 'Where we meet'),
      /Asked: not answered yet/);
    const { page } = sam;
    await go(page, `${CASE.replace('/rights', '')}/plan`);
    await press(page, 'Who decides what', 'link');
    await press(page, 'Where to meet', 'link');
    await has(page, 'The office is far and I know two quiet places.');
    await page.check('input[name="says"][value="yes"]');
    await press(page, 'Save the answer');
    await has(page, 'Sam Okafor said yes');
    await sound(sam);
    const now = await row(jay.page, OWN, 'Where we meet');
    assert.match(now, /I decide/);
    assert.doesNotMatch(now, /Asked/);
    await press(jay.page, 'Where we meet', 'link');
    await has(jay.page, 'Sam Okafor said yes');
    await sound(jay);
  });

  test('journey: the worker asks for more say, the person says no, and all ' +
    'stays as it was', async () => {
    const { page } = sam;
    await go(page, `${CASE}/topics/family`);
    await page.check('input[name="kind"][value="judgement"]');
    await page.fill('#why', 'Her calls come to me.');
    await press(page, /^Save$/);
    await has(page, 'The other side has not answered yet.');
    await press(jay.page, 'Back', 'link');
    await press(jay.page, 'What my family is told', 'link');
    await has(jay.page, 'Her calls come to me.');
    await jay.page.check('input[name="says"][value="no"]');
    await jay.page.fill('#words', 'She is my sister.');
    await press(jay.page, 'Save the answer');
    assert.match(await row(jay.page, OWN, 'What my family is told'),
      /I decide$/);
    assert.match(await row(page, CASE, 'What the family is told'),
      /The person decides$/);
    await press(page, 'What the family is told', 'link');
    await has(page, 'said no', 'She is my sister.');
  });

  test('journey: a decision is written down by the person, and neither sees ' +
    'the other’s view before their own', async () => {
    const { page } = jay;
    await go(page, OWN);
    await press(page, 'Write down a decision');
    await page.fill('#what', what);
    await page.fill('#day', dayTyped(1));
    await page.selectOption('#topic', 'room');
    await page.check('input[name="decided"][value="worker"]');
    await page.check('input[name="step"][value="3"]');
    await page.fill('#words', 'I was told, and that was all.');
    await press(page, 'Save the decision');
    await has(page, what, '3. I was told what would happen');
    await sound(jay);
    await go(sam.page, `${CASE}/decisions`);
    await press(sam.page, what, 'link');
    await has(sam.page, ALONE);
    await hasNot(sam.page, 'I was told, and that was all.');
    await sound(sam);
  });

  test('journey: both see both views when both are in, and that they are far ' +
    'apart', async () => {
    const { page } = sam;
    await page.check('input[name="step"][value="6"]');
    await page.fill('#words', 'We looked for a day together.');
    await press(page, /^Save$/);
    await has(page, 'I was told, and that was all.',
      'We looked for a day together.', 'You see this in two ways.');
    await sound(sam);
    await go(jay.page, `${OWN}/decisions`);
    await has(jay.page, 'You and your worker see this in two ways.');
    await press(jay.page, what, 'link');
    await has(jay.page, 'I was told, and that was all.',
      'We looked for a day together.',
      'You and your worker see this in two ways.');
    await sound(jay);
  });
});

describe('journey: who decides what, by keyboard alone', () => {
  const what = 'We meet at the allotment in June';
  let sam;
  let jay;

  before(async () => {
    sam = await deskByKeys(server, 'sam');
    jay = await deskByKeys(server, 'jay');
  });
  after(() => Promise.all([sam, jay].map(one => one?.context.shut())));

  test('keyboard: the worker asks about a topic, and the person answers with ' +
    'their reason', async () => {
    const { page } = sam;
    await go(page, CASE);
    await send(page, 'a', 'Telling a story');
    await choose(page, 'kind', 'judgement');
    await refused(page, 'button', 'Save', 'why');
    assert.ok(await page.isChecked('[name="kind"][value="judgement"]'));
    await type(page, '#why', 'A story may name somebody else.');
    await send(page, 'button', 'Save');
    await go(jay.page, OWN);
    await send(jay.page, 'a', 'If I tell my story');
    await has(jay.page, 'A story may name somebody else.');
    await choose(jay.page, 'says', 'no');
    await refused(jay.page, 'button', 'Save the answer', 'words');
    assert.ok(await jay.page.isChecked('[name="says"][value="no"]'));
    await type(jay.page, '#words', 'It is mine to tell.');
    await send(jay.page, 'button', 'Save the answer');
    await has(jay.page, 'It is mine to tell.', 'I decide');
    await go(page, `${CASE}/topics/stories`);
    await has(page, 'It is mine to tell.', 'The person decides');
    quiet(sam, jay);
  });

  test('keyboard: the worker writes a decision down, each says how it felt, ' +
    'and both see that it is the same', async () => {
    const { page } = sam;
    await go(page, `${CASE}/decisions`);
    await send(page, 'a', 'Write down a decision');
    await type(page, '#what', what);
    await type(page, '#day', dayTyped());
    await type(page, '#topic', 'Where');
    await choose(page, 'decided', 'together');
    await send(page, 'button', 'Save the decision');
    await choose(page, 'step', '6');
    await send(page, 'button', 'Save');
    await go(jay.page, `${OWN}/decisions`);
    await send(jay.page, 'a', what);
    await has(jay.page, ALONE);
    await choose(jay.page, 'step', '6');
    await type(jay.page, '#words', 'I know the man with the key.');
    await send(jay.page, 'button', 'Save');
    await has(jay.page, 'You both see it on the same step.');
    await go(page, `${CASE}/decisions`);
    await send(page, 'a', what);
    await has(page, 'You both see it on the same step.',
      'I know the man with the key.', 'Where to meet');
    quiet(sam, jay);
  });
});
