// What one of two begins and the other goes on with, by keyboard alone: an
// assessment that is sent back and countersigned by two, words of a tool that
// become a goal, a section of the services' form, and an ending.
import assert from 'node:assert/strict';
import { after, before, describe, test } from './limit.mjs';
import { at, go, has } from './hands.mjs';
import { choose, deskByKeys, quiet, refused, retype, send, tick, type }
  from './keys.mjs';
import { start } from './server.mjs';

const CASE = '/people/X900000';
const FORM = `${CASE}/strengths/form`;
const MINE = 'Assessments that you signed, and that wait';
const WHOLE = `${CASE}/strengths/whole`;

let server;
let desks;
before(async () => {
  server = await start({ people: 12 });
  const users = ['jay', 'sam', 'priya', 'morgan'];
  const all = await Promise.all(users.map(one => deskByKeys(server, one)));
  desks = Object.fromEntries(users.map((one, i) => [one, all[i]]));
});
after(async () => {
  await Promise.all(Object.values(desks ?? {}).map(one =>
    one.context.shut()));
  await server?.stop();
});

describe('keyboard: an assessment is countersigned', () => {
  test('keyboard: whoever looks at it sends it back with a reason, and the ' +
    'author finds it', async () => {
    const { priya: { page }, sam } = desks;
    await go(page, '/today');
    await send(page, 'a', 'Jay Mercer');
    await go(page, WHOLE);
    await choose(page, 'says', 'no');
    await refused(page, 'button', 'Write down my answer', 'words');
    assert.ok(await page.isChecked('[name="says"][value="no"]'));
    await type(page, '#words', 'Say more about the alcohol.');
    await send(page, 'button', 'Write down my answer');
    await has(page, 'sent it back', 'Say more about the alcohol.');
    await go(sam.page, '/today');
    assert.match(await sam.page.locator('section', { hasText: MINE })
      .innerText(), /Jay Mercer\s+Sent back/);
    await go(sam.page, WHOLE);
    await has(sam.page, 'Say more about the alcohol.');
  });

  test('keyboard: the author goes on with it and signs again', async () => {
    const { page } = desks.sam;
    await go(page, `${CASE}/strengths/areas/alcohol_use`);
    await retype(page, '#view', 'Less at weekends than in autumn.');
    await send(page, 'button', 'Save, and say that it is complete');
    await go(page, WHOLE);
    await send(page, 'button', 'Sign and share it');
    await has(page, 'Less at weekends than in autumn.',
      'A senior case manager or manager who did not sign it');
  });

  test('keyboard: the first asks for one more, who countersigns it too, and ' +
    'the author sees it', async () => {
    const { priya, morgan, sam } = desks;
    await go(priya.page, WHOLE);
    await choose(priya.page, 'says', 'second');
    await type(priya.page, '#words', 'Is health linked to it?');
    await send(priya.page, 'button', 'Write down my answer');
    await go(morgan.page, '/today');
    await has(morgan.page, 'Assessments to look at');
    await go(morgan.page, WHOLE);
    await has(morgan.page, 'Is health linked to it?');
    await choose(morgan.page, 'says', 'yes');
    await send(morgan.page, 'button', 'Write down my answer');
    await go(sam.page, '/today');
    assert.ok(!(await sam.page.locator('section', { hasText: MINE })
      .allInnerTexts()).join().includes('Jay Mercer'));
    await go(sam.page, WHOLE);
    await has(sam.page, 'countersigned it too, on');
    quiet(priya, morgan, sam);
  });
});

describe('keyboard: a tool', () => {
  const words = 'We walk and talk on Tuesdays.';

  test('keyboard: a worker writes what they saw into a tool, and the person ' +
    'reads it', async () => {
    const { sam, jay } = desks;
    const { page } = sam;
    await go(page, `${CASE}/tools/working`);
    await send(page, 'a', 'Go through it');
    await type(page, '#words', words);
    await choose(page, 'view', 'family');
    await type(page, '#teller', 'His sister');
    await send(page, 'button', 'Next');
    await go(jay.page, '/me/tools/working');
    await has(jay.page, words, 'His sister');
    quiet(sam, jay);
  });

  test('keyboard: the person makes a goal of it, which is in the plan and ' +
    'says what it began with', async () => {
    const { sam, jay } = desks;
    const { page } = jay;
    const lift = page.locator('article, li', { hasText: words })
      .getByRole('link', { name: 'Make it a goal' }).last();
    await send(page, `main a[href="${await lift.getAttribute('href')}"]`);
    assert.equal(await page.inputValue('#title'), words);
    await retype(page, '#title', 'I walk with Sam on Tuesdays');
    await choose(page, 'when', '3');
    await send(page, 'button', 'Save goal');
    await has(page, 'It began with these words', words);
    await go(page, '/me/tools/working');
    await has(page, 'In the plan');
    await go(sam.page, `${CASE}/plan`);
    await send(sam.page, 'a', 'Open “I walk with Sam on Tuesdays”');
    await has(sam.page, words);
    quiet(sam, jay);
  });
});

describe('keyboard: the services’ form', () => {
  test('keyboard: an answer opens the questions that follow from it, and the ' +
    'room is asked for where both are there', async () => {
    const { sam: { page } } = desks;
    await go(page, FORM);
    await send(page, 'a', 'Alcohol use: answer the questions');
    assert.equal(await page.locator('[name="alcohol_units"]').count(), 0);
    await choose(page, 'alcohol_use', 'YES_WITHIN_LAST_THREE_MONTHS');
    await choose(page, 'voice', 'worker');
    await send(page, 'button', 'Save and go on');
    await choose(page, 'alcohol_frequency', 'MULTIPLE_TIMES_A_MONTH');
    await choose(page, 'alcohol_units', 'UNITS_3_TO_4');
    await choose(page, 'alcohol_binge_drinking', 'NO');
    await choose(page, 'alcohol_evidence_of_excess_drinking', 'NO_EVIDENCE');
    await choose(page, 'alcohol_past_issues', 'NO');
    await tick(page, 'alcohol_reasons_for_use', 'SPECIAL_OCCASIONS');
    await tick(page, 'alcohol_impact_of_use', 'FINANCES');
    await tick(page, 'alcohol_impact_of_use', 'NO_NEGATIVE_IMPACT');
    // What stands alone takes the others back.
    assert.ok(!await page.isChecked(
      '[name="alcohol_impact_of_use"][value="FINANCES"]'));
    await choose(page, 'alcohol_stopped_or_reduced', 'NO');
    await choose(page, 'voice', 'together');
    await tick(page, 'closed', 'yes');
    await type(page, '#room', 'Jay and Sam');
    await send(page, 'button', 'Save and go on');
    assert.equal(at(page), `${FORM}/health-wellbeing/answers`);
    await go(page, `${CASE}/strengths/areas/alcohol_use`);
    await send(page, 'button', 'Save, and say that it is complete');
    await go(page, FORM);
    await has(page, 'Sections complete\t5 of 9', '0 of 4: low');
  });

  test('keyboard: the person answers what is theirs to say of it, and the ' +
    'worker reads whose answer it is', async () => {
    const { sam, jay } = desks;
    await go(jay.page, '/me/strengths');
    await send(jay.page, 'a[href="/me/strengths/more/alcohol-use"]');
    await choose(jay.page, 'alcohol_stopped_or_reduced', 'YES');
    await send(jay.page, 'button', 'Save and go on');
    await go(sam.page, FORM);
    await has(sam.page,
      'Alcohol use: what Jay is asked\nJay answered this');
    quiet(sam, jay);
  });
});

describe('keyboard: an ending', () => {
  const hard = 'Asking for help, the first time.';
  const theirs = 'We lost a month in spring.';
  const own = 'I finished what I began.';
  const seen = 'You kept your word each week.';

  test('keyboard: each writes what was hard, and both read both', async () => {
    const { sam, jay } = desks;
    await go(jay.page, '/me/ending');
    await send(jay.page, 'a[href="/me/ending/words/hard"]');
    await type(jay.page, '#words', hard);
    await tick(jay.page, 'quotes');
    await send(jay.page, 'button', 'Save');
    const { page } = sam;
    await go(page, `${CASE}/ending`);
    await send(page, `a[href="${CASE}/ending/words/hard"]`);
    await has(page, hard);
    await choose(page, 'whose', 'mine');
    await refused(page, 'button', 'Save', 'words');
    await type(page, '#words', theirs);
    await send(page, 'button', 'Save');
    for (const [one, where] of [[jay, '/me/ending'],
      [sam, `${CASE}/ending`]]) {
      await go(one.page, where);
      await has(one.page, hard, theirs);
    }
  });

  test('keyboard: the person chooses what their letter names, and the worker ' +
    'signs it', async () => {
    const { sam, jay } = desks;
    await send(jay.page, 'a[href="/me/ending/letter"]');
    await tick(jay.page, 'quotes');
    await type(jay.page, '#own', own);
    await send(jay.page, 'button', 'Save');
    await has(jay.page, own, 'Not signed yet');
    const { page } = sam;
    await send(page, `a[href="${CASE}/ending/letter"]`);
    await has(page, own);
    await refused(page, 'button', 'Sign and give it', 'words');
    await type(page, '#words', seen);
    await send(page, 'button', 'Sign and give it');
    await go(jay.page, '/me/ending/letter');
    await send(jay.page, 'a', 'The letter on paper');
    await has(jay.page, own, seen, 'Good with my hands');
  });

  test('keyboard: the worker names what helps next, and it is agreed when ' +
    'the person says that they want it', async () => {
    const { sam, jay } = desks;
    const { page } = sam;
    await go(page, `${CASE}/ending/next`);
    await choose(page, 'kind', 'link');
    await type(page, '#who', 'The Thursday club');
    await type(page, '#what', 'Somebody to eat with');
    await send(page, 'button', 'Add it');
    await has(page, 'The Thursday club Not answered yet');
    await go(jay.page, '/me/ending/next');
    await send(jay.page, 'button', 'I want this');
    await has(jay.page, 'The Thursday club Agreed');
    await go(page, `${CASE}/ending/next`);
    await has(page, 'The Thursday club Agreed');
    quiet(sam, jay);
  });
});
