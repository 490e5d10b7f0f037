// The assessment by both sides: a person on a phone says how they see a part of
// their life, their worker writes the other side, shares and signs it, and
// somebody else countersigns, and one more. Nothing of it needs script.
import assert from 'node:assert/strict';
import { after, before, describe, test } from './limit.mjs';
import { DESK, PHONE } from './browser.mjs';
import { at, desk, go, has, press, sound, textOf } from './hands.mjs';
import { start } from './server.mjs';

const CASE = '/people/X900000';
const OWN = 'I start at the college on Monday, and I can hardly wait.';
const STRONG = 'Got himself a place at the college.';
const KEPT = 'When the days are empty.';

let server;
before(async () => { server = await start({ people: 12 }); });
after(() => server?.stop());

for (const script of [true, false]) {
  describe(`journey: an assessment ${script ? 'with' : 'without'} script`,
    () => {
      const own = `${OWN} ${script}`;
      let jay;
      let sam;
      let priya;
      let morgan;

      before(async () => {
        jay = await desk(server, 'jay', { width: PHONE, script });
        sam = await desk(server, 'sam', { width: DESK, script });
        priya = await desk(server, 'priya', { width: DESK, script });
        morgan = await desk(server, 'morgan', { width: DESK, script });
      });
      after(() => Promise.all([jay, sam, priya, morgan].map(one =>
        one?.context.shut())));

      test('journey: the person says how they see a part of their life',
        async () => {
          const { page } = jay;
          await go(page, '/me');
          await page.click('a[href="/me/strengths"]');
          await press(page, 'Work and learning', 'link');
          await page.fill('#view', own);
          await page.check('input[name="ready"][value="making_changes"]');
          await page.check('input[name="priority"][value="1"]');
          await press(page, 'Save and go on');
          assert.equal(at(page), '/me/strengths/finance');
          await has(page, 'Sam Okafor wrote this for you');
          await go(page, '/me/strengths/employment_education');
          assert.equal(await page.inputValue('#view'), own);
          await sound(jay);
        });

      test('journey: the worker writes their side, and both stand beside ' +
        'each other', async () => {
        const { page } = sam;
        await go(page, CASE);
        await press(page, 'See both sides', 'link');
        await press(page, 'Employment and education', 'link');
        await has(page, own, 'Jay’s own words');
        await page.fill('#strengths', STRONG);
        await page.check('input[name="priority"][value="3"]');
        await page.check('input[name="reoffending"][value="yes"]');
        await page.fill('#reoffending_words', KEPT);
        await press(page, 'Save, and say that it is complete');
        assert.equal(at(page), `${CASE}/strengths/areas/finance`);
        await go(page, `${CASE}/strengths/whole`);
        await has(page, own, STRONG, KEPT,
          'Something to talk about: Jay says “1, first”, the worker says ' +
          '“3, later”.');
        await sound(sam);
      });

      test('journey: the worker signs it, and somebody else countersigns',
        async () => {
          await go(sam.page, `${CASE}/strengths/whole`);
          await press(sam.page, 'Sign and share it');
          await has(sam.page, 'Sam Okafor signed it on');
          await go(priya.page, '/today');
          await press(priya.page, 'Jay Mercer', 'link');
          await priya.page.goto(`${server.url}${CASE}/strengths/whole`);
          await priya.page.check('input[name="says"][value="second"]');
          await priya.page.fill('#words', 'Is money linked too?');
          await press(priya.page, 'Write down my answer');
          await has(priya.page, 'countersigned it on',
            'asked one more person to look: Is money linked too?');
          await sound(priya);
        });

      test('journey: it waits for one more, who countersigns it too',
        async () => {
          await go(sam.page, '/today');
          await has(sam.page, 'Assessments that you signed, and that wait',
            'Waits for a third');
          await go(sam.page, CASE);
          await has(sam.page, 'It waits for a third person to look at it.');
          await go(morgan.page, '/today');
          await has(morgan.page, 'Assessments to look at');
          await go(morgan.page, `${CASE}/strengths/whole`);
          await morgan.page.check('input[name="says"][value="yes"]');
          await press(morgan.page, 'Write down my answer');
          await has(morgan.page, 'countersigned it too, on',
            'Signed by three');
          await sound(morgan);
        });

      test('journey: the person reads what was shared, and not what links it ' +
        'to reoffending', async () => {
        const { page } = jay;
        await go(page, '/me/strengths/employment_education');
        await has(page, STRONG, 'your worker says “3, later”');
        assert.ok(!(await textOf(page)).includes(KEPT));
        await sound(jay);
      });

      test('journey: what cannot be completed is locked as it is, and the ' +
        'person reads why', async () => {
        await go(jay.page, '/me/strengths/drug_use');
        await jay.page.fill('#view', `I want to leave it ${script}`);
        await press(jay.page, 'Save and go on');
        await go(sam.page, `${CASE}/strengths/whole`);
        await press(sam.page, 'It cannot be completed: lock it as it is',
          'link');
        await sam.page.check('input[name="why"][value="does_not_want"]');
        await sam.page.fill('#words', 'We begin again when you like.');
        await press(sam.page, 'Lock it as it is');
        await has(sam.page, 'Locked as it is',
          'Why: The person does not want to go on with it.');
        await go(jay.page, '/me/strengths');
        await has(jay.page, 'This stays as it is',
          'Why: You do not want to go on with it.',
          'We begin again when you like.');
        await sound(jay);
        // A new one, complete again.
        await go(sam.page, `${CASE}/strengths/areas/drug_use`);
        await press(sam.page, 'Save, and say that it is complete');
        await go(sam.page, `${CASE}/strengths/whole`);
        await has(sam.page, 'Not signed');
      });
    });
}
