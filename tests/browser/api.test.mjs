// The API answers what its description says, no member more and none less:
// every GET as everybody, every change sent, refused and broken.
import assert from 'node:assert/strict';
import { after, before, describe, test } from './limit.mjs';
import { client, judge, signedIn, token } from './api.mjs';
import { picture, tone } from './files.mjs';
import { start } from './server.mjs';

const USERS = ['jay', 'sam', 'priya', 'morgan', 'ada', 'femi'];
const CRN = 'X900000'; // Jay, whose record holds most
const OUTSIDE = ['ada', 'femi']; // who write in no plan
const NOBODYS = 'Z999999';
const NOTHINGS = '0000000000001';
// What nobody in the fictional programme has.
const NOT_IN_DEMO = new Set(['Person.pnc', 'Person.cro',
  'Person.preferred_name', 'Person.email', 'Person.access_needs',
  'Contact.contact_ref', 'ContactWhole.contact_ref',
  'LedgerStatement.next']);
const DAY = 24 * 60 * 60 * 1000;
const inDays = n => new Date(Date.now() + n * DAY).toISOString();

const MY_LIST = '/api/me/list';
const FEEDBACK = '/api/feedback';

let server;
let described;
let by;
let asks;
let crns;

before(async () => {
  // As many as it takes for sam to have a plan that nobody agreed to yet.
  server = await start({ people: 24, perMinute: 100_000 });
  described = await (await fetch(`${server.url}/api/openapi.json`)).json();
  by = judge(described);
  asks = new Map();
  for (const user of USERS) {
    asks.set(user, await client(server, user));
  }
  asks.set('', await client(server, ''));
  const all = await asks.get('morgan')('GET', '/api/people?size=200');
  crns = all.body.content.map(one => one.crn);
});
after(() => server?.stop());

// Asks, judges the answer by the description, and gives it.
async function asked(user, method, path, more) {
  const answer = await asks.get(user)(method, path, more);
  assert.deepEqual(by.answered(method, path, answer.status, answer.body,
    answer.type), [],
    `${method} ${path} as ${user || 'nobody'}: ${answer.status}`);
  return answer;
}

const gets = () => by.operations.filter(one => one.method === 'GET');

// An account of this kind: the books have a page for that, and no API. femi
// signs in once: too often in a minute is refused.
let femis;
async function accountOf(kind) {
  femis ??= await signedIn(server, 'femi');
  const books = await (await fetch(
    `${server.url}/ledger/accounts?kind=${kind}`,
    { headers: { cookie: femis } })).text();
  return books.match(/ledger\/accounts\/(\w{13})/)[1];
}

// Where the names in braces are found in what sam and Jay may read.
async function places(crn) {
  const read = async (user, rest) =>
    (await asks.get(user)('GET', `/api/people/${crn}${rest}`)).body;
  const plan = await read('sam', '/plan');
  const contacts = await read('sam', '/contacts?size=200');
  const circle = await read('jay', '/plan/circle');
  const fund = await read('sam', '/fund');
  const { content: [pays] } = (await asks.get('femi')('GET',
    '/api/fund/payments?state=paid')).body;
  const { content: owed } = (await asks.get('femi')('GET',
    '/api/fund/endings')).body;
  // One that its own worker may change, too.
  const goal = plan.goals.find(one => one.steps.length > 0 &&
    one.words_of !== 'person');
  const needs = await read('sam', '/needs');
  const met = plan.goals.find(one => one.met);
  const induction = await read('sam', '/induction');
  const ready = await read('sam', '/ready');
  const rated = await read('sam', '/ready/skills');
  const handedIn = ready.sittings.find(one => one.state === 'given');
  const ways = await read('sam', '/pathways');
  const helps = await read('sam', '/support');
  const { checkins } = await read('sam', '/checkin');
  const { items: [item] } = (await asks.get('jay')('GET', MY_LIST)).body;
  const { said } = await read('sam', '/feedback');
  const { corrections } = await read('sam', '/corrections');
  const { did: [did], groups: [group] } =
    (await asks.get('morgan')('GET', FEEDBACK)).body;
  const helped = plan.goals.find(one => one.helps.length > 0);
  const page = await read('sam', '/tools/one-page');
  const { content: [signed] } = await read('sam', '/plan/signed');
  const { decisions } = await read('sam', '/decisions');
  const { supports, letters, visits } = await read('sam', '/ending');
  const { id: edition } = await read('sam', '/strengths');
  return { tool: 'one-page', entry: page.entries[0]?.id,
    section: 'health-wellbeing', part: 'answers', victim: 1,
    crn, area: 'finance', topic: 'plan', decision: decisions[0].id,
    goal: goal.id, step: goal.steps[0].id,
    form: needs.assessments[0].id, met: met.met.id, sign: signed.id,
    // An ending that is begun again holds nothing yet.
    support: supports[0]?.id ?? NOTHINGS, letter: letters[0]?.id ?? NOTHINGS,
    visit: visits[0]?.id ?? NOTHINGS, edition,
    checkin: checkins.at(-1).id, word: induction.words[0].id, sitting: handedIn.id,
    urgent: ready.urgent[0].id, source: handedIn.answers[0].id,
    need: ways.needs[0].id,
    said: helps.entries[0].id,
    rating: rated.looks.flatMap(one => one.ratings)[0].id,
    item: item.id, say: said[0].id, did: did?.id ?? NOTHINGS, group: group.id,
    correction: corrections[0].id,
    hurdle: helped.hurdles[0].id, help: helped.helps[0].id,
    strength: plan.strengths[0].id,
    // One with a file, too.
    statement: plan.statements.find(one => one.form !== 'typed').id, supporter: circle.content[0].id,
    contact: contacts.content.find(one => one.note && one.minutes).id,
    request: fund.content.find(one => one.state === 'closed').id,
    payment: pays.id, owed: owed.find(one => one.request).request,
    sum: owed.find(one => one.account).account, account: await accountOf('fund.pot') };
}

const put = (path, values) => path.replace(/\{(\w+)\}/g, (whole, name) => {
  assert.ok(values[name], `say in places() where ${whole} of ${path} is found`);
  return values[name];
});

// Whose answer has a picture beside it, of those that sam works with: one on
// paper that is handed in here.
async function withPicture() {
  const sam = asks.get('sam');
  for (const crn of crns.filter(one => one !== CRN)) {
    const plan = `/api/people/${crn}/plan`;
    const { body: read } = await sam('GET', `${plan}/sign`);
    const { status } = await sam('POST', `${plan}/sign/paper`,
      { parts: { picture: png(), signed_on: inDays(0).slice(0, 10),
        ...no(read) } });
    if (status === 201) {
      const { body } = await sam('GET', `${plan}/signed`);
      return { crn, sign: body.content.find(one => one.has_picture).id };
    }
  }
  throw new Error('nobody that sam works with can sign on paper');
}

/* --- reading ------------------------------------------------------------- */

describe('the API is as it is described', () => {
  for (const user of USERS) {
    test(`api: every GET as ${user}`, async () => {
      const found = await places(CRN);
      for (const { path } of gets()) {
        const some = path.includes('{crn}') ? [...crns, NOBODYS] : [CRN];
        for (const crn of some) {
          await asked(user, 'GET', put(path, { ...found, crn }));
        }
      }
    });
  }

  test('api: every GET is answered to somebody', async () => {
    const found = await places(CRN);
    const pictured = { ...found, ...await withPicture() };
    for (const { path } of gets()) {
      const of = path.endsWith('{sign}/picture') ? pictured : found;
      const answers = await Promise.all(USERS.map(user =>
        asked(user, 'GET', put(path, of))));
      assert.ok(answers.some(one => one.status === 200), path);
    }
  });

  test('api: what a worker says with a yes is read beside what it is to',
    async () => {
      const { id } = await send('jay', '/plan/goals', { title: 'Sing again',
        area_of_need: 'finances', target_date: inDays(60).slice(0, 10) });
      const made = await send('jay', `/plan/goals/${id}/steps`,
        { description: 'Ring the choir' });
      const [step] = made.steps;
      const yes = { reply: 'accepted', words: 'I know who leads it' };
      await asked('sam', 'POST',
        `/api/people/${CRN}/plan/goals/${id}/steps/${step.id}/reply`,
        { body: { ...yes, version: step.version } });
      const { body: now } = await asks.get('sam')('GET',
        `/api/people/${CRN}/plan/goals/${id}`);
      await asked('sam', 'POST', `/api/people/${CRN}/plan/goals/${id}/reply`,
        { body: { ...yes, version: now.version } });
      const { body } = await asked('jay', 'GET', `/api/people/${CRN}/plan`);
      const goal = body.goals.find(one => one.id === id);
      assert.equal(goal.worker_words, yes.words);
      assert.equal(goal.steps[0].worker_words, yes.words);
    });

  test('api: every month of an account is as it is described', async () => {
    const spent = await accountOf('fund.spent');
    for (let back = 0; back < 13; back++) {
      const day = new Date();
      day.setUTCMonth(day.getUTCMonth() - back, 1);
      await asked('femi', 'GET', `/api/ledger/accounts/${spent}?month=` +
        day.toISOString().slice(0, 7));
    }
  });

  test('api: every operation is refused to nobody signed in', async () => {
    const found = await places(CRN);
    for (const { method, path, security } of by.operations) {
      const answer = await asked('', method, put(path, found),
        method === 'GET' ? {} : { body: {} });
      assert.equal(answer.status, security.length > 0 ? 401 : 200, path);
    }
  });

  test('api: with a token as with a session', async () => {
    const bearer = await token(server, 'sam');
    const found = await places(CRN);
    for (const { path, ...one } of gets()) {
      if (one['x-permission'] === 'open') {
        continue;
      }
      const own = await asked('sam', 'GET', put(path, found));
      const same = await asked('sam', 'GET', put(path, found),
        { token: bearer });
      assert.equal(same.status, own.status, path);
    }
  });

  test('api: questions are kept to, and the pages of a list hang together',
    async () => {
      const found = await places(CRN);
      for (const { path, parameters } of gets()) {
        const names = parameters.map(one => one.name);
        if (!names.includes('size')) {
          continue;
        }
        // Asking who looked is a look itself, and moves the list by one.
        const looks = path.includes('access-log');
        const at = looks ? 0 : 1;
        const manager = path.startsWith(FEEDBACK) ? 'morgan' : 'sam';
        const user = looks ? 'priya' : manager;
        const all = await asked(user, 'GET', `${put(path, found)}?size=200`);
        const one = await asked(user, 'GET', `${put(path, found)}?size=1&page=1`);
        assert.deepEqual(one.body.content,
          all.body.content.slice(at, at + 1), path);
        for (const wrong of ['size=0', 'size=201', 'size=a', 'page=-1',
          'page=1000001']) {
          const answer = await asked(user, 'GET', `${put(path, found)}?${wrong}`);
          assert.equal(answer.status, 400, `${path}?${wrong}`);
        }
      }
      await asked('sam', 'GET', '/api/people?q=jay');
      const kind = await asked('sam', 'GET',
        `/api/people/${CRN}/contacts?kind=office&outcome=attended_complied`);
      assert.ok(kind.body.content.every(one => one.kind === 'office'));
      const none = await asked('sam', 'GET',
        `/api/people/${CRN}/contacts?kind=seance`);
      assert.equal(none.status, 400);
      await asked('sam', 'GET', `/api/people/${CRN}/timeline?group=plan`);
      const paid = await asked('femi', 'GET', '/api/fund/payments?state=paid');
      assert.ok(paid.body.content.every(one => one.state === 'paid'));
    });
});

/* --- changing ------------------------------------------------------------ */

// Sends what is right on the way to something else, and gives what is made.
const send = async (user, path, body) => {
  const made = await asks.get(user)('POST', `/api/people/${CRN}${path}`,
    { body });
  assert.equal(made.status, 201, `${path}: ${JSON.stringify(made.body)}`);
  return made.body;
};

// Each of these makes something new and says where it is and its version.
const newGoal = async () => {
  const { id } = await send('sam', '/plan/goals', { title: 'Join a choir',
    area_of_need: 'finances', no_statement: 'We talked',
    target_date: inDays(60).slice(0, 10) });
  const made = await send('sam', `/plan/goals/${id}/steps`,
    { description: 'Ring them up' });
  return { goal: id, version: made.version, step: made.steps[0].id };
};
const newStep = async () => ({ ...await newGoal(), version: 1 });
// One that was written down as done for the person.
const doneStep = async () => {
  const made = await newGoal();
  const { steps } = await send('sam',
    `/plan/goals/${made.goal}/steps/${made.step}/said`,
    { version: 1, said: 'done', how: 'room' });
  return { ...made, version: steps[0].version };
};
const removedGoal = async () => {
  const made = await newGoal();
  const { version } = await send('sam', `/plan/goals/${made.goal}/remove`,
    { version: made.version, words: 'Not now' });
  return { ...made, version };
};
const metGoal = async () => {
  const made = await newGoal();
  const { met } = await send('sam', `/plan/goals/${made.goal}/met`,
    { version: made.version, why: 'They sing', shows: 'I heard it' });
  return { ...made, met: met.id, version: met.version };
};
const strongGoal = async () => {
  const made = await newGoal();
  const { id: strength } = await send('sam', '/plan/strengths',
    { words: 'Turns up', said_by: 'worker' });
  return { ...made, strength };
};
const helpedGoal = async () => {
  const made = await strongGoal();
  const { helps: [{ id: help }] } = await send('sam',
    `/plan/goals/${made.goal}/help/strengths`, { strength: made.strength });
  const { hurdles: [{ id: hurdle }] } = await send('sam',
    `/plan/goals/${made.goal}/help/hurdles`,
    { gets: 'It rains', then: 'Take the bus' });
  return { ...made, help, hurdle };
};
const LEVELS = { much_less: 'None', less: 'Some', as_hoped: 'Each week',
  more: 'Most days', much_more: 'Each day', start: 'less' };
const scaledGoal = async () => {
  const made = await newGoal();
  const { scale } = await send('sam', `/plan/goals/${made.goal}/scale`,
    { version: 0, ...LEVELS });
  return { ...made, version: scale.version };
};
const readyGoal = async () => {
  const made = await scaledGoal();
  await send('jay', `/plan/goals/${made.goal}/scale/yes`,
    { version: made.version, weight: 2 });
  return made;
};
const newStatement = async () => ({ statement: (await send('sam',
  '/plan/statements', { words: 'I like to sing' })).id });
// Words beside something handed in, that wait for jay's yes.
const waitingWords = async () => {
  const { content } = (await asks.get('jay')('GET',
    `/api/people/${CRN}/plan/statements`)).body;
  return { statement: content.find(one => one.form !== 'typed' &&
    !one.is_said_to_be_right).id };
};
const newEntry = async () => ({ entry: (await send('sam',
  '/tools/one-page', { edition: 2, box: 'like', words: 'I sing well' }))
  .entries.at(-1).id });
const newHelp = async () => ({ said: (await send('sam',
  '/support/entries', { edition: 1, kind: 'help', about: 'else',
    done_by: 'worker', words: 'A cup of tea' })).entries.at(-1).id });
const newNeed = async () => ({ need: (await send('sam', '/pathways/needs',
  { pathway: 'finance_and_id', words: 'A bus pass', state: 'not_started',
    supported_by: 'worker', voice: 'for' })).needs.at(-1).id });
const planFile = title => ({ crn: CRN, goals: [{ title,
  status: 'ACTIVE', targetDate: inDays(60).slice(0, 10) }] });
const waitingFile = async () => {
  const { file, version } = await send('sam', '/plan/import',
    planFile(`Sing ${Math.random()}`));
  return { file, version };
};
const newTie = async () => {
  const { content } = await send('jay', '/plan/circle',
    { name: 'Ann', ring: 3, kind: 'neighbour' });
  const { id, version } = content.find(one => one.name === 'Ann');
  return { supporter: id, version };
};
const newContact = async () => {
  const { id, version } = await send('sam', '/contacts',
    { at: inDays(-2), kind: 'office', minutes: 30, place: 'Quay Street',
      outcome: 'attended_complied', note: 'They sang.' });
  return { contact: id, version };
};

// An answer that was taken in for jay, of which they say this.
const takenIn = heard => async () => {
  const { body } = await asks.get('jay')('GET',
    `/api/people/${CRN}/plan/signed`);
  const all = body.content.filter(one => one.way === 'code');
  return { sign: (all.find(one => one.heard === heard) || all[0]).id };
};

// A goal in a plan that nobody has agreed to yet: it can still be deleted.
const draftGoal = async () => {
  for (const crn of crns) {
    const plan = await asks.get('sam')('GET', `/api/people/${crn}/plan`);
    if (plan.status === 200 && plan.body.status === 'DRAFT') {
      const { body } = await asks.get('sam')('POST',
        `/api/people/${crn}/plan/goals`,
        { body: { title: 'Try it', area_of_need: 'finances',
          no_statement: 'We talked' } });
      return { crn, goal: body.id, version: body.version };
    }
  }
  throw new Error('everybody that sam works with has agreed to a plan');
};
// Of somebody who cannot sign in: their paper is written down.
const paperGoal = async () => {
  for (const crn of crns.filter(one => one !== CRN)) {
    const { status, body } = await asks.get('sam')('POST',
      `/api/people/${crn}/plan/goals`,
      { body: { title: 'Try it', area_of_need: 'finances',
        no_statement: 'We talked' } });
    if (status === 201) {
      return { crn, goal: body.id, version: body.version };
    }
  }
  throw new Error('sam works with nobody else');
};
const phaseToEnter = async () => {
  const { phases } = (await asks.get('sam')('GET',
    `/api/people/${CRN}/plan`)).body;
  const within = phases.filter(one => !one.left_at).map(one => one.name);
  return { phase: ['interact', 'intervene', 'integrate']
    .find(name => !within.includes(name)) };
};

// Requests to the fund in each state that something follows from.
// What is asked for one purpose adds up, so each has its turn.
let wishes = 0;
const wish = () => ({ what: 'A bus ticket', why: 'To see my sister',
  purpose: ['family', 'work', 'home', 'papers'][wishes++ % 4], no_goal: 'We have not planned it', sum: 100,
  supplier: 'The bus company', needed_on: inDays(9).slice(0, 10),
  tried: 'Nobody drives there' });
const newRequest = async () => {
  const { id, version } = await send('jay', '/fund/requests', wish());
  return { request: id, version };
};
const answered = (answer, version) => ({ version, answer,
  words: 'They walk the rest', refusal: answer === 'no' ? 'obtainable' : null,
  checks: [1, 2], tie: 'I take the same bus',
  public_reason: 'A ticket to see family', way: 'purchase',
  benefits_safe: true });
const saidRequest = async answer => {
  const { request, version } = await newRequest();
  const made = await send('sam', `/fund/requests/${request}/say`,
    answered(answer, version));
  return { request, payment: request, version: made.version };
};
const largeRequest = async () => {
  const { id, version } = await send('jay', '/fund/requests',
    { ...wish(), sum: 30_000, purpose: 'other' });
  const made = await send('sam', `/fund/requests/${id}/say`,
    answered('yes', version));
  return { request: id, version: made.version };
};
const paidRequest = async () => {
  const made = await saidRequest('yes');
  const paid = await asks.get('femi')('POST',
    `/api/fund/payments/${made.request}/pay`,
    { body: { entry: entryId(), sum: 90 } });
  assert.equal(paid.status, 201);
  return made;
};
// The same with its version as it stands, and with a proposal to write it off.
const unshown = async () => {
  const made = await paidRequest();
  const { version } = (await asks.get('sam')('GET',
    `/api/people/${CRN}/fund/requests/${made.request}`)).body;
  return { ...made, version };
};
const proposed = async () => {
  const { request, version } = await unshown();
  const made = await send('sam', `/fund/requests/${request}/write-off`,
    { version, reason: 'supplier_gone', words: 'The firm is shut' });
  return { request, payment: request, version: made.version };
};
// Asked for Jay by sam; and with Jay's answer, typed by sam.
const askedFor = async () => {
  const { id, version } = await send('sam', '/fund/requests', wish());
  return { request: id, version };
};
const writtenDown = async () => {
  const { request, version } = await askedFor();
  const made = await send('sam', `/fund/requests/${request}/say-for`,
    { version, answer: 'yes', words: 'Yes', how: 'room' });
  return { request, voice: made.voices.at(-1).id };
};
// Where the fund ends for Jay, or goes on; and what is open there.
const goesOn = async () => {
  await asks.get('sam')('POST', `/api/people/${CRN}/fund/ending/undo`,
    { body: { words: 'They stay' } });
  return {};
};
const ended = async () => {
  await goesOn();
  await send('sam', '/fund/ending', { kind: 'moved', words: 'In May' });
  return {};
};
const owedOf = async make => {
  const { request } = await make();
  await ended();
  return { owed: request };
};
const owing = async () => (await asks.get('femi')('GET',
  '/api/fund/endings')).body;
// A sum of which nothing is promised: it ends for another person each time.
const freeSum = async () => {
  const free = async () => (await owing()).content
    .find(one => one.account && one.promised === 0);
  for (const crn of crns.filter(one => one !== CRN)) {
    const found = await free();
    if (found) {
      return { sum: found.account };
    }
    const { status, body } = await asks.get('sam')('GET',
      `/api/people/${crn}/fund`);
    if (status === 200 && body.budget.promised === 0) {
      await asks.get('sam')('POST', `/api/people/${crn}/fund/ending`,
        { body: { kind: 'finished', words: 'It is over' } });
    }
  }
  return {};
};
// What jay is shown before they sign.
const toSign = async () => {
  const { body } = await asks.get('sam')('GET', `/api/people/${CRN}/plan/sign`);
  return { version: body.version, mark: body.mark };
};
const codeOfJay = async () =>
  (await send('jay', '/plan/sign/code', {})).code;
const no = ({ version, mark }) => ({ answer: 'no', reason: 'dates',
  words: 'Too soon', version, mark });
const png = () => new Blob([picture()], { type: 'image/png' });
const wav = seconds => new Blob([tone(seconds)], { type: 'audio/wav' });
const page = () => new Blob(['<html>'], { type: 'image/png' });
const large = () => new Blob([picture(), Buffer.alloc(10 * 1024 * 1024)],
  { type: 'image/png' });
// One that was paid long enough ago to say whether it helped.
const longAgo = async () => ({ request: (await asks.get('jay')('GET',
  `/api/people/${CRN}/fund`)).body.content
  .find(one => one.what === 'Swimming, ten times').id });
let entries = 0;
const entryId = () => `1000000${String(entries++).padStart(6, '0')}`;

const PLAN = '/api/people/{crn}/plan';
const FUND = '/api/people/{crn}/fund';
const ONE = `${FUND}/requests/{request}`;
const PAYMENT = '/api/fund/payments/{payment}';
const WRITE_OFF = '/api/fund/write-offs/{payment}';
const ENDING = '/api/people/{crn}/fund/ending';
const ENDINGS = '/api/fund/endings';
const GOAL = `${PLAN}/goals/{goal}`;
const CONTACTS = '/api/people/{crn}/contacts';
const AREA = '/api/people/{crn}/strengths/{area}';
const FORM = '/api/people/{crn}/strengths/form/{section}';
const VICTIMS = '/api/people/{crn}/strengths/offence/victims';
const INDUCTION = '/api/people/{crn}/induction';
const SAYS = '/api/people/{crn}/feedback';
const CORRECTIONS = '/api/people/{crn}/corrections';
const newCorrection = async () => {
  const { body } = await asks.get('jay')('POST', '/api/me/corrections',
    { body: { words: 'My postcode is HU2' } });
  return { correction: body.corrections.find(one => !one.answer).id };
};
const CHECKIN = '/api/people/{crn}/checkin';
const READY = '/api/people/{crn}/ready';
const SUPPORT = '/api/people/{crn}/support';
const WAYS = '/api/people/{crn}/pathways';
const MOVING_ON = '/api/people/{crn}/ending';

// A side of an area, with the version it stands at.
const sideOf = side => async () => {
  const { body } = await asks.get('sam')('GET',
    `/api/people/${CRN}/strengths`);
  const finance = body.areas.find(one => one.area === 'finance');
  return { version: finance[side]?.version ?? 0 };
};

// What is answered of a section of the services' form, with its version.
const answersOf = rest => async () => {
  const { body } = await asks.get('sam')('GET',
    `/api/people/${CRN}/strengths/form/health-wellbeing/${rest}`);
  return { version: body.version };
};

// The list of victims with its version: one that is asked for, and with at
// least so many on it.
const victim = { relationship: 'STRANGER', age: 'UNKNOWN', sex: 'UNKNOWN',
  ethnicity: 'UNKNOWN' };
const victimsNow = least => async () => {
  const ask = asks.get('sam');
  const at = `/api/people/${CRN}/strengths`;
  let { body } = await ask('GET', `${at}/offence/victims`);
  if (!body.asked) {
    await ask('PATCH', `${at}/form/offence-analysis/alone`,
      { body: { form: '1.0', answers: { offence_analysis_who_was_the_victim:
        { values: ['ONE_OR_MORE_PERSON'] } } },
      headers: { 'if-match': `"${body.version}"` } });
    ({ body } = await ask('GET', `${at}/offence/victims`));
  }
  if (body.victims.length < least) {
    ({ body } = await ask('POST', `${at}/offence/victims`,
      { body: { ...victim, version: body.version } }));
  }
  return { version: body.version, victim: 1 };
};

// A row of who decides, with its version; asked for by Jay where nothing is.
const rowOf = topic => async () => {
  const { body } = await asks.get('sam')('GET', `/api/people/${CRN}/rights`);
  return { topic, version: body.topics.find(one => one.topic === topic).version };
};
const askedRow = async () => {
  const { version } = await rowOf('volunteer')();
  const { body } = await asks.get('sam')('POST',
    `/api/people/${CRN}/rights/volunteer`,
    { body: { decides: 'judgement', why: 'To weigh it up', version } });
  return { topic: 'volunteer', version: body.topics
    ? body.topics.find(one => one.topic === 'volunteer').version : version };
};

// An edition that may be shared: what is complete in it is opened again.
const openEdition = async () => {
  const { version } = await sideOf('worker')();
  const { body } = await asks.get('sam')('PATCH',
    `/api/people/${CRN}/strengths/finance/worker`,
    { body: { form: 3, view: `As it is now ${version}` },
      headers: { 'if-match': `"${version}"` } });
  return { version: body.version, edition: body.id };
};

// Something of Jay's that cannot wait, and that nobody did anything about.
const cannotWait = async () => {
  const { body } = await asks.get('jay')('POST',
    `/api/people/${CRN}/ready/answers`,
    { body: { set: 'first', edition: 2,
      answers: [{ code: 'food', says: 'urgent' }] } });
  return { urgent: body.urgent.find(one => !one.done).id };
};
// Jay's ending is over, its door open, and nobody waits at it.
const overNow = async () => {
  const { body } = await asks.get('sam')('GET', `/api/people/${CRN}/ending`);
  const waits = body.visits.find(one => one.answer === null);
  if (waits) {
    await send('sam', `/ending/visits/${waits.id}/answer`, { answer: 'We met' });
  }
  if (!body.outcome) {
    await send('sam', '/ending/talks', { day: inDays(0).slice(0, 10),
      how: 'phone' });
    await send('sam', '/ending/outcomes', { outcome: 'completed',
      ended_on: inDays(0).slice(0, 10), why: 'All of it is done' });
  }
  return {};
};
const cameBack = async () => {
  await overNow();
  return { visit: (await send('jay', '/ending/visits', {})).visits[0].id };
};
const newSupport = async () => ({ support: (await send('sam',
  '/ending/supports', { kind: 'mentor', who: 'Dee', what: 'A walk' }))
  .supports.at(-1).id });
const newLetter = async () => ({ letter: (await send('jay', '/ending/letters',
  { own: 'I kept going' })).letters[0].id });

const today = () => new Date().toISOString().slice(0, 10);
const checkinTerms = {
  against: [], every_weeks: 8, instead: false, why: null, way: 'worker',
  said_yes: true };
// Check-ins of Jay's with one that is open; and one that was sent, or read.
const openCheckin = async () => {
  const at = rest => `/api/people/${CRN}/checkin${rest}`;
  const sam = asks.get('sam');
  await sam('POST', at('/stop'), { body: { why: 'To begin again' } });
  await sam('POST', at('/set'),
    { body: { ...checkinTerms, against: ['self'], first: today() } });
  return {};
};
const wantedCheckin = async () => {
  await asks.get('sam')('POST', `/api/people/${CRN}/checkin/set`,
    { body: { ...checkinTerms, first: today(), instead: true,
      why: 'Shifts' } });
  return {};
};
const sentCheckin = async () => {
  const { body } = await asks.get('sam')('GET', `/api/people/${CRN}/checkin`);
  let one = body.checkins.find(each => each.state === 'submitted');
  if (!one && body.checkins.some(each => each.state === 'created')) {
    await asks.get('jay')('POST', `/api/people/${CRN}/checkin/fill`,
      { body: { mood: 'well', wants: [], call: false } });
    one = (await asks.get('sam')('GET', `/api/people/${CRN}/checkin`))
      .body.checkins.find(each => each.state === 'submitted');
  }
  return { checkin: (one ?? body.checkins[0]).id };
};
const readCheckin = async () => {
  const { body } = await asks.get('sam')('GET', `/api/people/${CRN}/checkin`);
  return { checkin: body.checkins.find(one => one.state === 'reviewed').id };
};

// A thing on Jay's list, tied to nothing.
const newItem = async () => {
  const { body } = await asks.get('jay')('POST', MY_LIST,
    { body: { title: 'Buy bread' } });
  return { item: body.items.filter(one => !one.done).at(-1).id };
};
// What Jay said and nobody answered.
const newSay = async () => {
  const { body } = await asks.get('jay')('POST', `/api/people/${CRN}/feedback`,
    { body: { level: 'good', about: 'all' } });
  return { say: body.said[0].id };
};

// A question of Jay's about a part, that is open.
const newQuestion = topic => async () => {
  const { body } = await asks.get('jay')('POST',
    `/api/people/${CRN}/induction/words`,
    { body: { topic, words: `And what then, in ${topic}?` } });
  return { word: body.words.at(-1).id };
};

/*
 * What is sent to each operation: who sends it, what is made for it each time,
 * a good body, bodies that are not of the shape and are refused, and bodies
 * that are of the shape and against a rule.
 */
const changes = {
  [`POST ${PLAN}/goals`]: {
    user: 'sam',
    good: ({ statement, entry }) => ({ title: 'Walk every day', source: entry, why: 'To sleep well',
      how_i_will_know: null, area_of_need: 'health-and-wellbeing',
      related_areas_of_need: ['finances'], target_date: inDays(30).slice(0, 10),
      basis: 'negotiated', words_of: 'worker_for_person', statement }),
    wrong: [{}, { title: 7 }, { title: 'Walk', area_of_need: 'moon' },
      { title: 'Walk', target_date: 'soon' }, { title: '' },
      { title: 'Walk', source: 7 },
      { title: 'x'.repeat(4001) }]
  },
  [`PATCH ${GOAL}`]: {
    user: 'sam', given: newGoal,
    good: () => ({ why: 'It helps' }),
    wrong: [{ why: ['a'] }, { basis: 'whim' }, { statement: 'none' }]
  },
  [`POST ${GOAL}/achieve`]: {
    user: 'sam', given: newGoal,
    good: ({ version }) => ({ version, achieved_by: 'Sam', words: 'It did' }),
    wrong: [{}, { version: 1 }, { version: '1', achieved_by: 'Sam' }]
  },
  [`POST ${GOAL}/remove`]: {
    user: 'sam', given: newGoal,
    good: ({ version }) => ({ version, words: 'Not now' }),
    wrong: [{}, { words: 'Not now' }, { version: 1, words: 7 }]
  },
  [`POST ${GOAL}/readd`]: {
    user: 'sam', given: removedGoal,
    good: ({ version }) => ({ version, words: 'Now',
      target_date: inDays(90).slice(0, 10) }),
    wrong: [{}, { words: 'Now' }, { version: 1, words: 'Now',
      target_date: 'soon' }]
  },
  [`POST ${GOAL}/delete`]: {
    user: 'sam', given: draftGoal,
    good: ({ version }) => ({ version }),
    wrong: [{}, { version: 'newest' }]
  },
  [`POST ${GOAL}/move`]: {
    user: 'sam', given: newGoal,
    good: () => ({ by: 'up' }),
    wrong: [{}, { by: 'left' }]
  },
  [`POST ${GOAL}/reply`]: {
    user: 'jay', given: newGoal,
    good: ({ version }) => ({ version, reply: 'declined', words: 'Too soon' }),
    wrong: [{}, { version: 1, reply: 'maybe' }, { reply: 'accepted' }]
  },
  [`POST ${GOAL}/met`]: {
    user: 'jay', given: newGoal,
    good: ({ version }) => ({ version, why: 'It is done', shows: 'A card' }),
    wrong: [{}, { version: 1, why: 'It is done' },
      { version: 1, why: 'Done', shows: 'A card', how: 'by_post' }]
  },
  [`POST ${GOAL}/met/{met}`]: {
    user: 'jay', given: metGoal,
    good: ({ version }) => ({ version, says: 'no', words: 'Not yet' }),
    wrong: [{}, { version: 1, says: 'maybe' }, { says: 'yes' }]
  },
  [`POST ${GOAL}/help/hurdles`]: {
    user: 'jay', given: newGoal,
    good: () => ({ gets: 'It rains', then: 'Take the bus', helps: 'Mum' }),
    wrong: [{}, { gets: 'It rains' }, { gets: 'It rains', then: 7 }]
  },
  [`POST ${GOAL}/help/strengths`]: {
    user: 'jay', given: strongGoal,
    good: ({ strength }) => ({ strength }),
    wrong: [{ strength: 7 }, { strength: 'none' }, { offer: 7 }],
    against: [{}]
  },
  [`POST ${GOAL}/scale`]: {
    user: 'jay', given: newGoal,
    good: () => ({ version: 0, weight: 3, ...LEVELS }),
    wrong: [{}, { version: 0, weight: 4, ...LEVELS },
      { version: 0, weight: 1, ...LEVELS, start: 'far' }]
  },
  [`POST ${GOAL}/scale/yes`]: {
    user: 'jay', given: scaledGoal,
    good: ({ version }) => ({ version, weight: 1 }),
    wrong: [{}, { version: 1, weight: 'much' }]
  },
  [`POST ${GOAL}/scale/ratings`]: {
    user: 'jay', given: readyGoal,
    good: ({ version }) => ({ version, level: 'more', words: 'It goes well' }),
    wrong: [{}, { version: 1 }, { version: 1, level: 'far' }]
  },
  [`POST ${GOAL}/view`]: {
    user: 'sam', given: newGoal,
    good: ({ version }) => ({ version, stance: 'partly', words: 'Some of it' }),
    wrong: [{}, { stance: 'partly', words: 'Some' },
      { version: 1, stance: 'maybe', words: 'Some' }]
  },
  [`POST ${GOAL}/notes`]: {
    user: 'sam',
    good: () => ({ words: 'They went there' }),
    wrong: [{}, { words: '' }, { words: 7 }]
  },
  [`POST ${GOAL}/steps`]: {
    user: 'sam',
    good: ({ decision }) => ({ description: 'Find a route',
      actor: 'person_on_probation', due_on: inDays(7).slice(0, 10),
      words_of: 'worker', status: 'NOT_STARTED', resource: 'partner',
      needs: 'A map', source: decision, source_kind: 'decision' }),
    wrong: [{}, { description: 'Go', actor: 'somebody' },
      { description: 'Go', resource: 'a car' },
      { description: 'Go', due_on: '31/12/2030' }]
  },
  [`PATCH ${GOAL}/steps/{step}`]: {
    user: 'sam', given: newStep,
    good: () => ({ description: 'Write to them' }),
    wrong: [{ description: 7 }, { actor: 'somebody' }, { due_on: 'soon' },
      { needs: 7 }, { resource: 'a car' }]
  },
  [`POST ${GOAL}/steps/{step}/delete`]: {
    user: 'sam', given: newStep,
    good: ({ version }) => ({ version }),
    wrong: [{}, { version: 'newest' }]
  },
  [`POST ${GOAL}/steps/{step}/progress`]: {
    user: 'sam', given: newStep,
    good: () => ({ status: 'IN_PROGRESS' }),
    wrong: [{ status: 'DONE' }, { status: 1 }]
  },
  [`POST ${GOAL}/steps/{step}/reply`]: {
    user: 'jay', given: newStep,
    good: ({ version }) => ({ version, reply: 'declined', words: 'Not me' }),
    wrong: [{}, { version: 1, reply: 'maybe' }]
  },
  [`POST ${GOAL}/said`]: {
    user: 'sam', given: paperGoal,
    good: ({ version }) => ({ version, said: 'talk', how: 'paper',
      paper_on: inDays(0).slice(0, 10) }),
    wrong: [{}, { version: 1, said: 'maybe', how: 'room' },
      { version: 1, said: 'accepted', how: 'paper', paper_on: '2026-02-30' },
      { version: 1, said: 'accepted', how: 'own' }],
    against: [{ version: 1, said: 'done', how: 'room' }]
  },
  [`POST ${GOAL}/steps/{step}/said`]: {
    user: 'sam', given: doneStep,
    good: ({ version }) => ({ version, said: 'accepted', how: 'room' }),
    wrong: [{}, { version: 2, said: 'done' },
      { version: 2, said: 'maybe', how: 'room' }]
  },
  [`POST ${PLAN}/agreement`]: {
    user: 'sam',
    given: toSign, good: no,
    wrong: [{}, { answer: 'maybe', version: 1 },
      { answer: 'yes', version: 'newest' }, { answer: 'yes' }],
    against: [{ answer: 'yes', version: 1, mark: 'AAAA-AAAA' }]
  },
  [`POST ${PLAN}/signed/{sign}/heard`]: {
    user: 'jay', given: takenIn('untold'),
    good: () => ({ mine: 'no', words: 'I said no' }),
    wrong: [{}, { mine: 'perhaps' }, { mine: 'yes', words: 7 }]
  },
  [`POST ${PLAN}/signed/{sign}/settled`]: {
    user: 'priya', given: takenIn('not_mine'),
    good: () => ({ words: 'We spoke about it' }),
    wrong: [{}, { words: '' }, { words: 7 }]
  },
  [`POST ${PLAN}/sign/coded`]: {
    user: 'sam', given: toSign,
    good: async found => ({ code: await codeOfJay(), ...no(found) }),
    wrong: [{}, { code: '123456', answer: 'no', version: 1 },
      { code: '123456', answer: 'could_not_answer', version: 1, mark: 'A' },
      { code: 7, answer: 'no', version: 1, mark: 'A' }],
    against: [{ code: '123456', answer: 'no', version: 1, mark: 'AAAA-AAAA' }]
  },
  [`POST ${PLAN}/sign/drawn`]: {
    user: 'sam', given: toSign,
    good: found => ({ drawing: png(), ...no(found) }),
    wrong: [{}, { drawing: png() },
      { drawing: png(), answer: 'could_not_answer', version: 1, mark: 'A' }],
    against: [{ drawing: page(), answer: 'no', version: 1, mark: 'A' },
      { drawing: large(), answer: 'no', version: 1, mark: 'A' },
      { drawing: wav(), answer: 'no', version: 1, mark: 'A' },
      { drawing: png(), answer: 'yes', version: 1, mark: 'AAAA-AAAA' }]
  },
  [`POST ${PLAN}/sign/paper`]: {
    user: 'sam', given: toSign,
    good: found => ({ picture: png(), signed_on: inDays(-1).slice(0, 10),
      ...no(found) }),
    wrong: [{}, { picture: png(), answer: 'no', version: 1, mark: 'A' },
      { picture: png(), answer: 'no', version: 1, mark: 'A',
        signed_on: 'today' }],
    against: [{ picture: page(), signed_on: '2026-11-01', answer: 'no',
      version: 1, mark: 'A' }, { picture: png(), signed_on: '2099-01-01',
      answer: 'no', version: 1, mark: 'A' }]
  },
  [`POST ${PLAN}/pictures`]: {
    user: 'jay',
    good: () => ({ picture: png(), words: 'My gran’s house' }),
    wrong: [{}, { picture: png() }, { picture: png(), words: '' },
      { picture: png(), words: 'x'.repeat(4001) }],
    against: [{ picture: page(), words: 'A page' },
      { picture: wav(), words: 'A song' }, { picture: large(), words: 'Big' }]
  },
  [`POST ${PLAN}/voice`]: {
    user: 'sam',
    good: () => ({ sound: wav(), words: 'I want my own door' }),
    wrong: [{}, { words: 'I said it' },
      { sound: wav(), words: 'x'.repeat(4001) }],
    against: [{ sound: png() }, { sound: page() }, { sound: wav(181) }]
  },
  [`POST ${PLAN}/statements`]: {
    user: 'sam',
    good: () => ({ words: 'I want my own door', words_of: 'worker' }),
    wrong: [{}, { words: '' }, { words: ['a'] }]
  },
  [`POST ${PLAN}/statements/{statement}`]: {
    user: 'sam', given: newStatement,
    good: () => ({ words: 'I like to sing with others' }),
    wrong: [{}, { words: '' }]
  },
  [`POST ${PLAN}/strengths`]: {
    user: 'sam',
    good: () => ({ words: 'Keeps time', evidence: null, said_by: 'family',
      said_name: 'His mum' }),
    wrong: [{}, { words: 'Keeps time', said_by: 'nobody' }]
  },
  [`POST ${PLAN}/strengths/{strength}`]: {
    user: 'sam', given: strongGoal,
    good: () => ({ version: 1, words: 'Turns up early' }),
    wrong: [{}, { version: 1, words: '' }, { version: 1, said_by: 'nobody' }]
  },
  [`POST ${PLAN}/strengths/{strength}/withdraw`]: {
    user: 'sam', given: strongGoal,
    good: () => ({ version: 1, words: 'It is no longer so' }),
    wrong: [{}, { version: 1, words: '' }]
  },
  [`POST ${PLAN}/circle`]: {
    user: 'jay',
    good: () => ({ name: 'Mo', ring: 2, kind: 'friend', wish: 'closer',
      life: 'friends', since: 2001 }),
    wrong: [{}, { name: 'Mo', ring: 9, kind: 'friend' },
      { name: 'Mo', ring: 2, kind: 'foe' },
      { name: 'Mo', ring: 2, kind: 'friend', since: 'soon' }]
  },
  [`POST ${PLAN}/circle/{supporter}`]: {
    user: 'jay', given: newTie,
    good: ({ version }) => ({ version, name: 'Mo', ring: 2, kind: 'peer',
      view: 'good', often: 'weekly', pay: 'unpaid' }),
    wrong: [{}, { version: 1, name: '', ring: 1, kind: 'peer' },
      { version: 1, name: 'Mo', ring: 1, kind: 'peer', view: 'grand' }]
  },
  [`POST ${PLAN}/circle/{supporter}/ring`]: {
    user: 'jay', given: newTie,
    good: ({ version }) => ({ version, ring: 4 }),
    wrong: [{}, { ring: 4 }, { version: 1, ring: 5 },
      { version: 1, ring: 'in' }]
  },
  [`POST ${PLAN}/circle/{supporter}/remove`]: {
    user: 'jay', given: newTie,
    good: ({ version }) => ({ version }),
    wrong: [{}, { version: 'one' }]
  },
  [`POST ${PLAN}/circle-kept`]: {
    user: 'jay',
    good: () => ({ why: 'other' }),
    wrong: [{}, { why: 'whim' }]
  },
  [`POST ${PLAN}/phases`]: {
    user: 'sam', given: phaseToEnter,
    good: ({ phase }) => ({ act: 'enter', name: phase, reason: 'ready' }),
    wrong: [{}, { act: 'fly', name: 'integrate', reason: 'ready' },
      { act: 'enter', name: 'integrate', reason: 'whim' }]
  },
  [`POST ${PLAN}/review/later`]: {
    user: 'sam',
    given: async () => {
      const { review_on: on, put_off: list } =
        (await asks.get('sam')('GET', `/api/people/${CRN}/plan/review`)).body;
      if (list[0]?.stands) await send('sam', '/plan/review/back', {});
      const from = Math.max(Date.parse(list[0]?.stands ? list[0].was : on),
        Date.now());
      return { until: new Date(from + 7 * DAY).toISOString().slice(0, 10) };
    },
    good: ({ until }) => ({ reason: 'away', until, words: 'In hospital' }),
    wrong: [{}, { reason: 'whim', until: '2030-01-01' },
      { reason: 'away', until: 'soon' }],
    against: [{ reason: 'away', until: inDays(-3).slice(0, 10) }]
  },
  [`POST ${FUND}/budget`]: {
    user: 'priya',
    good: () => ({ sum: 100 }),
    wrong: [{}, { sum: '1' }, { sum: 0 }, { sum: 10_000_001 }]
  },
  [`POST ${FUND}/requests`]: {
    user: 'jay',
    good: wish,
    wrong: [{}, { ...wish(), what: 7 }, { ...wish(), sum: 'ten pounds' },
      { ...wish(), purpose: 'moon' }, { ...wish(), needed_on: 'soon' }]
  },
  [`PATCH ${ONE}`]: {
    user: 'jay', given: newRequest,
    good: ({ goal }) => ({ why: 'To see my mum', goal }),
    wrong: [{ why: 7 }, { sum: 0 }, { purpose: 'moon' }, { goal: 'none' }]
  },
  [`POST ${ONE}/withdraw`]: {
    user: 'jay', given: newRequest,
    good: ({ version }) => ({ version }),
    wrong: [{}, { version: 'newest' }]
  },
  [`POST ${ONE}/say`]: {
    user: 'sam', given: newRequest,
    good: ({ version }) => answered('no', version),
    wrong: [{}, { version: 1, answer: 'maybe', words: 'x' },
      { version: 1, answer: 'yes', words: 7 },
      { version: 1, answer: 'yes', words: 'x', checks: [8] }]
  },
  [`POST ${ONE}/third`]: {
    user: 'priya', given: largeRequest,
    good: ({ version }) => ({ version, answer: 'no', words: 'It is a lot',
      refusal: 'costs_unclear', checks: [4], tie: null, public_reason: null,
      peer: { name: 'Mo', answer: 'no', words: 'It was less for me' } }),
    wrong: [{}, { version: 1, answer: 'yes', words: 'x', peer: 'Mo' }]
  },
  [`POST ${ONE}/again`]: {
    user: 'jay', given: () => saidRequest('no'),
    good: () => ({ words: 'I cannot walk that far' }),
    wrong: [{}, { words: '' }, { words: 7 }]
  },
  [`POST ${ONE}/evidence`]: {
    user: 'jay', given: paidRequest,
    good: () => ({ explained: false, evidence: 'Ticket 20417' }),
    wrong: [{}, { explained: 'no', evidence: 'Ticket' },
      { explained: true, evidence: '' }]
  },
  [`POST ${ONE}/helped`]: {
    user: 'jay', given: longAgo,
    good: () => ({ helped: 4, changed: 'My back is better' }),
    wrong: [{}, { helped: 6 }, { helped: 'much' }]
  },
  'POST /api/fund/pot': {
    user: 'femi',
    good: () => ({ sum: 100 }),
    wrong: [{}, { sum: 'all' }, { sum: 0 }]
  },
  [`POST ${ONE}/say-for`]: {
    user: 'sam', given: askedFor,
    good: ({ version }) => ({ version, answer: 'yes', words: 'Yes, please',
      how: 'room' }),
    wrong: [{}, { version: 1, answer: 'yes', words: 'x', how: 'dream' },
      { version: 1, answer: 'yes', words: 7, how: 'room' }]
  },
  [`POST ${ONE}/heard`]: {
    user: 'jay', given: writtenDown,
    good: ({ voice }) => ({ voice, mine: false, words: 'I said perhaps' }),
    wrong: [{}, { voice: 'mine', mine: true }, { voice: NOTHINGS, mine: 'no' }]
  },
  [`POST ${ONE}/write-off`]: {
    user: 'sam', given: unshown,
    good: ({ version }) => ({ version, reason: 'person_lost',
      words: 'Nobody answers the door' }),
    wrong: [{}, { version: 2, reason: 7, words: 'x' },
      { version: 2, reason: 'whim', words: 'x' },
      { version: 2, reason: 'fraud' }]
  },
  [`POST ${WRITE_OFF}`]: {
    user: 'morgan', given: unshown,
    good: ({ version }) => ({ version, reason: 'other', words: 'All tried' }),
    wrong: [{}, { version: 2, reason: 'whim', words: 'x' },
      { version: 2, reason: 'fraud', words: 7 }]
  },
  [`POST ${WRITE_OFF}/answer`]: {
    user: 'morgan', given: proposed,
    good: ({ version }) => ({ version, answer: 'yes', words: 'I rang too' }),
    wrong: [{}, { version: 2, answer: 'perhaps', words: 'x' },
      { version: 2, answer: 'no', words: 7 }]
  },
  [`POST ${PAYMENT}/pay`]: {
    user: 'femi', given: () => saidRequest('yes'),
    good: () => ({ entry: entryId(), sum: 90 }),
    wrong: [{}, { sum: 90 }, { entry: 'mine', sum: 90 }]
  },
  [`POST ${PAYMENT}/return`]: {
    user: 'femi', given: paidRequest,
    good: () => ({ reason: 'It was sold out' }),
    wrong: [{}, { reason: '' }, { reason: 7 }]
  },
  'POST /api/people/{crn}/needs': {
    user: 'sam',
    good: () => ({ metaData: { uuid: `made-up-${inDays(0)}` },
      assessment: { drug_use: { type: 'RADIO', value: 'NO' } },
      oasysEquivalent: { 'o8-1': 'NO' } }),
    wrong: [{}, { assessment: [] }, { assessment: {}, metaData: 7 }]
  },
  'POST /api/people/{crn}/plan/import': {
    user: 'sam', good: () => planFile('Sing in a choir'), wrong: []
  },
  'POST /api/people/{crn}/plan/import/confirm': {
    user: 'sam', given: waitingFile,
    good: ({ file, version }) => ({ file, version }),
    wrong: [{}, { file: 7, version: 1 }, { version: 'newest' }]
  },
  'POST /api/people/{crn}/plan/import/cancel': {
    user: 'sam', given: waitingFile, good: ({ file }) => ({ file }),
    wrong: [{ file: 7 }]
  },
  [`POST ${CONTACTS}`]: {
    user: 'sam',
    good: () => ({ at: inDays(-1), kind: 'phone', minutes: 20,
      outcome: 'attended_complied', note: 'They talked about the walk.',
      place: null, planned_minutes: 30 }),
    wrong: [{}, { at: 'yesterday', kind: 'phone' },
      { at: inDays(-1), kind: 'seance' },
      { at: inDays(-1), kind: 'phone', minutes: '20' },
      { at: inDays(-1), kind: 'phone', minutes: 1441 }]
  },
  [`POST ${ENDING}`]: {
    user: 'sam', given: goesOn,
    good: () => ({ kind: 'moved', words: 'To another town' }),
    wrong: [{}, { kind: 'closing', words: 'x' }, { kind: 'moved', words: 7 }]
  },
  [`POST ${ENDING}/undo`]: {
    user: 'sam', given: ended,
    good: () => ({ words: 'They stay after all' }),
    wrong: [{}, { words: 7 }]
  },
  [`POST ${ENDINGS}/requests/{owed}/release`]: {
    user: 'femi', given: () => owedOf(() => saidRequest('yes')),
    good: () => ({ words: 'Not needed there' }),
    wrong: [{}, { words: 7 }]
  },
  [`POST ${ENDINGS}/requests/{owed}/explain`]: {
    user: 'femi', given: () => owedOf(paidRequest),
    good: () => ({ words: 'It was used' }),
    wrong: [{}, { words: 7 }]
  },
  // There is one organisation here: the way that is right is a test in C.
  [`POST ${ENDINGS}/requests/{owed}/ask`]: {
    user: 'morgan', given: () => owedOf(() => saidRequest('yes')),
    status: 422,
    good: () => ({ to: 'harbour', because: 'They serve them' }),
    wrong: [{}, { to: 'nowhere at all that there is anywhere to be had',
      because: 'x' }, { to: 'harbour', because: 7 }]
  },
  [`POST ${ENDINGS}/requests/{owed}/answer`]: {
    user: 'morgan', given: () => owedOf(() => saidRequest('yes')),
    status: 404,
    good: () => ({ answer: 'yes', words: 'We serve them' }),
    wrong: []
  },
  [`POST ${ENDINGS}/sums/{sum}`]: {
    user: 'femi', given: freeSum,
    good: () => ({ words: 'It ended' }),
    wrong: [{}, { words: 7 }]
  },
  [`POST ${ENDINGS}/closing`]: {
    user: 'femi',
    good: () => ({ words: 'The grant ends' }),
    wrong: [{ words: 7 }]
  },
  [`PATCH ${AREA}/own`]: {
    user: 'jay', given: sideOf('own'),
    good: () => ({ form: 3, view: 'I put some by each week.',
      strengths: 'Good with sums', nothing: false,
      ready: 'making_changes', ready_words: 'Since May', priority: 1 }),
    wrong: [{}, { form: 'the newest' }, { form: 3, view: 7 },
      { form: 3, strengths: 'x'.repeat(2001) }, { form: 3, nothing: 'yes' },
      { form: 3, ready: 'perhaps' }, { form: 3, priority: 4 },
      { form: 3, view: 'x'.repeat(2001) }]
  },
  [`PATCH ${AREA}/worker`]: {
    user: 'sam', given: sideOf('worker'),
    good: () => ({ form: 3, view: 'It goes better.', strengths: 'Plans ahead',
      needs: null, priority: null, harm: 'yes',
      harm_words: 'When they owe somebody', reoffending: 'yes',
      reoffending_words: 'When it runs out', evidence: null,
      nothing: false, done: false }),
    wrong: [{}, { form: 3, harm: 'perhaps' }, { form: 3, strengths: 7 },
      { form: 3, priority: 0 }, { form: 3, done: 'yes' },
      { form: 3, nothing: 7 }]
  },
  [`PATCH ${FORM}/own`]: {
    user: 'jay', given: answersOf('own'),
    good: () => ({ form: '1.0', answers: {
      health_wellbeing_outlook: { value: 'OPTIMISTIC' } } }),
    wrong: [{}, { form: '1.0' }, { form: 1, answers: {} },
      { form: '1.0', answers: [] }],
    against: [{ form: '1.0', answers: {
      health_wellbeing_self_harmed: { value: 'NO' } } }]
  },
  [`PATCH ${FORM}/{part}`]: {
    user: 'sam', given: answersOf('answers'),
    good: () => ({ form: '1.0', voice: 'together', done: false, answers: {
      health_wellbeing_coping_day_to_day_life: { value: 'YES' } } }),
    wrong: [{}, { form: '1.0', voice: 'together' },
      { form: '1.0', voice: 'nobody', answers: {} }],
    against: [{ form: '1.0', voice: 'worker',
      answers: { castle: { value: 'X' } } }]
  },
  [`POST ${VICTIMS}`]: {
    user: 'sam', given: victimsNow(0),
    good: ({ version }) => ({ ...victim, version }),
    wrong: [{}, { ...victim, version: 'the newest' },
      { ...victim, age: 7 }, { ...victim, words: 'x'.repeat(129) }]
  },
  [`PATCH ${VICTIMS}/{victim}`]: {
    user: 'sam', given: victimsNow(1),
    good: () => ({ ...victim, relationship: 'OTHER', words: 'A neighbour' }),
    wrong: [{}, { ...victim, sex: 7 }],
    against: [{ ...victim, ethnicity: 'CASTLE' }]
  },
  [`POST ${VICTIMS}/{victim}/remove`]: {
    user: 'sam', given: victimsNow(1),
    good: ({ version }) => ({ version }),
    wrong: [{}, { version: 'the newest' }]
  },
  'POST /api/people/{crn}/tools/{tool}': {
    user: 'jay',
    good: () => ({ edition: 2, box: 'like', words: 'I keep at it',
      view: 'person' }),
    wrong: [{}, { edition: 2, box: 'like' },
      { edition: 2, box: 7, words: 'x' }, { box: 'like', words: 'x' },
      { edition: 2, box: 'like', words: 'x'.repeat(501) },
      { edition: 2, box: 'like', words: 'x', view: 'weather' },
      { edition: 2, box: 'like', words: 'x', teller: 7 }]
  },
  'POST /api/people/{crn}/strengths/room': {
    user: 'sam', good: () => ({ closed: true, room: 'Jay and Sam' }),
    wrong: [{}, { closed: true }, { room: 'Jay and Sam' },
      { closed: true, room: 7 }, { closed: true, room: 'x'.repeat(201) }]
  },
  // A newest edition is no earlier one; the right way is a test in C.
  'POST /api/people/{crn}/strengths/editions/{edition}/back': {
    user: 'sam', given: openEdition, status: 422,
    good: ({ version }) => ({ version }),
    wrong: [{}, { version: 'newest' }]
  },
  'POST /api/people/{crn}/strengths/share': {
    user: 'sam', given: openEdition,
    good: ({ version }) => ({ version }),
    wrong: [{}, { version: 'newest' }]
  },
  // The ways that are right are a test in C: there all nine are complete.
  'POST /api/people/{crn}/strengths/sign': {
    user: 'sam', given: openEdition, status: 422,
    good: ({ version }) => ({ version }),
    wrong: [{}, { version: 'newest' }]
  },
  'POST /api/people/{crn}/strengths/answer': {
    user: 'priya', given: openEdition, status: 422,
    good: ({ version }) => ({ version, answer: 'no', words: 'Look again' }),
    wrong: [{}, { version: 1, answer: 'perhaps' },
      { version: 1, answer: 'no', words: 7 }]
  },
  // The ways that are right are a test in C: there both have agreed.
  [`POST ${PLAN}/look`]: {
    user: 'priya', status: 422,
    good: async () => {
      const { body } = await asks.get('priya')('GET',
        `/api/people/${CRN}/plan/look`);
      return { version: body.agreed_version, says: 'no', words: 'Too soon?' };
    },
    wrong: [{}, { version: 1 }, { version: 1, says: 'perhaps' },
      { version: 1, says: 'no', words: 7 }]
  },
  'POST /api/people/{crn}/strengths/lock': {
    user: 'sam', given: openEdition,
    good: ({ version }) => ({ version, why: 'does_not_want',
      words: 'We begin again when you like' }),
    wrong: [{}, { version: 1 }, { version: 1, why: 'weather' },
      { version: 1, why: 'other', words: 7 }]
  },
  [`POST ${MOVING_ON}/texts`]: {
    user: 'jay',
    good: async () => {
      const { body } = await asks.get('jay')('GET',
        `/api/people/${CRN}/ending`);
      return { about: 'changed', words: 'I sleep at night',
        quotes: body.to_point_at.slice(0, 2).map(one => one.ref) };
    },
    wrong: [{}, { about: 'moon', words: 'x' }, { about: 'hard', words: '' },
      { about: 'hard', words: 'x', for_them: 7 },
      { about: 'hard', words: 'x', quotes: 'all' }]
  },
  [`POST ${MOVING_ON}/supports`]: {
    user: 'jay',
    good: () => ({ kind: 'family', who: 'Mum', what: 'A call', reach: null }),
    wrong: [{}, { kind: 'moon', who: 'Mum', what: 'A call' },
      { kind: 'family', who: '', what: 'A call' }]
  },
  [`POST ${MOVING_ON}/supports/{support}`]: {
    user: 'jay', given: newSupport,
    good: () => ({ state: 'yes' }),
    wrong: [{}, { state: 'open' }, { state: 7 }]
  },
  [`POST ${MOVING_ON}/answers`]: {
    user: 'jay',
    good: () => ({ ask: 'contact', says: 'yes',
      until: inDays(300).slice(0, 10) }),
    wrong: [{}, { ask: 'moon', says: 'no' }, { ask: 'stories', says: 'maybe' }]
  },
  [`POST ${MOVING_ON}/letters`]: {
    user: 'jay',
    good: () => ({ own: 'I kept going', quotes: [] }),
    wrong: [{ own: 7 }, { quotes: 'all' }]
  },
  [`POST ${MOVING_ON}/letters/{letter}/sign`]: {
    user: 'sam', given: newLetter,
    good: () => ({ words: 'You helped others find the way' }),
    wrong: [{}, { words: '' }, { words: 7 }]
  },
  [`POST ${MOVING_ON}/talks`]: {
    user: 'sam',
    good: () => ({ day: inDays(-1).slice(0, 10), how: 'could_not',
      why: 'Nobody answered' }),
    wrong: [{}, { day: 'soon', how: 'phone' },
      { day: '2026-10-01', how: 'moon' }]
  },
  [`POST ${MOVING_ON}/outcomes`]: {
    user: 'sam', given: overNow,
    good: () => ({ outcome: 'moved_on', ended_on: inDays(-1).slice(0, 10),
      why: 'It was this', corrects: true }),
    wrong: [{ corrects: 7 }, { corrects: true, outcome: 'moon',
      ended_on: '2026-10-01', why: 'x' }, { corrects: true,
      outcome: 'completed', ended_on: '2026-10-01', why: '' }]
  },
  [`POST ${MOVING_ON}/visits`]: {
    user: 'jay', given: overNow,
    good: () => ({ words: 'Can we talk?' }),
    wrong: [{ words: 7 }, { words: ['a'] }]
  },
  [`POST ${MOVING_ON}/visits/{visit}/answer`]: {
    user: 'sam', given: cameBack,
    good: () => ({ answer: 'We met on Tuesday' }),
    wrong: [{}, { answer: '' }, { answer: 7 }]
  },
  [`POST ${INDUCTION}/talks`]: {
    user: 'sam',
    good: () => ({ day: inDays(-3).slice(0, 10), led: 'together',
      mentor: 'Dee', room: 'Jay, Sam and Dee', topics: ['rights', 'needs'] }),
    wrong: [{}, { day: 'soon', led: 'worker', room: 'Jay', topics: ['rights'] },
      { day: '2026-10-01', led: 'moon', room: 'Jay', topics: ['rights'] },
      { day: '2026-10-01', led: 'worker', room: 'Jay', topics: ['moon'] },
      { day: '2026-10-01', led: 'worker', room: '', topics: ['rights'] },
      { day: '2026-10-01', led: 'worker', room: 'Jay', topics: 'rights' }]
  },
  [`POST ${CHECKIN}/fill`]: {
    user: 'jay', given: openCheckin,
    good: () => ({ mood: 'struggling', wants: ['money', 'other'],
      other: 'A bus pass', call: true, answers: ['Yes'], words: null }),
    wrong: [{}, { mood: 'moon', wants: [], call: true },
      { mood: 'ok', wants: 7, call: true }, { mood: 'ok', wants: [] }]
  },
  [`POST ${CHECKIN}/past/{checkin}/review`]: {
    user: 'sam', given: sentCheckin,
    good: () => ({ known: 'spoke', note: 'Rang: fine', sensitive: false }),
    wrong: [{ known: 'moon' }, { known: 'spoke', note: 7 }]
  },
  [`POST ${CHECKIN}/past/{checkin}/notes`]: {
    user: 'sam', given: readCheckin,
    good: () => ({ words: 'We met about it.' }),
    wrong: [{}, { words: 7 }, { words: '' }]
  },
  [`POST ${CHECKIN}/questions`]: {
    user: 'sam', given: openCheckin,
    good: () => ({ questions: ['Did you ring?'] }),
    wrong: [{}, { questions: 7 }, { questions: [7] },
      { questions: ['x'.repeat(201)] }]
  },
  [`POST ${CHECKIN}/say`]: {
    user: 'jay', given: openCheckin,
    good: () => ({ yes: true }),
    wrong: [{}, { yes: 'yes' }]
  },
  [`POST ${CHECKIN}/set`]: {
    user: 'sam',
    good: () => ({ ...checkinTerms, instead: true, why: 'Shifts',
      first: today() }),
    wrong: [{}, { ...checkinTerms, first: 'soon' },
      { ...checkinTerms, first: today(), every_weeks: 0 },
      { ...checkinTerms, first: today(), against: ['moon'] }],
    against: [{ ...checkinTerms, first: today(), against: ['self'],
      instead: true, why: 'Shifts' }]
  },
  [`POST ${CHECKIN}/senior`]: {
    user: 'morgan', given: wantedCheckin,
    good: () => ({ yes: false }),
    wrong: [{}, { yes: 'no' }]
  },
  [`POST ${CHECKIN}/stop`]: {
    user: 'sam', given: openCheckin,
    good: () => ({ why: 'They meet more often' }),
    wrong: [{}, { why: 7 }, { why: '' }]
  },
  [`POST ${INDUCTION}/says`]: {
    user: 'jay',
    good: () => ({ about: 'ask_stories', says: 'no' }),
    wrong: [{}, { about: 'moon', says: 'clear' }, { about: 'rights' },
      { about: 'rights', says: 7 }]
  },
  [`POST ${INDUCTION}/words`]: {
    user: 'jay',
    good: () => ({ topic: 'yours', words: 'Can I see the sum?' }),
    wrong: [{}, { words: 7 }, { words: '' }, { topic: 'moon', words: 'Why?' },
      { words: 'x'.repeat(501) }]
  },
  [`POST ${INDUCTION}/words/{word}/answer`]: {
    user: 'sam', given: newQuestion('rights'),
    good: () => ({ answer: 'Yes, whenever you like.' }),
    wrong: [{}, { answer: 7 }, { answer: '' }, { answer: 'x'.repeat(501) }]
  },
  [`POST ${INDUCTION}/words/{word}/end`]: {
    user: 'jay', given: newQuestion('needs'),
    good: () => ({ state: 'back' }),
    wrong: [{}, { state: 'open' }, { state: 7 }]
  },
  'POST /api/me/corrections': {
    user: 'jay',
    good: () => ({ about: 'name', words: 'It is Mercier' }),
    wrong: [{}, { words: 7 }, { words: 'x' }, { about: 'moon', words: 'It is' },
      { words: 'x'.repeat(1001) }]
  },
  [`POST ${CORRECTIONS}/{correction}/answer`]: {
    user: 'sam', given: newCorrection,
    good: () => ({ answer: 'yes', words: 'You are right', changed: 'HU1 to HU2' }),
    wrong: [{}, { answer: 'moon', words: 'x' }, { answer: 'no', words: 7 },
      { answer: 'no', words: 'x', changed: 7 }],
    against: [{ answer: 'yes', words: 'x' },
      { answer: 'no', words: 'x', changed: 'y' }]
  },
  'POST /api/people/{crn}/package': {
    user: 'sam',
    good: () => ({ tier: 'B', appointments: 46, weeks: null,
      source: 'Tier service', known_on: '2026-01-05' }),
    wrong: [{}, { tier: 7, source: 'x', known_on: '2026-01-05' },
      { tier: 'B', appointments: 'many', source: 'x', known_on: '2026-01-05' },
      { tier: 'B', source: 'x', known_on: 'soon' }],
    against: [{ source: 'x', known_on: '2026-01-05' },
      { tier: 'B', weeks: 12, source: 'x', known_on: '2026-01-05' }]
  },
  [`POST ${SUPPORT}/entries`]: {
    user: 'jay',
    good: () => ({ edition: 1, kind: 'need', about: 'memory',
      words: 'Long lists', source: 'says', detail: null }),
    wrong: [{}, { kind: 'need', about: 'memory', words: 'x' },
      { edition: 1, kind: 'strength', about: 'memory', words: 7 },
      { edition: 1, kind: 'condition', words: 'x', source: 'moon' },
      { edition: 1, kind: 'help', about: 'breaks', done_by: 'moon' },
      { edition: 1, kind: 'help', about: 'breaks', done_by: 'worker',
        ask_again: 'soon' },
      { edition: 1, kind: 'need', about: 'memory', words: 'x'.repeat(501) }],
    against: [{ edition: 1, kind: 'need', about: 'moon', words: 'x' },
      { edition: 1, kind: 'condition', words: 'x', source: 'seen' }]
  },
  [`POST ${SUPPORT}/entries/{said}/aside`]: {
    user: 'priya', given: newHelp,
    good: () => ({ why: 'Asked anew' }),
    wrong: [{}, { why: '' }, { why: 7 }, { why: 'x'.repeat(301) }]
  },
  [`POST ${SUPPORT}/entries/{said}/again`]: {
    user: 'sam', given: newHelp,
    good: () => ({ again: inDays(60).slice(0, 10) }),
    wrong: [{}, { again: 'soon' }],
    against: [{ again: inDays(-3).slice(0, 10) }]
  },
  [`POST ${SUPPORT}/entries/{said}/share`]: {
    user: 'sam', given: newHelp,
    good: () => ({ share: true }),
    wrong: [{}, { share: 'perhaps' }]
  },
  [`POST ${WAYS}/needs`]: {
    user: 'sam',
    good: () => ({ pathway: 'health', words: 'A doctor near by',
      state: 'in_progress', supported_by: 'partner', partner: 'The surgery',
      notes: 'They rang', voice: 'worker' }),
    wrong: [{}, { pathway: 'moon', words: 'x', state: 'met',
      supported_by: 'worker', voice: 'for' },
    { pathway: 'health', words: 7, state: 'met', supported_by: 'worker',
      voice: 'for' }],
    against: [{ pathway: 'health', words: 'x', state: 'declined', notes: 'No',
      supported_by: 'worker', voice: 'worker' },
    { pathway: 'health', words: 'x', state: 'met', supported_by: 'partner',
      voice: 'for' }]
  },
  [`POST ${WAYS}/needs/{need}/state`]: {
    user: 'sam', given: newNeed,
    good: () => ({ state: 'met', notes: 'It came by post' }),
    wrong: [{}, { state: 'moon' }, { state: 'met', notes: 7 }],
    against: [{ state: 'declined' }]
  },
  [`POST ${WAYS}/needs/{need}/thinks`]: {
    user: 'jay', given: newNeed,
    good: () => ({ thinks: 'It helps' }),
    wrong: [{}, { thinks: '' }, { thinks: 7 }]
  },
  [`POST ${WAYS}/none`]: {
    user: 'jay',
    good: () => ({ pathway: 'attitudes_thinking_and_behaviour', why: null }),
    wrong: [{}, { pathway: 'moon' }, { pathway: 'health', why: 7 }]
  },
  [`POST ${MY_LIST}`]: {
    user: 'jay',
    good: () => ({ title: 'Buy bread', notes: 'Brown', day: null }),
    wrong: [{}, { title: 7 }, { title: 'x'.repeat(121) },
      { title: 'Buy', day: 'soon' }]
  },
  [`POST ${MY_LIST}/{item}`]: {
    user: 'jay', given: newItem,
    good: () => ({ title: 'Buy milk' }),
    wrong: [{}, { title: 7 }, { title: 'Buy', notes: 7 }]
  },
  [`POST ${MY_LIST}/{item}/done`]: {
    user: 'jay', given: newItem,
    good: () => ({ done: true }),
    wrong: [{}, { done: 'yes' }]
  },
  [`POST ${MY_LIST}/{item}/move`]: {
    user: 'jay', given: newItem,
    good: () => ({ by: 'up' }),
    wrong: [{}, { by: 'left' }]
  },
  [`POST ${MY_LIST}/{item}/plan`]: {
    user: 'jay', given: newItem,
    good: () => ({ goal: null, text: 'I want to bake' }),
    wrong: [{}, { text: 7 }, { goal: 'x', text: 'Bake' }]
  },
  'POST /api/me/feedback': {
    user: 'jay',
    good: () => ({ level: 'good', about: 'all' }),
    wrong: [{}, { level: 'fine', about: 'all' }, { level: 'good' }]
  },
  [`POST ${SAYS}`]: {
    user: 'jay',
    good: () => ({ level: 'bad', about: 'place', words: 'Cold' }),
    wrong: [{}, { level: 'fine', about: 'all' },
      { level: 'good', about: 'all', words: 7 }]
  },
  [`POST ${SAYS}/{say}/answer`]: {
    user: 'sam', given: newSay,
    good: () => ({ answer: 'Thank you' }),
    wrong: [{}, { answer: 7 }, { answer: '' }]
  },
  [`POST ${FEEDBACK}/paper`]: {
    user: 'sam',
    good: () => ({ level: 'good', about: 'site' }),
    wrong: [{}, { level: 'fine', about: 'site' }]
  },
  [`POST ${FEEDBACK}/did`]: {
    user: 'morgan',
    good: () => ({ said: 'It is cold', did: 'There is a heater' }),
    wrong: [{}, { said: 'It is cold' }, { said: 7, did: 'A heater' }]
  },
  // Jay's has ended; the ways that are right are a test in C.
  [`POST ${INDUCTION}/end`]: {
    user: 'jay', status: 422,
    good: () => ({ why: 'Two are enough' }),
    wrong: [{ why: 7 }]
  },
  [`POST ${READY}/answers`]: {
    user: 'jay',
    good: () => ({ set: 'first', edition: 2,
      answers: [{ code: 'phone', says: 'help', words: 'No credit' }] }),
    wrong: [{}, { set: 'moon' }, { set: 'first', edition: 2, answers: 'none' },
      { set: 'first', edition: 2, answers: [{ code: 'moon' }] },
      { set: 'first', edition: 2, answers: [{ code: 'food', words: 7 }] }],
    against: [{ set: 'first', edition: 2, answers: [] }]
  },
  [`POST ${READY}/left`]: {
    user: 'sam', good: () => ({ set: 'ahead', reason: 'transfer' }),
    wrong: [{}, { set: 'ahead' }, { set: 'ahead', reason: 'moon' },
      { set: 'ahead', reason: 'early', why: 7 }],
    against: [{ set: 'ahead', reason: 'other' }]
  },
  [`POST ${READY}/given/{sitting}/beside`]: {
    user: 'sam', good: () => ({ words: 'We talked about it' }),
    wrong: [{}, { words: 7 }, { code: 'moon', words: 'x' },
      { words: 'x'.repeat(501) }]
  },
  [`POST ${READY}/urgent/{urgent}/done`]: {
    user: 'sam', given: cannotWait, good: () => ({ done: 'A voucher' }),
    wrong: [{}, { done: 7 }, { done: 'x'.repeat(501) }]
  },
  [`POST ${READY}/goals/{source}`]: {
    user: 'jay', good: () => ({ title: 'Get my ID' }),
    wrong: [{}, { title: 7 }, { title: 'x'.repeat(4001) }]
  },
  [`POST ${READY}/skills`]: {
    user: 'jay',
    good: () => ({ edition: 1, code: 'ideas', level: 'QUITE_CONFIDENT',
      example: 'A rack' }),
    wrong: [{}, { code: 'team', level: 'NOT_CONFIDENT' },
      { edition: 1, code: 'moon', level: 'QUITE_CONFIDENT' },
      { edition: 1, code: 'team', level: 'moon' },
      { edition: 1, code: 'team', level: 'NOT_CONFIDENT', example: 7 }]
  },
  [`POST ${READY}/look`]: {
    user: 'sam', good: () => ({ day: inDays(40).slice(0, 10) }),
    wrong: [{}, { day: 'soon' }, { day: 7 }],
    against: [{ day: '2020-01-01' }]
  },
  [`POST ${READY}/look/end`]: {
    user: 'sam',
    good: () => ({ state: 'left', reason: 'away', why: 'With their family',
      next: inDays(80).slice(0, 10) }),
    wrong: [{}, { state: 'open' }, { state: 'left', reason: 'moon' },
      { state: 'left', reason: 'away', next: 'x' }],
    against: [{ state: 'left' }, { state: 'left', reason: 'other' }]
  },
  [`POST ${READY}/skill-goals/{rating}`]: {
    user: 'jay', good: () => ({ title: 'Be on time' }),
    wrong: [{}, { title: 7 }, { title: 'x'.repeat(4001) }]
  },
  'POST /api/people/{crn}/rights/{topic}': {
    user: 'sam', given: rowOf('fund'),
    good: ({ version }) => ({ decides: 'own', why: 'It is going well', version }),
    wrong: [{}, { decides: 'nobody', why: 'So', version: 1 },
      { decides: 'own', why: 7, version: 1 }]
  },
  'POST /api/people/{crn}/rights/{topic}/answer': {
    user: 'jay', given: askedRow,
    good: ({ version }) => ({ answer: 'no', words: 'I choose that', version }),
    wrong: [{}, { answer: 'perhaps', version: 1 },
      { answer: 'no', words: 7, version: 1 }]
  },
  'POST /api/people/{crn}/decisions': {
    user: 'jay',
    good: () => ({ topic: 'room', day: '2026-11-02', what: 'My aunt comes too',
      decided: 'other', who: 'My aunt', step: 4, words: 'She asked me' }),
    wrong: [{}, { topic: 'weather', day: '2026-11-02', what: 'x',
      decided: 'person' }, { topic: 'room', day: '2026-11-02', what: 7,
      decided: 'person' }, { topic: 'room', day: '2026-11-02', what: 'x',
      decided: 'person', step: 8 }]
  },
  'POST /api/people/{crn}/decisions/{decision}/ratings': {
    user: 'jay', given: async () => {
      const { body } = await asks.get('jay')('POST',
        `/api/people/${CRN}/decisions`, { body: { topic: 'when',
          day: '2026-11-02', what: 'Later', decided: 'together' } });
      return { decision: body.id };
    },
    good: () => ({ step: 5, words: null }),
    wrong: [{}, { step: 0 }, { step: 3, words: 7 },
      { step: 3, for_them: 'yes' }]
  },
  [`PATCH ${CONTACTS}/{contact}`]: {
    user: 'sam', given: newContact,
    good: () => ({ because: 'A slip of the pen', note: 'They sang well.' }),
    wrong: [{}, { because: 'A slip', kind: 'seance' },
      { because: 'A slip', minutes: 1441 }]
  }
};

const named = ({ method, path }) => `${method} ${path}`;
const bodies = () => by.operations.filter(one => one.requestBody);
const PARTS = 'multipart/form-data';
const inParts = operation => Boolean(operation.requestBody?.content[PARTS]);
const shapeOf = operation => Object.values(operation.requestBody.content)[0]
  .schema.$ref.split('/').at(-1);
// As it is sent, and as its shape has it.
const asSent = (operation, body) => inParts(operation)
  ? { parts: body } : { body };
const asShaped = body => Object.fromEntries(Object.entries(body)
  .map(([name, value]) => [name, value instanceof Blob ? '' : value]));

// Where a change is sent this time, and the header that it needs.
const ready = async (method, { given }) => {
  const found = { ...await places(CRN), ...await given?.() };
  return { found,
    headers: method === 'PATCH' ? { 'if-match': `"${found.version}"` } : {} };
};

// A review that is put off, unless one is already.
async function putOff() {
  const { review_on: on, put_off: list } =
    (await asks.get('sam')('GET', `/api/people/${CRN}/plan/review`)).body;
  if (!list[0]?.stands) {
    const until = new Date(Math.max(Date.parse(on), Date.now()) + 7 * DAY);
    await send('sam', '/plan/review/later', { reason: 'away',
      until: until.toISOString().slice(0, 10), words: 'In hospital' });
  }
}

describe('what the API takes is as it is described', () => {
  test('api: every operation that takes something is sent something here', () => {
    assert.deepEqual(bodies().map(named).sort(), Object.keys(changes).sort());
  });

  for (const [name, change] of Object.entries(changes)) {
    const [method, path] = name.split(' ');

    test(`api: ${name} takes what fits and refuses what does not`, async () => {
      const operation = by.operations.find(one => named(one) === name);
      const { found, headers } = await ready(method, change);
      const body = await change.good(found);
      const shape = shapeOf(operation);
      assert.deepEqual(by.fits(shape, asShaped(body)), []);
      const made = await asked(change.user, method, put(path, found),
        { ...asSent(operation, body), headers });
      assert.equal(made.status, change.status ?? (method === 'POST' ? 201 : 200),
        JSON.stringify(made.body));
      const against = change.against ?? [];
      for (const wrong of [...change.wrong, ...against]) {
        assert.equal(by.fits(shape, asShaped(wrong)).length === 0,
          against.includes(wrong), JSON.stringify(wrong));
        const next = await ready(method, change);
        const answer = await asked(change.user, method, put(path, next.found),
          { ...asSent(operation, wrong), headers: next.headers });
        assert.equal(answer.status, 400, JSON.stringify(wrong));
        assert.ok(answer.body.problems.length > 0, JSON.stringify(wrong));
        for (const { field } of answer.body.problems) {
          assert.ok(field in (described.components.schemas[shape].properties ??
            { [field]: {} }), `${shape} has no ${field}`);
        }
      }
    });

    test(`api: ${name} says what is wrong with what cannot be read`, async () => {
      const operation = by.operations.find(one => named(one) === name);
      const parts = inParts(operation);
      const { found, headers } = await ready(method, change);
      const json = { ...headers, 'content-type': 'application/json' };
      const status = async (more, where = found) => (await asked(change.user,
        method, put(path, where), { headers: json, ...more })).status;
      // What is sent in parts is sent as nothing else.
      assert.equal(await status({ raw: '{"title":' }), parts ? 415 : 400);
      assert.equal(await status({ raw: '[]' }), parts ? 415 : 400);
      assert.equal(await status({ raw: 'title: Walk',
        headers: { ...headers, 'content-type': 'text/plain' } }), 415);
      assert.equal(await status({ raw: `"${'x'.repeat(2_000_000)}"` }), 413);
      const good = async () => ({ headers: parts ? headers : json,
        ...asSent(operation, await change.good(found)) });
      if (method === 'POST') {
        assert.equal(await status({ ...await good(), key: '' }), 400);
      }
      if (path.includes('{')) {
        assert.equal(await status(parts ? await good() : { body: {} },
          { ...found, crn: NOBODYS, payment: NOTHINGS, owed: NOTHINGS,
            sum: NOTHINGS, item: NOTHINGS }), 404);
      }
    });
  }

  test('api: what takes nothing answers as it is described', async () => {
    const own = { ...await places(CRN), ...await newStatement(),
      ...await newEntry(), ...await newHelp(), ...await newNeed(),
      ...await helpedGoal() };
    const silent = by.operations.filter(one => one.method === 'POST' &&
      !one.requestBody && one.path.includes('{crn}'));
    assert.ok(silent.length > 0);
    for (const { method, path } of silent) {
      const user = /circle|accept|code/.test(path) ? 'jay' : 'sam';
      const given = path.endsWith('/accept')
        ? { ...own, ...await waitingWords() } : own;
      if (path.endsWith('/ending/begin')) {
        await overNow();
      }
      if (path.endsWith('/review/back')) {
        await putOff();
      }
      const answer = await asked(user, method, put(path, given), { body: {} });
      assert.equal(answer.status, 201, path);
      const none = await asked(user, method,
        put(path, { ...own, crn: NOBODYS }), { body: {} });
      assert.equal(none.status, 404, path);
    }
  });

  test('api: what takes nothing of one’s own answers as it is described',
    async () => {
      const post = async (user, path, status) => assert.equal((await asked(user,
        'POST', path, { body: {} })).status, status, path);
      const { body } = await asks.get('jay')('GET', MY_LIST);
      const { id, step } = body.items.find(one => one.step);
      await post('jay', `${MY_LIST}/${id}/remove`, 201);
      await post('jay', `${MY_LIST}/${id}/remove`, 404);
      await post('jay', `${MY_LIST}-steps/${step}`, 201);
      await post('jay', `${MY_LIST}-steps/${step}`, 422);
      await post('jay', `${MY_LIST}/clear`, 201);
      await post('sam', `${MY_LIST}/clear`, 403);
      const { body: { did } } = await asks.get('morgan')('POST',
        `${FEEDBACK}/did`, { body: { said: 'Cold', did: 'A heater' } });
      await post('morgan', `${FEEDBACK}/did/${did[0].id}/back`, 201);
      await post('morgan', `${FEEDBACK}/did/${did[0].id}/back`, 404);
    });

  test('api: a signature on a version that is no longer current is refused ' +
    'with the difference, whichever way', async () => {
    const { version, mark, ...rest } = { ...await toSign(), code: await codeOfJay() };
    const { goal, step } = await newGoal();
    const old = no({ version, mark });
    for (const [user, way, sent] of [
      ['jay', 'agreement', { body: old }], ['sam', 'agreement', { body: old }],
      ['sam', 'sign/coded', { body: { ...rest, ...old } }],
      ['sam', 'sign/drawn', { parts: { drawing: png(), ...old } }],
      ['sam', 'sign/paper', { parts: { picture: png(),
        signed_on: inDays(-1).slice(0, 10), ...old } }]]) {
      const { status, body } = await asked(user, 'POST',
        `/api/people/${CRN}/plan/${way}`, sent);
      assert.equal(status, 409, way);
      assert.ok(body.changes.some(one => one.kind === 'added' &&
        one.of === 'Join a choir' && one.part === null), way);
    }
    const then = await toSign();
    const { body: plan } = await asked('sam', 'GET', `/api/people/${CRN}/plan`);
    const first = plan.goals.find(one => one.id === goal);
    await asked('sam', 'PATCH',
      `/api/people/${CRN}/plan/goals/${goal}/steps/${step}`,
      { body: { description: 'Write to them' },
        headers: { 'if-match': `"${first.steps[0].version}"` } });
    const { body } = await asked('jay', 'POST',
      `/api/people/${CRN}/plan/agreement`, { body: no(then) });
    const change = body.changes.find(one => one.kind === 'changed');
    assert.equal(change.was, 'Ring them up');
    assert.equal(change.is, 'Write to them');
  });

  test('api: a change of an assessment that somebody else changed meanwhile ' +
    'is refused with the difference', async () => {
    const base = `/api/people/${CRN}/strengths`;
    const { body: { form, version, areas } } = await asked('sam', 'GET', base);
    const seen = areas.find(one => one.area === 'finance').worker?.version ?? 0;
    const put = (user, strengths) => asked(user, 'PATCH',
      `${base}/finance/worker`, { body: { form, strengths },
        headers: { 'if-match': `"${seen}"` } });
    assert.equal((await put('priya', 'Pays in each week')).status, 200);
    for (const { status, body } of [await put('sam', 'Has a jar'),
      await asked('sam', 'POST', `${base}/share`, { body: { version } })]) {
      assert.equal(status, 409);
      assert.ok(body.changes.some(one => one.is === 'Pays in each week'));
    }
  });

  test('api: nobody signs for another, or hands in for them out of reach',
    async () => {
      const read = await toSign();
      const plan = `/api/people/${CRN}/plan`;
      // jay for themselves, by no worker's way; ada and femi not at all.
      assert.equal((await asked('jay', 'POST', `${plan}/sign/coded`,
        { body: { code: '123456', ...no(read) } })).status, 422);
      assert.equal((await asked('jay', 'POST', `${plan}/sign/drawn`,
        { parts: { drawing: png(), ...no(read) } })).status, 422);
      for (const user of OUTSIDE) {
        for (const [way, sent] of [['agreement', { body: no(read) }],
          ['sign/code', { body: {} }],
          ['sign/coded', { body: { code: '123456', ...no(read) } }],
          ['sign/drawn', { parts: { drawing: png(), ...no(read) } }],
          ['sign/paper', { parts: { picture: png(), ...no(read),
            signed_on: '2026-11-01' } }],
          ['pictures', { parts: { picture: png(), words: 'Mine' } }],
          ['voice', { parts: { sound: wav() } }]]) {
          assert.equal((await asked(user, 'POST', `${plan}/${way}`, sent)).status,
            404, `${way} as ${user}`);
        }
        assert.equal((await asked(user, 'GET', `${plan}/sign`)).status, 404);
      }
      const others = crns.find(crn => crn !== CRN);
      assert.equal((await asked('jay', 'POST',
        `/api/people/${others}/plan/agreement`, { body: no(read) })).status, 404);
      assert.equal((await asked('jay', 'POST',
        `/api/people/${others}/plan/pictures`,
        { parts: { picture: png(), words: 'Mine' } })).status, 404);
    });

  test('api: a token signs nothing of one’s own and witnesses nothing',
    async () => {
      const bearer = await token(server, 'sam');
      const read = await toSign();
      const plan = `/api/people/${CRN}/plan`;
      const own = await asked('sam', 'POST', `${plan}/agreement`,
        { body: no(read), token: bearer });
      assert.equal(own.status, 422);
      const drawn = await asked('sam', 'POST', `${plan}/sign/drawn`,
        { parts: { drawing: png(), ...no(read) }, token: bearer });
      assert.equal(drawn.status, 422);
      const jays = await asked('jay', 'POST', `${plan}/sign/code`,
        { body: {}, token: await token(server, 'jay') });
      assert.equal(jays.status, 422);
    });

  test('api: what is signed in Welsh is kept in Welsh', async () => {
    const plan = `/api/people/${CRN}/plan`;
    const { body: shown } = await asks.get('jay')('GET', `/cy${plan}/sign`);
    assert.equal(shown.language, 'cy');
    const { body } = await asked('sam', 'POST', `${plan}/sign/paper`,
      { parts: { picture: png(), signed_on: inDays(-1).slice(0, 10),
        ...no(shown) } });
    assert.equal(body.language, 'cy');
    assert.equal(body.shown, shown.shown);
    assert.ok(body.holds);
    const paper = await asked('jay', 'GET', `${plan}/signed/${body.id}/picture`);
    assert.equal(paper.type, 'image/jpeg');
  });

  test('api: a statement in each form is heard and seen again, and gone once ' +
    'it is taken back', async () => {
    const plan = `/api/people/${CRN}/plan`;
    const said = await asked('sam', 'POST', `${plan}/voice`,
      { parts: { sound: wav(), words: 'I want a dog' } });
    assert.equal(said.body.is_said_to_be_right, false);
    const right = await asked('jay', 'POST',
      `${plan}/statements/${said.body.id}/accept`, { body: {} });
    assert.equal(right.body.is_said_to_be_right, true);
    const file = `${plan}/statements/${said.body.id}/file`;
    assert.equal((await asked('jay', 'GET', file)).type, 'audio/mpeg');
    const drawn = await asked('jay', 'POST', `${plan}/pictures`,
      { parts: { picture: png(), words: 'A dog' } });
    const seen = `${plan}/statements/${drawn.body.id}/file`;
    assert.equal((await asked('sam', 'GET', seen)).type, 'image/jpeg');
    for (const user of OUTSIDE) {
      assert.equal((await asked(user, 'GET', seen)).status, 404, user);
      assert.equal((await asked(user, 'GET', file)).status, 404, user);
    }
    const gone = await asked('jay', 'POST',
      `${plan}/statements/${drawn.body.id}/withdraw`, { body: {} });
    assert.ok(gone.body.withdrawn);
    assert.equal((await asked('sam', 'GET', seen)).status, 404);
  });

  test('api: what is larger than any upload is not taken', async () => {
    const { status } = await asked('jay', 'POST',
      `/api/people/${CRN}/plan/pictures`, { parts: { words: 'Big',
        picture: new Blob([Buffer.alloc(26 * 1024 * 1024)]) } });
    assert.equal(status, 413);
  });

  test('api: an answer on paper is as it is described', async () => {
    for (const crn of crns) {
      const { body } = await asked('sam', 'GET',
        `/api/people/${crn}/plan/signed`);
      const paper = body.content?.find(one => one.way === 'paper');
      if (paper) {
        const { body: whole } = await asked('sam', 'GET',
          `/api/people/${crn}/plan/signed/${paper.id}`);
        assert.equal(whole.signed_on, paper.signed_on);
        return;
      }
    }
    assert.fail('nobody that sam works with has signed on paper');
  });

  test('api: a tool of each shape is as it is described', async () => {
    const tools = `/api/people/${CRN}/tools`;
    const say = async (tool, body) => {
      const answer = await asked('sam', 'POST', `${tools}/${tool}`,
        { body: { edition: 2, ...body } });
      assert.equal(answer.status, 201, JSON.stringify(answer.body));
      return answer.body.entries.at(-1);
    };
    const walk = { box: 'morning', words: 'A walk', weekday: 3 };
    assert.equal((await say('week', walk)).weekday, 3);
    const first = await say('learning', { box: 'did', words: 'I rang' });
    const next = await say('learning',
      { box: 'next', words: 'Ring again', set: first.id });
    assert.equal(next.set, first.set);
    const told = await say('working', { box: 'working', words: 'Sundays',
      view: 'family', teller: 'his sister' });
    assert.equal(told.teller, 'his sister');
    const { body } = await asked('sam', 'GET', `${tools}/one-page/days`);
    for (const day of body.days) {
      const then = await asked('jay', 'GET', `${tools}/one-page?on=${day}`);
      assert.equal(then.status, 200);
    }
  });

  test('api: what was changed is read as it is described, with what was before',
    async () => {
      const { contact, version } = await newContact();
      const address = `/api/people/${CRN}/contacts/${contact}`;
      await asked('sam', 'PATCH', address, {
        body: { because: 'A slip of the pen', kind: 'phone' },
        headers: { 'if-match': `"${version}"` } });
      const { body } = await asked('sam', 'GET', address);
      assert.equal(body.corrections.length, 1);
      assert.equal(body.corrections[0].before.kind, 'office');
      const { body: { content } } = await asked('sam', 'GET',
        `/api/people/${CRN}/contacts?size=200`);
      const told = content.find(one => one.answer_by_hand);
      await asked('sam', 'GET', `/api/people/${CRN}/contacts/${told.id}`);
      const found = { ...await places(CRN), contact };
      for (const user of ['jay', 'sam', 'priya']) {
        for (const { path } of gets()) {
          await asked(user, 'GET', put(path, found));
        }
      }
    });

  test('api: a rule that says no is a 422', async () => {
    const { goals } = (await asked('sam', 'GET', `/api/people/${CRN}/plan`)).body;
    const own = goals.find(one => one.words_of === 'person');
    const answer = await asked('sam', 'PATCH',
      `/api/people/${CRN}/plan/goals/${own.id}`,
      { body: { why: 'x' }, headers: { 'if-match': `"${own.version}"` } });
    assert.equal(answer.status, 422);
  });

  test('api: a change of what was changed meanwhile is a 409, one of nothing ' +
    'that was seen a 428', async () => {
    const { goal } = await places(CRN);
    const address = `/api/people/${CRN}/plan/goals/${goal}`;
    const stale = await asked('sam', 'PATCH', address,
      { body: { why: 'x' }, headers: { 'if-match': '"999"' } });
    assert.equal(stale.status, 409);
    const blind = await asked('sam', 'PATCH', address, { body: { why: 'x' } });
    assert.equal(blind.status, 428);
  });

  test('api: a key used for other content is a 409', async () => {
    const address = `/api/people/${CRN}/plan/goals`;
    const title = 'Read more';
    const first = await asked('jay', 'POST', address,
      { body: { title }, key: 'one-key' });
    assert.equal(first.status, 201);
    const same = await asked('jay', 'POST', address,
      { body: { title }, key: 'one-key' });
    assert.deepEqual(same.body, first.body);
    const other = await asked('jay', 'POST', address,
      { body: { title: 'Read less' }, key: 'one-key' });
    assert.equal(other.status, 409);
  });

  test('api: a change that does not come from this session is a 403', async () => {
    const answer = await asked('sam', 'POST', `/api/people/${CRN}/contacts`,
      { body: {}, headers: { 'x-csrf-token': 'wrong' } });
    assert.equal(answer.status, 403);
  });
});

/* --- the test itself ----------------------------------------------------- */

describe('the judge of the API', () => {
  test('api: a value of every shape and of every member of an answer was ' +
    'judged', () => {
    const sent = bodies().map(shapeOf);
    const parameters = JSON.stringify(by.operations.map(one => one.parameters));
    const unseen = Object.entries(described.components.schemas)
      .filter(([name]) => !sent.includes(name) &&
        !parameters.includes(`/${name}"`))
      .flatMap(([name, { properties }]) => [name,
        ...Object.keys(properties ?? {}).map(key => `${name}.${key}`)])
      .filter(name => !by.seen.has(name) && !NOT_IN_DEMO.has(name));
    assert.deepEqual(unseen, []);
  });

  test('api: an answer that is not of its shape is found to be so', async () => {
    const path = `/api/people/${CRN}/plan`;
    const { body } = await asked('sam', 'GET', path);
    const wrong = change => {
      const copy = structuredClone(body);
      change(copy);
      return by.answered('GET', path, 200, copy);
    };
    assert.deepEqual(wrong(() => {}), []);
    const broken = [
      one => { one.more = 1; }, one => { delete one.crn; },
      one => { one.crn = 'x900000'; }, one => { one.crn = null; },
      one => { one.version = '1'; }, one => { one.review_on = '27 March'; },
      one => { one.goals[0].more = true; }, one => { delete one.goals[0].why; },
      one => { one.goals[0].steps[0].status = 'DONE'; },
      one => { one.goals[0].written_at = '2026-11-24 10:00'; },
      one => { one.goals[0].id = '1'; }, one => { one.goals = null; }
    ];
    broken.forEach((change, i) => {
      assert.notDeepEqual(wrong(change), [], `broken[${i}]`);
    });
  });

  test('api: a status or an operation that is not described is found to be so',
    () => {
      const error = { status: 418, errorCode: 'bug', userMessage: 'x',
        developerMessage: 'x', reference: '0000000000000' };
      assert.deepEqual(by.answered('GET', '/api/me', 500, error), []);
      assert.notDeepEqual(by.answered('GET', '/api/me', 418, error), []);
      assert.notDeepEqual(by.answered('GET', '/api/you', 500, error), []);
      assert.notDeepEqual(by.answered('PUT', '/api/me', 500, error), []);
    });
});
