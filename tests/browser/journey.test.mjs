// The main job, from sign-in to the agreed and printed plan, by both sides: a
// worker at a desk and a person on a phone, then both once without script.
import assert from 'node:assert/strict';
import { after, before, describe, test } from './limit.mjs';
import { DESK, PHONE, open, tab } from './browser.mjs';
import { axeFaults, htmlFaults, listen, pageHtml } from './checks.mjs';
import { pdfTitles } from './pdf.mjs';
import { start } from './server.mjs';
import { signIn } from './sign_in.mjs';

const CASE = '/people/X900000';
const HOSTILE = 'Ring <script>window.was = 1</script> & "mum" \'soon\'';
const FOR_JAY = 'I want my own front door and to cook for Kai.';
const OWN_WORDS = 'What I want most is for Kai to be proud of me.';
const WORKER_GOAL = 'Cook a meal a week';
const OWN_GOAL = 'Go swimming with Kai';
const STEP = 'Ask the community kitchen for a place';
const NOTE = 'We talked about the kitchen on Quay Street.';

let server;
before(async () => { server = await start({ people: 12 }); });
after(() => server?.stop());

// Presses and waits for the page that comes.
const sent = (page, name, role = 'button') => Promise.all([
  page.waitForNavigation(),
  page.getByRole(role, { name }).first().click()
]);
const problems = page => page.locator('.govuk-error-summary').allInnerTexts();

async function press(page, name, role) {
  await sent(page, name, role);
  assert.deepEqual(await problems(page), []);
}

const go = (page, path) => page.goto(server.url + path);
const at = page => new URL(page.url()).pathname;
const has = async (page, ...words) => {
  const text = await page.locator('main').innerText();
  for (const one of words) {
    assert.ok(text.includes(one), `"${one}" is not on ${at(page)}: ${text}`);
  }
};

// A tab whose complaints and HTML are kept.
async function desk(more) {
  const context = await open(more);
  const page = tab(context);
  return { context, page, heard: listen(page), html: pageHtml(page) };
}

async function addGoal(page, base, title, pick) {
  await go(page, `${base}/goals/new`);
  await page.fill('#title', title);
  await page.selectOption('#area', 'health-and-wellbeing');
  await page.check('input[name="when"][value="3"]');
  for (const [name, value] of pick) {
    await page.check(`input[name="${name}"][value="${value}"]`);
  }
  const why = page.locator('#no_statement');
  if (await why.count() > 0) {
    await why.fill('They said it while we walked.');
  }
  await press(page, 'Save goal');
}

// To the page of a goal, by its title on the plan.
async function openGoal(page, base, title) {
  await go(page, base);
  await press(page, title, 'link');
  await has(page, title);
}

// A goal that is worked on needs a step before the plan can be agreed.
async function addStep(page, base, title, step) {
  await openGoal(page, base, title);
  await press(page, 'Add a step');
  await page.fill('#step', step);
  await press(page, 'Save step');
  await has(page, step);
}

async function answerYes(page, base) {
  await go(page, `${base}/agree`);
  await page.check('input[name="answer"][value="yes"]');
  await press(page, 'Save answer');
}

async function recordContact(page) {
  await go(page, `${CASE}/contacts/new`);
  await page.check('input[name="kind"][value="office"]');
  await page.check('input[name="outcome"][value="attended_complied"]');
  await page.fill('#note', NOTE);
  await press(page, 'Save contact');
}

describe('journey: a person and their worker agree a plan', () => {
  let sam;
  let jay;

  before(async () => {
    sam = await desk({ width: DESK });
    jay = await desk({ width: PHONE });
  });
  after(() => Promise.all([sam, jay].map(one => one?.context.shut())));

  test('journey: the worker signs in and finds the person by a misspelt name',
    async () => {
      const { page } = sam;
      await signIn(page, server, 'sam');
      await has(page, 'Today');
      await go(page, '/people');
      await page.fill('#q', 'Jay Merser');
      await press(page, 'Search');
      await press(page, 'Jay Mercer', 'link');
      assert.equal(at(page), CASE);
      await has(page, 'Jay Mercer', 'X900000');
    });

  test('journey: the worker writes for the person, marked as whose words',
    async () => {
      const { page } = sam;
      await go(page, `${CASE}/plan/statements/new`);
      await page.check('input[name="voice"][value="for"]');
      await page.fill('#words', FOR_JAY);
      await press(page, 'Save words');
      await go(page, `${CASE}/plan`);
      const figure = page.locator('.dir-words--for', { hasText: FOR_JAY });
      assert.match(await figure.innerText(), /Written by Sam Okafor for Jay/);
    });

  test('journey: the worker adds a goal with a step, and a goal of markup',
    async () => {
      const { page } = sam;
      const rest = [['basis', 'negotiated'], ['voice', 'worker']];
      await addGoal(page, `${CASE}/plan`, WORKER_GOAL,
        [...rest, ['statement', 'none']]);
      await addStep(page, `${CASE}/plan`, WORKER_GOAL, STEP);
      await addGoal(page, `${CASE}/plan`, HOSTILE,
        [...rest, ['statement', 'none']]);
      await addStep(page, `${CASE}/plan`, HOSTILE, HOSTILE);
    });

  test('journey: markup in a goal is shown as text on every page of it',
    async () => {
      const { page } = sam;
      for (const path of [CASE, `${CASE}/plan`, `${CASE}/timeline`,
        `${CASE}/plan/print`, `${CASE}/contacts/new`]) {
        await go(page, path);
        assert.equal(await page.evaluate(() => window.was), undefined, path);
        assert.deepEqual(await htmlFaults(await sam.html()), [], path);
      }
      await go(page, `${CASE}/plan`);
      await has(page, HOSTILE);
    });

  test('journey: the worker records a contact', async () => {
    await recordContact(sam.page);
    await go(sam.page, `${CASE}/contacts`);
    await has(sam.page, 'Attended and complied');
    await go(sam.page, `${CASE}/timeline`);
    await has(sam.page, NOTE);
  });

  test('journey: the person signs in on a phone and sees what comes next',
    async () => {
      const { page } = jay;
      await signIn(page, server, 'jay');
      assert.equal(at(page), '/me');
      await has(page, 'Hello, Jay', 'Your next appointment', 'My goals');
    });

  test('journey: the person writes own words, which the worker cannot change',
    async () => {
      const { page } = jay;
      await go(page, '/me/plan/words');
      await page.fill('#words', OWN_WORDS);
      await press(page, 'Save my words');
      await go(page, '/me/plan');
      await has(page, OWN_WORDS, FOR_JAY, 'Written by Sam Okafor for you');
      const own = page.locator('.dir-words', { hasText: OWN_WORDS });
      const change = new URL(await own.getByRole('link').first()
        .getAttribute('href'), server.url).pathname;
      await go(sam.page, `${CASE}/plan`);
      const seen = sam.page.locator('.dir-words--person',
        { hasText: OWN_WORDS });
      assert.match(await seen.innerText(), /Jay’s own words/);
      assert.deepEqual(await seen.getByRole('link').allInnerTexts(),
        ['Make a goal of these words']);
      const answer = await go(sam.page, change.replace('/me', CASE));
      assert.ok(answer.status() >= 400, `${answer.status()}`);
    });

  test('journey: the person proposes a goal and accepts the worker\'s',
    async () => {
      const { page } = jay;
      await addGoal(page, '/me/plan', OWN_GOAL, [['statement', 'none']]);
      await addStep(page, '/me/plan', OWN_GOAL, 'Find when the pool opens');
      await openGoal(page, '/me/plan', WORKER_GOAL);
      await press(page, /^Yes/);
      await has(page, STEP);
      await openGoal(sam.page, `${CASE}/plan`, OWN_GOAL);
      await press(sam.page, /^Yes/);
    });

  test('journey: each side agrees for itself', async () => {
    await answerYes(jay.page, '/me/plan');
    await go(jay.page, '/me/plan');
    await has(jay.page, 'Waiting');
    await answerYes(sam.page, `${CASE}/plan`);
    await go(sam.page, `${CASE}/plan`);
    await has(sam.page, 'by both');
    assert.equal(await sam.page.locator('.dir-state--agreed').count(), 1);
    await go(jay.page, '/me/plan');
    await has(jay.page, 'by both', OWN_GOAL, WORKER_GOAL);
  });

  test('journey: the agreed plan prints as a booklet', async () => {
    const { page } = sam;
    await go(page, `${CASE}/plan/print`);
    const pdf = await page.pdf({ preferCSSPageSize: true, tagged: true,
      outline: true });
    const titles = pdfTitles(pdf).join('\n');
    for (const title of [WORKER_GOAL, OWN_GOAL, HOSTILE]) {
      assert.ok(titles.includes(title), `${title} is not in ${titles}`);
    }
    await has(page, FOR_JAY, OWN_WORDS, STEP);
    assert.equal(await page.locator('.dir-draft').count(), 0);
  });

  test('journey: the person sees who looked, and why', async () => {
    await go(jay.page, '/me/access');
    await has(jay.page, 'Sam Okafor looked at your record',
      'They work with you');
  });

  test('journey: the person reads it all in Welsh', async () => {
    const { page } = jay;
    await go(page, '/me');
    await press(page, 'Cymraeg');
    assert.equal(await page.getAttribute('html', 'lang'), 'cy');
    const words = await page.locator('main').innerText();
    assert.doesNotMatch(words, /My goals|Next appointment|Where I am/);
    await press(page, 'English');
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
  });

  test('journey: nothing in the console, nothing of another host', () => {
    for (const one of [sam, jay]) {
      assert.deepEqual(one.heard().filter(line =>
        !/status of 4(04|22)/.test(line)), []);
      assert.deepEqual(one.context.strangers, []);
    }
  });
});

// Counted is each press (of a link, a radio or a button), each choice from a
// list and each field that is filled in, from the person's plan until the goal
// and its steps stand in it. Moving to a field and scrolling are not.
const INTERACTIONS_MOST = 8;

function counted(page) {
  let n = 0;
  const step = act => async (...args) => { n++; await act(...args); };
  return {
    press: step((name, role) => press(page, name, role)),
    check: step((name, value) =>
      page.check(`input[name="${name}"][value="${value}"]`)),
    choose: step((field, value) => page.selectOption(`#${field}`, value)),
    fill: step((field, words) => page.fill(`#${field}`, words)),
    get n() { return n; }
  };
}

async function goalOfWords(page, steps) {
  const hand = counted(page);
  await go(page, `${CASE}/plan`);
  await hand.press('Make a goal of these words', 'link');
  await hand.choose('area', 'accommodation');
  await hand.check('basis', 'negotiated');
  await hand.check('voice', 'for');
  for (const [i, words] of steps.entries()) {
    await hand.fill(`step_${i + 1}`, words);
  }
  await hand.press('Save goal');
  return hand.n;
}

for (const script of [true, false]) {
  test(`journey: a goal with three steps takes a worker at most eight
 interactions${script ? '' : ', without script too'}`.replace('\n', ''),
  async () => {
    const { context, page } =
      await desk({ width: DESK, javaScriptEnabled: script });
    try {
      const steps = ['Look for a flat', 'Ring the landlord', 'See the flat']
        .map(words => `${words}${script ? '' : ' again'}`);
      await signIn(page, server, 'sam');
      const n = await goalOfWords(page, steps);
      await has(page, ...steps, 'Accommodation', 'Not started');
      assert.ok(n <= INTERACTIONS_MOST, `${n} interactions`);
    } finally {
      await context.shut();
    }
  });
}

test('journey: a start of a sentence goes into the words, and is finished',
  async () => {
    const { context, page } = await desk({ width: PHONE });
    try {
      await signIn(page, server, 'jay');
      await go(page, '/me/plan/goals/new');
      await page.fill('#why', OWN_WORDS);
      await page.getByText('Help me start my sentence').click();
      await page.locator('summary', { hasText: 'Money' }).click();
      await page.getByRole('link', { name: 'I will be able to pay for …' })
        .click();
      assert.equal(await page.inputValue('#title'),
        'I will be able to pay for …');
      assert.equal(await page.inputValue('#area'), 'finances');
      assert.equal(await page.inputValue('#why'), OWN_WORDS);
      await page.check('input[name="when"][value="3"]');
      await sent(page, 'Save goal');
      assert.match((await problems(page)).join(''),
        /Finish the sentence in your own words/);
      await page.fill('#title', 'I will be able to pay for my own bike');
      await press(page, 'Save goal');
      await has(page, 'I will be able to pay for my own bike');
      await addStep(page, '/me/plan', 'I will be able to pay for my own bike',
        STEP);
    } finally {
      await context.shut();
    }
  });

test('journey: the same without script', async () => {
  const one = await desk({ width: PHONE, javaScriptEnabled: false });
  const { page } = one;
  try {
    await signIn(page, server, 'sam');
    await go(page, '/people');
    await page.fill('#q', 'X900000');
    await press(page, 'Search');
    await press(page, 'Jay Mercer', 'link');
    await recordContact(page);
    await addGoal(page, `${CASE}/plan`, 'A goal without script',
      [['basis', 'negotiated'], ['voice', 'worker'], ['statement', 'none']]);
    await addStep(page, `${CASE}/plan`, 'A goal without script', STEP);
    await press(page, 'Sign out');
    await signIn(page, server, 'jay');
    await openGoal(page, '/me/plan', 'A goal without script');
    await press(page, /^Yes/);
    await answerYes(page, '/me/plan');
    await press(page, 'Cymraeg');
    assert.equal(await page.locator('html').getAttribute('lang'), 'cy');
  } finally {
    await one.context.shut();
  }
});

test('journey: a form sent with faults keeps what was typed', async () => {
  const { context, page } = await desk({ width: PHONE });
  try {
    await signIn(page, server, 'jay');
    await go(page, '/me/plan/goals/new');
    await page.fill('#why', HOSTILE);
    await sent(page, 'Save goal');
    assert.equal(await page.inputValue('#why'), HOSTILE);
    await page.locator('.govuk-error-summary a').first().click();
    assert.equal(await page.evaluate(() => document.activeElement.id),
      'title');
    assert.deepEqual(await axeFaults(page), []);
  } finally {
    await context.shut();
  }
});
