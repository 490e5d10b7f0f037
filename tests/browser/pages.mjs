// The pages that are looked at, by who sees them.
//
//   path      the address. {crn} is a person within the user's reach, {out} one
//             who is not; other names in braces are found by following links:
//             the first link on the page named in `from` that fits the path
//   from      for a path with such names: the page that leads there
//   status    what is wanted, 200 unless said
//   prepare   brings the page into a state before it is looked at: a form
//             sent empty, for the error summary
//   as        words for that state, in the test's name
//   cookies   more cookies than the user's own
//   form      the end of the address that this form is sent to, where the page
//             has several
//   shows     the path that the state has, where it is another
//   quotes    names the word that no other page may show
//   cookies   more cookies than the user's own

// Empties the page's form and sends it: each required field is missing.
const sentEmpty = (form = '') => async page => {
  const one = page.locator(
    `main form[method="post"]${form && `[action$="${form}"]`}`).first();
  await one.evaluate(node => {
    node.closest('details')?.setAttribute('open', '');
    for (const field of node.elements) {
      if (field.matches('textarea, [type="text"], [type="password"], ' +
          '[type="email"]')) {
        field.value = '';
      }
    }
  });
  await Promise.all([
    page.waitForNavigation(),
    one.locator('button[type="submit"], button:not([type])').first().click()
  ]);
};

// A search, which is kept and has an address of its own.
const searched = words => async page => {
  await page.fill('main input[name="q"]', words);
  await Promise.all([
    page.waitForNavigation(),
    page.click('main form[action$="/search"] button')
  ]);
};

// Presses the one button of the form that is sent to an address ending so.
const pressed = form => page => Promise.all([
  page.waitForNavigation(),
  page.click(`main form[action$="${form}"] button`)
]);

// Hands in a picture with the request of this name and opens its page.
const handedIn = what => async page => {
  await Promise.all([
    page.waitForNavigation(),
    page.getByRole('link', { name: what }).first().click()
  ]);
  await page.setInputFiles('#picture', { name: 'receipt.png',
    mimeType: 'image/png', buffer: await page.screenshot() });
  const words = page.locator('#evidence');
  if (await words.count() > 0) {
    await words.fill('On the picture');
  }
  await Promise.all([
    page.waitForNavigation(),
    page.click('main form[action$="/evidence"] button')
  ]);
  await Promise.all([
    page.waitForNavigation(),
    page.click('.dir-pictures li:last-child a')
  ]);
};

// Opens what the link of this name leads to.
const opened = what => page => Promise.all([
  page.waitForNavigation(),
  page.getByRole('link', { name: what }).first().click()
]);

// Sends an answer on a paper of this day.
const paperOf = day => async page => {
  await page.check('main input[name="said"][value="accepted"]');
  await page.check('main input[name="said_how"][value="paper"]');
  await page.fill('main input[name="paper_on"]', day);
  await Promise.all([
    page.waitForNavigation(),
    page.locator('main form[action$="/said"] button[type="submit"], ' +
      'main form[action$="/said"] button:not([type])').first().click()
  ]);
};

// Opens the appointment after the next one.
const openedLater = page => Promise.all([
  page.waitForNavigation(),
  page.locator('section[aria-labelledby="later"] a').first().click()
]);

// Writes a step, which is still a draft, and opens it.
const draftStep = async page => {
  await page.fill('main #step', 'Ask about it');
  await Promise.all([
    page.waitForNavigation(),
    page.click('main form[action$="/steps"] button')
  ]);
  await opened('Change “Ask about it”')(page);
};

// Opens the newest day of a list of days on which the plan changed.
const openedDay = page => Promise.all([
  page.waitForNavigation(),
  page.locator('.dir-versions a').first().click()
]);

// Opens the needs of somebody on the list about whom nothing was brought in.
const needsOfNobody = async page => {
  const links = await page.locator('main a[href^="/people/"]').evaluateAll(
    all => all.map(one => one.getAttribute('href')));
  for (const link of links.filter(one => /^\/people\/[A-Z]\d+$/.test(one))) {
    await page.goto(new URL(`${link}/needs`, page.url()).href);
    if (await page.getByText('No assessment has been brought in').count()) {
      return;
    }
  }
};

// Opens a page of the induction of somebody on the list that holds what is
// looked for, and does the rest there.
const inductionWhere = (rest, wanted, then) => async page => {
  const links = await page.locator('main a[href^="/people/"]').evaluateAll(
    all => all.map(one => one.getAttribute('href')));
  for (const link of links.filter(one => /^\/people\/[A-Z]\d+$/.test(one))) {
    await page.goto(new URL(`${link}/induction${rest}`, page.url()).href);
    if (await page.locator(wanted).count()) {
      await then?.(page);
      return;
    }
  }
  throw new Error(`Nobody's induction${rest} has ${wanted}`);
};
const answerOf = then => inductionWhere('/topics/recorded',
  'a[href*="/words/"]', async page => {
    await Promise.all([page.waitForNavigation(),
      page.click('main a[href*="/words/"]')]);
    await then?.(page);
  });

// Opens the whole assessment of somebody on the list that holds what is looked
// for, and does the rest there.
const assessmentWhere = (wanted, then) => inductionWhere(
  '/../strengths/whole', wanted, then);
// Opens the look at the plan of somebody on the list who waits for one.
const lookOf = then => inductionWhere('/../plan/look',
  'form[action$="/plan/look"]', then);
const lockOf = then => assessmentWhere('a[href$="/strengths/lock"]',
  async page => {
    await Promise.all([page.waitForNavigation(),
      page.click('main a[href$="/strengths/lock"]')]);
    await then?.(page);
  });

// Uploads a file of these words by the form that is sent to `form`.
const broughtIn = (words, form = '/needs') => async page => {
  await page.setInputFiles('#file', { name: 'file.json',
    mimeType: 'application/json', buffer: Buffer.from(words) });
  await Promise.all([
    page.waitForNavigation(),
    page.click(`main form[action$="${form}"] button`)
  ]);
};

// Writes more than there is room for, and sends it.
const tooLong = field => async page => {
  await page.fill(`main ${field}`, 'a'.repeat(2001));
  await Promise.all([
    page.waitForNavigation(),
    page.locator('main form[method="post"] button').first().click()
  ]);
};

// Makes somebody up to practise with, and goes back to see them there.
const madeUp = async page => {
  await page.check('main input[value="first"]');
  await Promise.all([
    page.waitForNavigation(),
    page.locator('main form[action="/practise"] button').click()
  ]);
  await page.goto(new URL('/practise', page.url()).href);
};

// Takes away whoever is there, one after the other.
const takenAway = async page => {
  const away = page.locator('main form[action$="/away"] button');
  while (await away.count() > 0) {
    await Promise.all([page.waitForNavigation(), away.first().click()]);
  }
};

// Ticks the one box of the page, says who is there and goes on.
const ticked = async page => {
  await page.check('main input[type="checkbox"]');
  if (await page.locator('main #room').count()) {
    await page.fill('main #room', 'The two of us');
  }
  await Promise.all([
    page.waitForNavigation(),
    page.click('main form[method="post"] button')
  ]);
};

// Sends other words in a field as if somebody had saved since it was opened.
const sentLate = field => async page => {
  await page.fill(`main #${field}`, 'Other words than are there');
  const version = page.locator('main form input[name="version"]').first();
  await version.evaluate(node => { node.value = '999'; });
  await Promise.all([
    page.waitForNavigation(),
    version.evaluate(node => node.form.requestSubmit())
  ]);
};

const empty = (path, more) =>
  ({ path, prepare: sentEmpty(more?.form), as: 'sent empty', problems: true,
    ...more });
const both = (path, more) => [{ path, ...more }, empty(path, more)];
const late = (path, field, more) => ({ path, prepare: sentLate(field),
  as: 'sent late', ...more });
const welsh = (path, more) => ({ path, as: 'in Welsh', ...more,
  cookies: [{ name: 'md_lang', value: 'cy' }] });

// A month that has ended: "2026-10".
function monthBefore(months, now = new Date()) {
  const at = now.getFullYear() * 12 + now.getMonth() - months;
  return `${Math.floor(at / 12)}-${String(at % 12 + 1).padStart(2, '0')}`;
}

// The offence analysis says that a person was the victim; with `one`, the list
// holds one, which may be what is looked at. Of another person than the one
// whose assessment is looked at as it stands.
const victims = ({ one = false, open = false } = {}) => async page => {
  const other = await page.locator(
    'main a[href^="/people/X"]:not([href="/people/X900000"])').first()
    .getAttribute('href');
  await page.goto(new URL(`${other}/strengths/form/offence-analysis/alone`,
    page.url()).href);
  await page.check('input[value="ONE_OR_MORE_PERSON"]');
  await pressed('/alone')(page);
  const list = page.url().replace('/form', '/victims');
  await page.goto(list);
  if (one && !await page.locator('a[href$="/victims/1"]').count()) {
    await page.goto(`${list}/new`);
    for (const value of ['STRANGER', 'AGE_26_TO_49_YEARS', 'FEMALE']) {
      await page.check(`input[value="${value}"]`);
    }
    await page.selectOption('select', 'UNKNOWN');
    await pressed('/new')(page);
  }
  if (open) {
    await page.goto(`${list}/1`);
  }
};

const PUBLISHED = '/open/fund/{slug}';
const GOAL = '/people/{crn}/plan/goals/{goal}';
const OWN_GOAL = '/me/plan/goals/{goal}';
const fromPlan = { from: '/people/{crn}/plan' };
const fromGoal = { from: GOAL };
const fromOwnPlan = { from: '/me/plan' };
const fromOwnGoal = { from: OWN_GOAL };
const FUND = '/people/{crn}/fund/{request}';
const OWN_FUND = '/me/fund/{request}';
const fromFund = { from: '/people/{crn}/fund' };
const fromOwnFund = { from: '/me/fund' };
const FLOAT = '/floats/{float}';
const fromFloats = { from: '/floats' };
const NEEDS = '/people/{crn}/needs/{form}';
const OWN_NEEDS = '/me/needs/{form}';
const fromNeeds = { from: '/people/{crn}/needs' };
const fromOwnNeeds = { from: '/me/needs' };
const fromContacts = { from: '/people/{crn}/contacts' };
const fromContact = { from: '/people/{crn}/contacts/{contact}' };
const TOLD_ANSWER = '/people/{crn}/contacts/{contact}/answer';
const TOLD_RATING = '/people/{crn}/contacts/{contact}/rating';

const STRENGTHS = '/people/{crn}/strengths';
const OWN_SIGNED = '/me/plan/signed/{sign}';
const TIE = '/people/{crn}/plan/circle/{tie}';
const STRENGTH = '/people/{crn}/plan/strengths/{strength}';
const OWN_STRENGTH = '/me/plan/strengths/{strength}';
const OWN_TIE = '/me/plan/circle/{tie}';
const AREA = `${STRENGTHS}/areas/{area}`;
const OWN_AREA = '/me/strengths/{area}';
const OWN_ITEM = '/me/list/{item}';
const INDUCTION = '/people/{crn}/induction';
const OWN_INDUCTION = '/me/induction';
// Both sides of the induction: each page, and what is wrong with its forms.
const induction = at => [
  { path: at }, welsh(at), { path: `${at}/print` },
  { path: `${at}/things/sheet` }, welsh(`${at}/things/sheet`),
  { path: `${at}/topics/{topic}`, from: at },
  { path: `${at}/topics/{topic}`, from: at, prepare: tooLong('#question'),
    as: 'too much', problems: true },
  welsh(`${at}/topics/{topic}`, { from: at }),
  { path: `${at}/choices` }, welsh(`${at}/choices`),
  { path: `${at}/things` }, welsh(`${at}/things`)
];

const READY = '/people/{crn}/ready';
const OWN_READY = '/me/ready';
// Both sides of what is needed: each page, and what is wrong with its forms.
const ready = at => [
  { path: at }, welsh(at), ...both(`${at}/sets/ahead`),
  { path: `${at}/sets/first` }, welsh(`${at}/sets/first`),
  { path: `${at}/sets/first`, prepare: tooLong('#words_people'),
    as: 'too much', problems: true },
  { path: `${at}/sets/first/check` }, ...both(`${at}/sets/first/leave`),
  { path: `${at}/sets/first/print` },
  { path: `${at}/sets/first/print?large=1`, as: 'in large print' },
  { path: `${at}/given/{sitting}`, from: at },
  welsh(`${at}/given/{sitting}`, { from: at }),
  { path: `${at}/given/{sitting}`, from: at, prepare: opened('On paper'),
    as: 'on paper', shows: `${at}/given/{sitting}/print` },
  { path: `${at}/given/{sitting}`, from: at, as: 'a goal of it',
    prepare: opened('Make a goal of it'), shows: `${at}/goals/{source}` },
  { path: `${at}/skills` }, welsh(`${at}/skills`),
  { path: `${at}/skills/print` },
  { path: `${at}/skills/sheet` }, welsh(`${at}/skills/sheet`),
  { path: `${at}/skills/team` }, welsh(`${at}/skills/team`),
  { path: `${at}/skills/ideas`, prepare: tooLong('#example'),
    as: 'not rated', problems: true },
  { path: `${at}/skills/team`, prepare: opened('Make a goal of it'),
    as: 'a goal of a skill', shows: `${at}/skill-goals/{rating}` },
  ...both(`${at}/look`), welsh(`${at}/look`)
];
// What cannot wait, from a worker's first page.
const cannotWait = then => async page => {
  await Promise.all([page.waitForNavigation(),
    page.locator('main a[href*="/ready/urgent/"]').first().click()]);
  await then?.(page);
};
const SUPPORT = '/people/{crn}/support';
const WAYS = '/people/{crn}/pathways';
// Fills in a need and sends it, to be checked.
const checked = page => page.locator('main form[action*="/parts/"]').first()
  .evaluate(form => {
    form.elements.words.value = 'A bus pass';
    for (const name of ['voice', 'with', 'state']) {
      form.querySelector(`input[name="${name}"]`)?.click();
    }
  }).then(() => Promise.all([
    page.waitForNavigation(),
    page.locator('main form[action*="/parts/"] button').first().click()
  ]));
// Both sides of how somebody learns and of the seven pathways.
const support = (at, ways) => [
  { path: at }, welsh(at), { path: `${at}/print` },
  { path: `${at}/all` }, welsh(`${at}/all`),
  ...['strength', 'need', 'condition', 'help'].flatMap(
    kind => both(`${at}/add/${kind}`)),
  welsh(`${at}/add/help`), welsh(`${at}/add/strength`),
  empty(at, { form: '/again', as: 'no day to ask again' }),
  { path: ways }, welsh(ways), { path: `${ways}/print` },
  ...both(`${ways}/parts/accommodation`),
  welsh(`${ways}/parts/accommodation`),
  { path: `${ways}/parts/drugs_and_alcohol`, as: 'nothing is needed' },
  { path: `${ways}/parts/attitudes_thinking_and_behaviour`,
    as: 'not asked yet' },
  { path: `${ways}/parts/finance_and_id`, prepare: checked,
    as: 'to be checked' },
  { path: `${ways}/parts/finance_and_id`, prepare: checked, as:
    'to be checked in Welsh', cookies: [{ name: 'md_lang', value: 'cy' }] },
  { path: `${ways}/needs/{need}`, from: `${ways}/parts/accommodation` },
  empty(`${ways}/needs/{need}`, { from: `${ways}/parts/accommodation`,
    form: '/state' }),
  welsh(`${ways}/needs/{need}`, { from: `${ways}/parts/accommodation` }),
  { path: `${ways.replace('{crn}', 'X900000')}/parts/health`,
    prepare: opened('A new dentist'), as: 'a declined need',
    shows: `${ways}/needs/{need}` }
];
const ENDING = '/people/{crn}/ending';
const OWN_ENDING = '/me/ending';
// Both sides of the ending: each page, and what is wrong with its forms.
const ending = at => [
  { path: at }, welsh(at), { path: `${at}/sheet` }, welsh(`${at}/sheet`),
  { path: `${at}/record/{ending}`, from: at },
  ...both(`${at}/words/changed`), welsh(`${at}/words/changed`),
  { path: `${at}/words/changed`, prepare: tooLong('#words'), as: 'too much',
    problems: true },
  { path: `${at}/words/hard` },
  ...both(`${at}/next`, { form: '/next' }), welsh(`${at}/next`),
  ...both(`${at}/choices`), welsh(`${at}/choices`),
  { path: `${at}/letter` }, welsh(`${at}/letter`),
  { path: `${at}/letters/{letter}`, from: at },
  welsh(`${at}/letters/{letter}`, { from: at }),
  { path: `${at}/door` }
];
// Opens a page of the ending of somebody on the list that holds what is looked
// for, and does the rest there.
const endingWhere = (rest, wanted, then) => inductionWhere(
  `/../ending${rest}`, wanted, then);
const visitOf = then => endingWhere('', 'a[href*="/visits/"]', async page => {
  await Promise.all([page.waitForNavigation(),
    page.click('main a[href*="/visits/"]')]);
  await then?.(page);
});

const CHECKIN = '/people/{crn}/checkin';
const OWN_CHECKIN = '/me/checkin';
// What both sides have of check-ins, one of which is open.
const checkin = at => [
  { path: at }, welsh(at), ...both(`${at}/fill`), welsh(`${at}/fill`),
  { path: `${at}/print` }, welsh(`${at}/print`),
  { path: `${at}/agreed` }, welsh(`${at}/agreed`),
  { path: `${at}?page=2`, as: 'earlier check-ins' },
  { path: `${at}/past/{checkin}`, from: at },
  welsh(`${at}/past/{checkin}`, { from: at })
];
// Opens the check-ins of somebody on the list that have what is looked for.
const checkinWhere = (wanted, then) => async page => {
  const links = await page.locator('main a[href^="/people/"]').evaluateAll(
    all => all.map(one => one.getAttribute('href')));
  for (const link of links.filter(one => /^\/people\/[A-Z]\d+$/.test(one))) {
    await page.goto(new URL(`${link}/checkin`, page.url()).href);
    if (await page.locator(wanted).count()) {
      await then?.(page);
      return;
    }
  }
  throw new Error(`Nobody's check-ins have ${wanted}`);
};
// The first of the list, and its form sent empty.
const firstCheckin = empty => async page => {
  await Promise.all([page.waitForNavigation(),
    page.click('main a[href*="/past/"]')]);
  if (empty) {
    await Promise.all([page.waitForNavigation(),
      page.click('main form[action$="/review"] button')]);
  }
};

const TOOLS = '/people/{crn}/tools';
const OWN_TOOL = '/me/tools/one-page';

// The pages of one tool and the conversation of another.
const toolPages = (base, about) => [
  { path: base }, welsh(base),
  ...['one-page', 'important', 'working', 'days', 'week', 'learning',
    'decisions'].map(one => ({ path: `${base}/${one}` })),
  welsh(`${base}/working`),
  { path: `${base}/one-page/say/like` }, welsh(`${base}/one-page/say/like`),
  { path: `${base}/one-page/say/like`, prepare: tooLong('#words'),
    as: 'too much', problems: true },
  { path: `${base}/working/say/not-working`, prepare: tooLong('#words'),
    as: 'too much', problems: true },
  { path: `${base}/week/say/morning`, prepare: tooLong('#words'),
    as: 'no day', problems: true },
  { path: `${base}/learning/say/did` },
  { path: `${base}/decisions/say/help` },
  { path: `${base}/one-page/say/room` }, welsh(`${base}/one-page/say/room`),
  { path: `${base}/one-page/say/room`, prepare: tooLong('#words'),
    as: 'too much', problems: true },
  { path: `${base}/one-page/entries/{entry}`, ...about },
  { path: `${base}/one-page`, prepare: opened('Make it a goal'),
    as: 'a goal from it',
    shows: `${base.replace('tools', 'plan')}/goals/new` },
  { path: `${base}/one-page/days` }, welsh(`${base}/one-page/days`),
  { path: `${base}/one-page/days/{day}`, from: `${base}/one-page/days` },
  { path: `${base}/one-page/print` }, { path: `${base}/working/print` },
  { path: `${base}/week/print` }, welsh(`${base}/days/print`),
  ...['one-page', 'important', 'working', 'days', 'week', 'learning',
    'decisions'].map(one => ({ path: `${base}/${one}/sheet` })),
  welsh(`${base}/week/sheet`), welsh(`${base}/working/sheet`)
];

// Empty sheets of the assessment, who decides what, the plan, what helps, the
// beginning and the fund.
const sheets = base => ['/strengths', '/strengths/more', '/rights',
  '/rights/decisions', '/plan/words', '/plan/goals', '/plan/circle',
  '/plan/scale', '/plan/strengths', '/plan/hurdles', '/support', '/pathways',
  '/induction', '/fund'].flatMap(one => [
  { path: `${base}${one}/sheet` }, welsh(`${base}${one}/sheet`)]);

const RIGHTS = '/people/{crn}/rights';
const OWN_RIGHTS = '/me/rights';
const DECISION = `${RIGHTS}/decisions/{decision}`;
const JAYS_DECISION = '/people/X900000/rights/decisions/{decision}';
const OWN_DECISION = `${OWN_RIGHTS}/decisions/{decision}`;
// What a topic's page is like: asked for by Jay, to be moved, nobody's to move.
const [ASKED, MOVED, DUTY] = ['where', 'when', 'drug_test'].map(
  topic => `/topics/${topic}`);

const nobody = [
  ...both('/sign-in'), welsh('/sign-in'),
  ...both('/sign-in/set-password'),
  { path: '/sign-in/first' },
  { path: '/help' }, { path: '/privacy' }, { path: '/accessibility' },
  welsh('/help'),
  { path: '/open/fund' }, welsh('/open/fund'),
  { path: PUBLISHED, from: '/open/fund' },
  welsh(PUBLISHED, { from: '/open/fund' }),
  { path: `${PUBLISHED}/{quarter}`, from: PUBLISHED },
  { path: '/open/fund/nobody', status: 404 },
  { path: '/no-such-page', status: 404 }
];

const jay = [
  { path: '/' }, { path: '/me' }, welsh('/me'),
  { path: '/me/plan' }, welsh('/me/plan'),
  { path: `${OWN_GOAL}/history`, ...fromOwnGoal },
  welsh(`${OWN_GOAL}/history`, fromOwnGoal),
  { path: OWN_GOAL, ...fromOwnPlan }, empty(OWN_GOAL, { ...fromOwnPlan, form: '/notes' }),
  ...both('/me/plan/goals/new'), welsh('/me/plan/goals/new'),
  { path: '/me/plan/goals/new?area=finances' },
  { path: '/me/plan/goals/new?area=finances&start=1' },
  ...both(`${OWN_GOAL}/change`, fromOwnGoal),
  late(`${OWN_GOAL}/change`, 'title', fromOwnGoal),
  ...both(`${OWN_GOAL}/steps/new`, fromOwnGoal),
  ...both(`${OWN_GOAL}/steps/{step}`, fromOwnGoal),
  late(`${OWN_GOAL}/steps/{step}`, 'step', fromOwnGoal),
  { path: `${OWN_GOAL}/steps/new`, ...fromOwnGoal, prepare: draftStep,
    as: 'a step of a draft', shows: `${OWN_GOAL}/steps/{step}` },
  { path: '/me/plan/met' }, welsh('/me/plan/met'),
  ...both(`${OWN_GOAL}/met`, { from: '/me/plan/met' }),
  welsh(`${OWN_GOAL}/met`, { from: '/me/plan/met' }),
  { path: '/me/plan/scale' }, welsh('/me/plan/scale'),
  ...both(`${OWN_GOAL}/help`, { ...fromOwnGoal, form: '/help/hurdles' }),
  welsh(`${OWN_GOAL}/help`, fromOwnGoal),
  ...both(`${OWN_GOAL}/scale`, { from: '/me/plan/scale', form: '/scale' }),
  welsh(`${OWN_GOAL}/scale`, { from: '/me/plan/scale' }),
  ...both('/me/plan/words'),
  ...both('/me/plan/words/{statement}', fromOwnPlan),
  ...both('/me/plan/pictures', { form: '/pictures' }),
  welsh('/me/plan/pictures'),
  ...both('/me/plan/voice', { form: '/voice' }), welsh('/me/plan/voice'),
  ...both('/me/plan/agree'), welsh('/me/plan/agree'),
  { path: '/me/plan/code' }, welsh('/me/plan/code'),
  { path: '/me/plan/code', prepare: pressed('/code'),
    as: 'a code' },
  { path: '/me/plan/signed' }, welsh('/me/plan/signed'),
  { path: OWN_SIGNED, from: '/me/plan/signed' },
  { path: '/me/plan/signed', prepare: opened('You said yes'), as: 'mine',
    shows: OWN_SIGNED },
  { path: '/me/plan/signed', prepare: async page => {
    await opened('You said yes')(page);
    await sentEmpty()(page);
  }, as: 'mine, sent empty', shows: OWN_SIGNED, problems: true },
  welsh(OWN_SIGNED, { from: '/me/plan/signed' }),
  { path: '/me/plan/review' }, welsh('/me/plan/review'),
  { path: '/me/plan/history' }, { path: '/me/plan/print' },
  { path: '/me/plan/history', prepare: openedDay, as: 'a past day' },
  { path: '/me/plan/print?large=1', as: 'large' },
  { path: '/me/plan/reminders' }, welsh('/me/plan/reminders'),
  { path: '/me/plan/easy' }, welsh('/me/plan/easy'),
  { path: '/me/plan/look' }, welsh('/me/plan/look'),
  ...both('/me/plan/strengths', { form: '/strengths' }),
  { path: OWN_STRENGTH, from: '/me/plan/strengths' },
  ...both('/me/plan/circle', { form: '/circle' }), welsh('/me/plan/circle'),
  empty('/me/plan/circle', { form: '/circle-kept', as: 'kept without why' }),
  ...both(OWN_TIE, { from: '/me/plan/circle' }),
  { path: '/me/plan/circle-kept' }, welsh('/me/plan/circle-kept'),
  { path: '/me/plan/circle-kept/{kept}', from: '/me/plan/circle-kept' },
  { path: '/me/plan/circle/print' },
  { path: '/me/appointments' }, welsh('/me/appointments'),
  { path: '/me/appointments/{contact}', from: '/me/appointments' },
  { path: '/me/appointments', prepare: openedLater, as: 'told a worker',
    shows: '/me/appointments/{contact}' },
  ...both('/me/appointments/{contact}/cannot', { from: '/me' }),
  ...both('/me/promises', { form: '/me/promises' }), { path: '/me/timeline' },
  { path: '/me/strengths' }, welsh('/me/strengths'),
  { path: OWN_AREA, from: '/me/strengths' },
  welsh(OWN_AREA, { from: '/me/strengths' }),
  { path: OWN_AREA, from: '/me/strengths', prepare: tooLong('#view'),
    as: 'too much', problems: true },
  { path: '/me/strengths/print' }, ...sheets('/me'),
  { path: '/me/strengths/more/health-wellbeing' },
  { path: '/me/strengths/more/personal-relationships-community' },
  welsh('/me/strengths/more/health-wellbeing'),
  ...toolPages('/me/tools', { from: OWN_TOOL }),
  ...induction(OWN_INDUCTION), ...ready(OWN_READY),
  ...support('/me/support', '/me/pathways'),
  ...ending(OWN_ENDING),
  { path: `${OWN_ENDING}/letter`, prepare: sentEmpty('/letter'),
    as: 'nothing chosen', problems: true },
  ...checkin(OWN_CHECKIN),
  { path: OWN_RIGHTS }, welsh(OWN_RIGHTS),
  { path: `${OWN_RIGHTS}?on=2026-01-05`, as: 'of a past day' },
  { path: `${OWN_RIGHTS}/print` },
  { path: `${OWN_RIGHTS}/topics/{topic}`, from: OWN_RIGHTS },
  { path: OWN_RIGHTS + ASKED }, { path: OWN_RIGHTS + DUTY },
  ...both(OWN_RIGHTS + MOVED), welsh(OWN_RIGHTS + MOVED),
  { path: `${OWN_RIGHTS}/decisions` }, welsh(`${OWN_RIGHTS}/decisions`),
  ...both(`${OWN_RIGHTS}/decisions/new`),
  welsh(`${OWN_RIGHTS}/decisions/new`),
  ...both(OWN_DECISION, { from: `${OWN_RIGHTS}/decisions` }),
  welsh(OWN_DECISION, { from: `${OWN_RIGHTS}/decisions` }),
  { path: `${OWN_RIGHTS}/decisions`, prepare: opened('A trainee sits in'),
    as: 'seen in two ways', shows: OWN_DECISION },
  { path: '/me/fund' }, welsh('/me/fund'),
  ...both('/me/fund/new'), welsh('/me/fund/new'),
  { path: OWN_FUND, ...fromOwnFund }, welsh(OWN_FUND, fromOwnFund),
  ...both(`${OWN_FUND}/change`, { from: OWN_FUND }),
  { path: '/me/fund', prepare: handedIn('Work boots'), as: 'a receipt',
    shows: `${OWN_FUND}/receipts/{receipt}` },
  { path: '/me/fund', prepare: opened('birth certificate'),
    as: 'typed for them', shows: OWN_FUND },
  { path: '/me/needs' }, welsh('/me/needs'),
  { path: OWN_NEEDS, ...fromOwnNeeds },
  { path: `${OWN_NEEDS}/{section}`, ...fromOwnNeeds },
  welsh(`${OWN_NEEDS}/thinking-behaviours-attitudes`, fromOwnNeeds),
  { path: '/me/things' }, welsh('/me/things'),
  { path: '/me/papers' }, welsh('/me/papers'),
  ...both('/me/list', { form: '/list' }), welsh('/me/list'),
  { path: OWN_ITEM, from: '/me/list' }, welsh(OWN_ITEM, { from: '/me/list' }),
  empty(OWN_ITEM, { from: '/me/list' }),
  empty(OWN_ITEM, { from: '/me/list', form: '/plan', as: 'not into the plan' }),
  { path: '/me/list', prepare: async page => Promise.all([
    page.waitForNavigation(),
    page.getByRole('button', { name: 'Open Book the test' }).click()]),
    as: 'a step of the plan', shows: OWN_ITEM },
  { path: '/me/list/print' },
  ...both('/me/feedback', { form: '/feedback' }), welsh('/me/feedback'),
  { path: '/me/feedback/print' }, welsh('/me/feedback/print'),
  { path: '/me/access' }, ...both('/me/details'),
  welsh('/me/details'),
  { path: '/account' }, ...both('/account/password'),
  ...both('/account/second-factor')
];

const sam = [
  { path: '/' }, { path: '/today' }, welsh('/'),
  { path: '/first-days' }, { path: '/first-days/waiting' },
  welsh('/first-days/waiting'),
  ...both('/practise', { form: '/practise' }), welsh('/practise'),
  { path: '/practise', prepare: madeUp, as: 'with somebody' },
  { path: '/practise', prepare: takenAway, as: 'taken away' },
  { path: '/people' },
  { path: '/people', prepare: searched('jai merser'), as: 'a search',
    shows: '/found/{search}' },
  { path: '/people', prepare: searched('Nobody Whatever'),
    as: 'a search that finds nobody', shows: '/found/{search}' },
  empty('/people'),
  { path: '/people/{crn}' }, welsh('/people/{crn}'),
  { path: '/people/{crn}/plan' },
  { path: `${GOAL}/history`, ...fromGoal },
  { path: GOAL, ...fromPlan }, empty(GOAL, { ...fromPlan, form: '/notes' }),
  ...both('/people/{crn}/plan/goals/new'),
  welsh('/people/{crn}/plan/goals/new'),
  { path: '/people/{crn}/plan/goals/new?area=finances' },
  { path: '/people/{crn}/plan/goals/new?area=finances&start=1' },
  ...both(`${GOAL}/change`, fromGoal),
  late(`${GOAL}/change`, 'title', fromGoal),
  ...both(`${GOAL}/steps/new`, fromGoal),
  ...both(`${GOAL}/steps/{step}`, fromGoal),
  late(`${GOAL}/steps/{step}`, 'step', fromGoal),
  { path: `${GOAL}/steps/new`, ...fromGoal, prepare: draftStep,
    as: 'a step of a draft', shows: `${GOAL}/steps/{step}` },
  { path: '/people/{crn}/plan/said' },
  ...both(`${GOAL}/said`, { from: '/people/{crn}/plan/said' }),
  { path: `${GOAL}/said`, from: '/people/{crn}/plan/said', problems: true,
    prepare: paperOf('1/1/2020'), as: 'with an old paper' },
  ...both(`${GOAL}/steps/{step}/said`, fromGoal),
  { path: '/people/{crn}/plan/met' },
  ...both(`${GOAL}/met`, { from: '/people/{crn}/plan/met' }),
  { path: '/people/{crn}/plan/scale' },
  ...both(`${GOAL}/help`, { ...fromGoal, form: '/help/hurdles' }),
  ...both(`${GOAL}/scale`,
    { from: '/people/{crn}/plan/scale', form: '/scale' }),
  ...both('/people/{crn}/plan/statements/new'),
  ...both('/people/{crn}/plan/words/{statement}', fromPlan),
  ...both('/people/{crn}/plan/pictures', { form: '/pictures' }),
  ...both('/people/{crn}/plan/voice', { form: '/voice' }),
  ...both('/people/{crn}/plan/agree'),
  ...both('/people/{crn}/plan/sign/paper'),
  welsh('/people/{crn}/plan/sign/paper'),
  { path: '/people/{crn}/plan/signed' },
  { path: '/people/{crn}/plan/signed/{sign}',
    from: '/people/{crn}/plan/signed' },
  ...both('/people/{crn}/plan/phase'),
  ...both('/people/{crn}/plan/review'),
  { path: '/plan/reminders' }, welsh('/plan/reminders'),
  ...both('/people/{crn}/plan/reminders'),
  welsh('/people/{crn}/plan/reminders'),
  { path: '/people/{crn}/plan/history' },
  { path: '/people/{crn}/plan/history', prepare: openedDay,
    as: 'a past day' },
  { path: '/people/{crn}/plan/print' }, { path: '/people/{crn}/plan/easy' },
  { path: '/people/{crn}/plan/files' }, welsh('/people/{crn}/plan/files'),
  { path: '/people/{crn}/plan/files',
    prepare: broughtIn('{"goals":[{},{}]}', '/plan/files'),
    as: 'a file that cannot be read', problems: true },
  { path: '/people/X900000/plan/files', prepare: opened('Look at the file that waits'),
    as: 'one that waits', shows: '/people/{crn}/plan/files/waiting' },
  ...both('/people/{crn}/plan/strengths', { form: '/strengths' }),
  { path: STRENGTH, from: '/people/{crn}/plan/strengths' },
  ...both('/people/{crn}/plan/circle', { form: '/circle' }),
  ...both(TIE, { from: '/people/{crn}/plan/circle' }),
  { path: '/people/{crn}/plan/circle-kept' },
  { path: '/people/{crn}/plan/circle-kept/{kept}',
    from: '/people/{crn}/plan/circle-kept' },
  { path: '/people/{crn}/plan/circle/print' },
  { path: STRENGTHS }, welsh(STRENGTHS),
  { path: AREA, from: STRENGTHS }, welsh(AREA, { from: STRENGTHS }),
  { path: AREA, from: STRENGTHS, prepare: tooLong('#view'), as: 'too much',
    problems: true },
  ...both(`${STRENGTHS}/areas/finance/together`),
  welsh(`${STRENGTHS}/areas/finance/together`),
  { path: `${STRENGTHS}/areas/finance/together`, prepare: ticked,
    as: 'everything else closed', shows: `${AREA}/for-them` },
  ...['/plan', '/plan/circle', '/rights', '/induction', '/ending'].flatMap(one => [
    ...both(`/people/{crn}${one}/together`),
    { path: `/people/{crn}${one}/together`, prepare: ticked, as: 'shown',
      shows: `/people/{crn}${one}/shown` },
    welsh(`/people/{crn}${one}/shown`, { as: 'shown in Welsh' })
  ]),
  ...both('/people/{crn}/plan/sign', { form: '/sign' }),
  welsh('/people/{crn}/plan/sign'),
  ...both(`${TOOLS}/one-page/together`),
  { path: '/people/{crn}/plan/look' }, welsh('/people/{crn}/plan/look'),
  { path: `${STRENGTHS}/whole` }, { path: `${STRENGTHS}/print` },
  { path: '/people', prepare: lockOf(), as: 'locking an assessment',
    shows: `${STRENGTHS}/lock` },
  { path: '/people', prepare: lockOf(), as: 'locking an assessment in Welsh',
    shows: `${STRENGTHS}/lock`,
    cookies: [{ name: 'md_lang', value: 'cy' }] },
  { path: '/people', prepare: lockOf(sentEmpty('/lock')),
    as: 'locked without a reason', problems: true,
    shows: `${STRENGTHS}/lock` },
  { path: '/people',
    prepare: assessmentWhere('.govuk-tag:text-is("Locked as it is")'),
    as: 'an assessment that is locked', shows: `${STRENGTHS}/whole` },
  { path: '/people',
    prepare: assessmentWhere('.govuk-tag:text-is("Waits for a third")'),
    as: 'an assessment that waits for a third',
    shows: `${STRENGTHS}/whole` },
  ...sheets('/people/{crn}'),
  { path: `${STRENGTHS}/history` },
  { path: `${STRENGTHS}/history/{edition}`, from: `${STRENGTHS}/history` },
  ...toolPages(TOOLS, { from: `${TOOLS}/one-page` }),
  ...ready(READY),
  { path: '/today', prepare: cannotWait(), as: 'what cannot wait',
    shows: `${READY}/urgent/{urgent}` },
  { path: '/today', prepare: cannotWait(sentEmpty('')), as: 'nothing done',
    problems: true, shows: `${READY}/urgent/{urgent}` },
  ...ending(ENDING), ...both(`${ENDING}/talk`), welsh(`${ENDING}/talk`),
  ...both(`${ENDING}/outcome`), welsh(`${ENDING}/outcome`),
  { path: '/people', prepare: endingWhere('',
      '.govuk-body:text("This has not begun")'),
    as: 'an ending that has not begun', shows: ENDING },
  { path: '/people', prepare: endingWhere('', '.govuk-body:text("door is open")'),
    as: 'an ending with its door open', shows: ENDING },
  { path: '/people', prepare: endingWhere('',
      '.govuk-body:text("could not be asked")'),
    as: 'an ending by the court', shows: ENDING },
  { path: '/people', prepare: endingWhere('/letter',
      'form[action*="/letters/"]', sentEmpty()),
    as: 'a letter to sign, without words', problems: true,
    shows: `${ENDING}/letters/{letter}` },
  { path: '/people', prepare: endingWhere('/outcome', '.dir-muted'),
    as: 'how it ended, to be put right', shows: `${ENDING}/outcome` },
  { path: '/people', prepare: endingWhere('/door',
      'form[action$="/ending/door"]'),
    as: 'somebody who came back by phone', shows: `${ENDING}/door` },
  { path: '/people', prepare: visitOf(), as: 'somebody who came back',
    shows: `${ENDING}/visits/{visit}` },
  { path: '/people', prepare: visitOf(sentEmpty()), as: 'no answer to a visit',
    problems: true, shows: `${ENDING}/visits/{visit}` },
  ...checkin(CHECKIN), ...both(`${CHECKIN}/set`), welsh(`${CHECKIN}/set`),
  ...both(`${CHECKIN}/stop`), { path: `${CHECKIN}/questions` },
  { path: `${CHECKIN}/questions`, prepare: tooLong('#question_1'),
    as: 'too much', problems: true },
  { path: '/people', prepare: checkinWhere('p:text("Not set up")'),
    as: 'check-ins that are not set up', shows: CHECKIN },
  { path: '/people', prepare: checkinWhere('p:text("Waiting for the person")'),
    as: 'check-ins that nobody said yes to', shows: CHECKIN },
  { path: '/people', as: 'a check-in to be read',
    prepare: checkinWhere('.govuk-tag:text("Waits")', firstCheckin(false)),
    shows: `${CHECKIN}/past/{checkin}` },
  { path: '/people', as: 'a check-in to be read, sent empty',
    prepare: checkinWhere('.govuk-tag:text("Waits")', firstCheckin(true)),
    shows: `${CHECKIN}/past/{checkin}/review`, problems: true },
  { path: '/people', as: 'a missed check-in',
    prepare: checkinWhere('.govuk-tag:text("Not sent")', firstCheckin(false)),
    shows: `${CHECKIN}/past/{checkin}` },
  ...induction(INDUCTION), ...both(`${INDUCTION}/talk`),
  ...support(SUPPORT, WAYS),
  { path: '/people', prepare: inductionWhere('', '.govuk-body:text("before")'),
    as: 'an induction that never began', shows: INDUCTION },
  { path: '/people', prepare: inductionWhere('',
      '.govuk-body:text-matches("[1-8] of 9 parts")'),
    as: 'an induction half-way', shows: INDUCTION },
  { path: '/people', prepare: inductionWhere('/things',
      'form[action$="/things"]', sentEmpty('/things')),
    as: 'nothing to raise', problems: true, shows: `${INDUCTION}/things` },
  { path: '/people', prepare: inductionWhere('/choices',
      'input[name="ask_stories"]', sentEmpty('/choices')),
    as: 'nothing chosen', problems: true, shows: `${INDUCTION}/choices` },
  { path: '/people', prepare: answerOf(), as: 'a question to answer',
    shows: `${INDUCTION}/words/{word}` },
  { path: '/people', prepare: answerOf(sentEmpty()), as: 'no answer',
    problems: true, shows: `${INDUCTION}/words/{word}` },
  { path: '/people/{crn}/papers' }, welsh('/people/{crn}/papers'),
  ...both('/people/{crn}/feedback', { form: '/feedback' }),
  welsh('/people/{crn}/feedback'),
  empty('/people/X900000/feedback', { form: '/answer', as: 'no answer',
    shows: '/people/{crn}/feedback/{say}/answer' }),
  ...both('/feedback/paper'), welsh('/feedback/paper'),
  { path: '/feedback/print' },
  { path: RIGHTS }, welsh(RIGHTS), { path: `${RIGHTS}/print` },
  { path: '/people/X900000/rights?on=2026-01-05', as: 'of a past day' },
  { path: `${RIGHTS}/topics/{topic}`, from: RIGHTS },
  ...both(`/people/X900000/rights${ASKED}`, { form: '/answer' }),
  ...both(RIGHTS + MOVED), { path: RIGHTS + DUTY },
  { path: `${RIGHTS}/decisions` }, ...both(`${RIGHTS}/decisions/new`),
  ...both(JAYS_DECISION, { from: '/people/X900000/rights/decisions',
    shows: DECISION }),
  welsh(JAYS_DECISION, { from: '/people/X900000/rights/decisions',
    shows: DECISION }),
  { path: '/people/X900000/rights/decisions',
    prepare: opened('My sister is told'), as: 'not to be seen yet',
    shows: DECISION },
  { path: '/people/{crn}/contacts' }, welsh('/people/{crn}/contacts'),
  { path: '/people/{crn}/contacts/{contact}', ...fromContacts },
  ...both('/people/{crn}/contacts/{contact}/move',
    { from: '/people/{crn}/contacts/{contact}' }),
  ...both(TOLD_ANSWER, fromContact), welsh(TOLD_ANSWER, fromContact),
  ...both(TOLD_RATING, fromContact), welsh(TOLD_RATING, fromContact),
  ...both('/people/{crn}/contacts/{contact}/correct',
    { from: '/people/{crn}/contacts/{contact}', form: '/correct' }),
  ...both('/people/{crn}/contacts/new'),
  ...both('/people/{crn}/contacts/plan'),
  { path: '/people/{crn}/fund' }, welsh('/people/{crn}/fund'),
  ...both('/people/{crn}/fund/new'),
  ...both(FUND, { ...fromFund, form: '/say' }), welsh(FUND, fromFund),
  ...both(`${FUND}/change`, { from: FUND }),
  ...both('/people/{crn}/fund/ending'), welsh('/people/{crn}/fund/ending'),
  ...both(`${FUND}/write-off`, { from: FUND }),
  ...both(`${FUND}/for-them`, { from: FUND }),
  { path: '/people/X900000/fund', prepare: handedIn('Work boots'),
    as: 'a receipt', shows: `${FUND}/receipts/{receipt}` },
  { path: `${STRENGTHS}/form` }, welsh(`${STRENGTHS}/form`),
  { path: `${STRENGTHS}/form/print` },
  { path: `${STRENGTHS}/form/{section}`, from: `${STRENGTHS}/form` },
  ...both(`${STRENGTHS}/form/accommodation/together`),
  ...both(`${STRENGTHS}/more/health-wellbeing/together`),
  welsh(`${STRENGTHS}/more/health-wellbeing/together`),
  { path: `${STRENGTHS}/more/drug-use?from=sheet`, as: 'from a sheet' },
  { path: `${STRENGTHS}/form/accommodation/answers` },
  { path: `${STRENGTHS}/form/drug-use/answers` },
  ...both(`${STRENGTHS}/form/alcohol-use/answers`),
  welsh(`${STRENGTHS}/form/finance/answers`),
  { path: `${STRENGTHS}/form/offence-analysis/alone` },
  { path: `${STRENGTHS}/victims` },
  { path: '/people', prepare: victims(), as: 'a list with nobody',
    shows: `${STRENGTHS}/victims` },
  ...both(`${STRENGTHS}/victims/new`), welsh(`${STRENGTHS}/victims/new`),
  { path: '/people', prepare: victims({ one: true }),
    as: 'a list with somebody', shows: `${STRENGTHS}/victims` },
  { path: '/people', prepare: victims({ one: true, open: true }),
    as: 'one on the list', shows: `${STRENGTHS}/victims/1` },
  { path: `${STRENGTHS}/more/health-wellbeing` },
  welsh(`${STRENGTHS}/more/health-wellbeing`),
  ...both('/people/{crn}/needs'), welsh('/people/{crn}/needs'),
  { path: '/people/{crn}/needs', prepare: broughtIn('{"assessment":[]}'),
    as: 'a file that cannot be read', problems: true },
  { path: '/people', prepare: needsOfNobody, as: 'nothing brought in',
    shows: '/people/{crn}/needs' },
  { path: NEEDS, ...fromNeeds },
  { path: `${NEEDS}/{section}`, ...fromNeeds },
  { path: `${NEEDS}/finance`, ...fromNeeds },
  welsh(`${NEEDS}/drug-use`, fromNeeds),
  { path: `${NEEDS}/offence-analysis`, ...fromNeeds },
  { path: '/people/{crn}/sentence' }, { path: '/people/{crn}/timeline' },
  { path: '/people/{crn}/details' }, welsh('/people/{crn}/details'),
  ...both('/people/{crn}/corrections/{correction}',
    { from: '/people/{crn}/details' }),
  welsh('/people/{crn}/corrections/{correction}',
    { from: '/people/{crn}/details' }),
  ...both('/people/{crn}/details/change'),
  { path: '/people/{crn}/sign-in' }, welsh('/people/{crn}/sign-in'),
  { path: '/people/{crn}/sign-in', prepare: pressed('/reset'),
    as: 'the paper', shows: '/people/{crn}/sign-in/reset' },
  ...both('/people/{out}/open'),
  { path: '/people/{out}', status: 404 },
  { path: '/press' }, welsh('/press'),
  { path: '/press/lines/{line}', from: '/press' },
  { path: '/policy' }, { path: '/policy/{policy}', from: '/policy' },
  { path: '/account/work' }, welsh('/account/work'),
  { path: '/words', quotes: true }, { ...welsh('/words'), quotes: true },
  { path: '/me', status: 403 }
];

const priya = [
  { path: '/people', prepare: lookOf(), as: 'a plan to look at',
    shows: '/people/{crn}/plan/look' },
  { path: '/people', prepare: lookOf(sentEmpty('/look')),
    as: 'no answer to a plan', problems: true,
    shows: '/people/{crn}/plan/look' },
  // With nobody there: sam has begun a sitting by then, and she has not.
  ...both('/people/{crn}/strengths/form/alcohol-use/answers'),
  { path: '/people/{crn}/plan/circle' },
  { path: '/people/{crn}/plan/circle-kept' },
  { path: '/press' }, ...both('/press/lines/new'),
  ...both('/press/enquiries/new'), welsh('/press/enquiries/new'),
  ...both('/press/enquiries/{enquiry}', { from: '/press' }),
  { path: '/press/lines/{line}', from: '/press' },
  ...both('/press/lines/{line}/change', { from: '/press/lines/{line}' }),
  { path: '/' }, { path: '/people' }, { path: '/people/{crn}' },
  { path: '/people/{crn}/allocate' }, { path: '/people/{crn}/access' },
  ...both(`${STRENGTHS}/whole`, { form: '/answer' }),
  { path: '/reviews/glass' }, { path: '/account' },
  ...both('/people/{crn}/fund', { form: '/budget' }),
  ...both('/reviews/glass/{glass}', { from: '/reviews/glass' })
];

const SUBMISSION = '/submissions/{submission}';
const fromSubmissions = { from: '/submissions' };
const fromSubmission = { from: SUBMISSION };
const morgan = [
  { path: '/' }, { path: '/people?which=all' },
  { path: '/people/{crn}/plan' },
  ...both('/feedback', { form: '/did' }), welsh('/feedback'),
  { path: '/feedback/groups/{group}', from: '/feedback' },
  welsh('/feedback/groups/{group}', { from: '/feedback' }),
  { path: '/decisions' }, welsh('/decisions'),
  { path: '/first-days' }, welsh('/first-days'),
  ...both('/people/{crn}/package'), welsh('/people/{crn}/package'),
  { path: '/people/X900000/rights/decisions' },
  ...both('/people/{crn}/restrict'),
  { path: '/fund/published' }, welsh('/fund/published'),
  { path: '/fund/fair' }, welsh('/fund/fair'),
  { path: '/endings' }, welsh('/endings'),
  { path: '/write-offs' }, welsh('/write-offs'),
  ...both('/write-offs/{request}', { from: '/write-offs', form: '/answer' }),
  { path: '/floats' }, ...both(FLOAT, { ...fromFloats, form: '/explain' }),
  { path: '/signals' },
  ...both('/endings/requests/{request}', { from: '/endings' }),
  { path: '/duplicates' }, ...both('/duplicates/{crn}/{out}'),
  ...both('/policy/{policy}', { from: '/policy' }),
  ...both('/roles'), welsh('/roles'), { path: '/codes' },
  welsh('/codes'),
  { path: '/spend' }, { path: '/months' }, { path: '/month' },
  { path: '/studies' },
  { path: '/submissions' }, welsh('/submissions'),
  ...both('/submissions/new'), welsh('/submissions/new'),
  { path: SUBMISSION, ...fromSubmissions },
  welsh(SUBMISSION, fromSubmissions),
  { path: `${SUBMISSION}/file`, ...fromSubmission },
  welsh(`${SUBMISSION}/file`, fromSubmission),
  ...both(`${SUBMISSION}/result`, fromSubmission),
  welsh(`${SUBMISSION}/result`, fromSubmission),
  { path: '/money' }, welsh('/money')
];

const ada = [
  ...both('/admin/users', { form: '/find' }), ...both('/admin/users/new'),
  { path: '/codes' },
  { path: '/admin/users/{user}', from: '/admin/users' },
  { path: '/admin/users/{user}', from: '/admin/users',
    prepare: pressed('/reset'), as: 'the first half',
    shows: '/admin/users/{user}/reset' },
  { path: '/admin/users/{user}/place', from: '/admin/users/{user}' },
  ...both('/admin/users/{user}/work', { from: '/admin/users/{user}' }),
  ...both('/admin/tokens'), { path: '/admin/messages' },
  { path: '/signals' },
  ...both('/admin/organisations'),
  ...both('/admin/organisations/{organisation}',
    { from: '/admin/organisations' }),
  ...both(FLOAT, { ...fromFloats, form: '/count' }),
  ...both(`${FLOAT}/pay/{request}`, { from: FLOAT }),
  { path: '/admin/audit' }, { path: '/status' }, { path: '/status/security' },
  welsh('/admin/users'), { path: '/people', status: 403 }, { path: '/ledger' }
];

const BOOKS = '/ledger/accounts?kind=fund.pot';
const books = [
  { path: '/ledger' }, welsh('/ledger'), { path: BOOKS }, welsh(BOOKS),
  { path: '/ledger/accounts/{account}', from: BOOKS },
  welsh('/ledger/accounts/{account}', { from: BOOKS })
];

const STUDY = '/studies/{study}';
const fromStudies = { from: '/studies' };
const fromStudy = { from: STUDY };
const esme = [
  { path: '/studies' }, welsh('/studies'), ...both('/studies/new'),
  { path: STUDY, ...fromStudies }, welsh(STUDY, fromStudies),
  ...both(`${STUDY}/design`, fromStudy),
  ...both(`${STUDY}/power`, fromStudy), welsh(`${STUDY}/power`, fromStudy),
  ...both(`${STUDY}/pool`, fromStudy), welsh(`${STUDY}/pool`, fromStudy),
  welsh(`${STUDY}/design`, fromStudy), { path: '/people', status: 403 }
];

const femi = [
  { path: '/spending' }, welsh('/spending'), { path: '/press' },
  { path: '/spending/{month}', from: '/spending' },
  { path: `/spending/${monthBefore(2)}` }, { path: '/spending/now', status: 404 },
  ...books, empty('/ledger', { form: '/stop' }),
  { path: '/' }, ...both('/fund', { form: '/pot' }), welsh('/fund'),
  ...both('/fund/{request}', { from: '/fund', form: '/pay' }),
  ...both('/fund/{request}', { from: '/fund', form: '/details' }),
  { path: '/signals' }, welsh('/signals'),
  { path: '/bank' }, welsh('/bank'),
  ...both('/bank/{line}', { from: '/bank', form: '/explain' }),
  ...both('/books/{entry}', { from: '/bank', form: '/explain' }),
  { path: '/months' }, ...both('/month', { form: '/close' }), welsh('/month'),
  { path: '/month/report' },
  ...both('/endings', { form: '/closing' }),
  { path: '/write-offs' },
  { path: '/write-offs/{request}', from: '/write-offs' },
  ...both('/floats', { form: '/floats' }), welsh('/floats'),
  ...both(FLOAT, { ...fromFloats, form: '/fill' }), welsh(FLOAT, fromFloats),
  { path: `${FLOAT}/statement`, from: FLOAT },
  welsh(`${FLOAT}/statement`, { from: FLOAT }),
  { path: '/month/report' }, { path: '/spend' }, welsh('/spend'),
  ...both('/endings/requests/{request}', { from: '/endings' }),
  ...both('/endings/sums/{account}', { from: '/endings' }),
  { path: '/money' }, { path: '/people', status: 403 }
];

// Lists of [user, pages]; no user: nobody is signed in.
export const pages = [[null, nobody], ['jay', jay], ['sam', sam],
  ['priya', priya], ['morgan', morgan], ['ada', ada],
  ['femi', femi], ['esme', esme]];

// Routes that answer GET with something else than a page of their own, and
// pages that only a way to sign in leads to (second_factor.test.mjs).
export const elsewhere = new Set([
  '/health', '/health/ping', '/health/liveness', '/health/readiness', '/info',
  '/metrics', '/session', '/me/appointments/:contact/calendar.ics',
  '/me/appointments/calendar.ics',
  '/sign-in/code', '/sign-in/enrol',
  '/people/:crn/fund/:request/receipts/:receipt/picture',
  '/people/:crn/fund/:request/receipts/:receipt/save',
  '/me/fund/:request/receipts/:receipt/picture',
  '/me/fund/:request/receipts/:receipt/save',
  '/fund/:request/receipts/:receipt/picture',
  '/fund/:request/receipts/:receipt/save',
  '/spending/:month/file', '/people/:crn/needs/:form/file',
  '/people/:crn/strengths/form/file',
  '/people/:crn/strengths/history/:edition/file',
  '/spend.csv', '/spend.xlsx', '/payments.csv', '/floats/:float/statement.csv',
  '/people/:crn/plan/words/:statement/file',
  '/people/:crn/plan/signed/:sign/picture', '/me/plan/signed/:sign/picture',
  '/me/plan/words/:statement/file',
  '/people/:crn/plan/export', '/people/:crn/plan/files/:file',
  '/studies/:study/files/:kind', '/studies/:study/bundle',
  '/studies/:study/balance'
]);
