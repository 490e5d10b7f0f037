// The fund as those meet it who use it, each at their own screen: asked for,
// agreed, paid and shown on one day; a no that a second look turns; a sum above
// the limits, with a peer.  What a worker has to fill in is counted.
import assert from 'node:assert/strict';
import { after, before, describe, test } from './limit.mjs';
import { DESK, PHONE, open, tab } from './browser.mjs';
import { axeFaults, htmlFaults, listen, pageHtml } from './checks.mjs';
import { start } from './server.mjs';
import { signIn } from './sign_in.mjs';

const CASE = '/people/X900000/fund';
const OWN = '/me/fund';
const SCREENS_MOST = 3;
const FIELDS_MOST = 8;

let server;
before(async () => { server = await start({ people: 24 }); });
after(() => server?.stop());

const problems = page => page.locator('.govuk-error-summary').allInnerTexts();
const at = page => new URL(page.url()).pathname;

// Somebody at their own screen, who counts what they open and fill in.
class Seat {
  static async of(user, width) {
    const seat = new Seat();
    seat.context = await open({ width });
    seat.page = tab(seat.context);
    seat.heard = listen(seat.page);
    seat.html = pageHtml(seat.page);
    seat.screens = 0;
    seat.fields = 0;
    await signIn(seat.page, server, user);
    return seat;
  }

  async go(path) {
    this.screens++;
    await this.page.goto(server.url + path);
  }

  async follow(name) {
    await Promise.all([this.page.waitForNavigation(),
      this.page.getByRole('link', { name }).first().click()]);
  }

  async fill(name, words) {
    this.fields++;
    await this.page.fill(`main [name="${name}"]`, words);
  }

  async choose(name, label) {
    this.fields++;
    await this.page.selectOption(`main [name="${name}"]`, { label });
  }

  async tick(name, value) {
    this.fields++;
    await this.page.check(`main [name="${name}"][value="${value}"]`);
  }

  async press(name) {
    await Promise.all([this.page.waitForNavigation(),
      this.page.getByRole('button', { name, exact: true }).first().click()]);
    assert.deepEqual(await problems(this.page), []);
  }

  async has(...words) {
    const text = await this.page.locator('main').innerText();
    for (const one of words) {
      assert.ok(text.includes(one), `"${one}" is not on ${at(this.page)}: ` +
        text);
    }
  }

  async sound() {
    assert.deepEqual(await axeFaults(this.page), []);
    assert.deepEqual(await htmlFaults(await this.html()), []);
    assert.deepEqual(this.heard(), []);
  }
}

// Fills in what every request asks for and no more; returns its place beneath
// the list.
async function ask(seat, base, thing) {
  await seat.go(`${base}/new`);
  await seat.fill('what', thing.what);
  await seat.fill('why', thing.why);
  await seat.choose('goal', thing.goal);
  await seat.fill('sum', thing.sum);
  await seat.fill('supplier', thing.supplier);
  await seat.fill('tried', thing.tried);
  await seat.press('Ask');
  return at(seat.page).slice(base.length);
}

async function yes(seat, words, line) {
  await seat.tick('says', 'yes');
  if (words) {
    await seat.fill('words', words);
  }
  if (line) {
    await seat.fill('public_reason', line);
  }
  await seat.press('Write down my answer');
}

const CARD = { what: 'A CSCS test', goal: 'Get my CSCS card', sum: '30',
  why: 'The site takes nobody without it', supplier: 'The test centre',
  tried: 'The job centre has no money' };
const LINE = 'A test for work on building sites';
const KETTLE = { what: 'A kettle', goal: 'Have a place of my own', sum: '30',
  why: 'The room comes with nothing', supplier: 'Quay Homeware (fictional)',
  tried: 'The hostel has none to give' };
const TRAIN = { what: 'Train fares', goal: 'See Kai every week', sum: '20',
  why: 'Kai lives two towns away', supplier: 'The railway',
  tried: 'The bus does not go there' };
const COURSE = { what: 'A first course on plant', goal: 'Get my CSCS card',
  sum: '400', why: 'With it I can drive a digger',
  supplier: 'Harbour Training (fictional)', tried: 'The college is full' };

describe('the fund', () => {
  let jay;
  let sam;
  let priya;
  let femi;

  before(async () => {
    jay = await Seat.of('jay', PHONE);
    sam = await Seat.of('sam', DESK);
    priya = await Seat.of('priya', DESK);
    femi = await Seat.of('femi', DESK);
  });
  after(() => Promise.all([jay, sam, priya, femi]
    .map(one => one?.context.shut())));

  async function paid(place) {
    await femi.go(`/fund${place}`);
    await femi.press('It is paid');
  }

  test('fund journey: asked, agreed, paid and shown on one day, and what was ' +
    'paid two weeks ago looked back on', async () => {
    const place = await ask(jay, OWN, CARD);
    await jay.has('Waiting for an answer', CARD.why);
    await sam.go(CASE + place);
    await sam.has(CARD.why);
    await yes(sam, 'It gets you onto a site', LINE);
    await sam.has('Agreed');
    await sam.sound();
    await paid(place);
    await femi.sound();
    await jay.go(OWN + place);
    await jay.tick('kind', 'explained');
    await jay.fill('evidence', 'I sat the test and it is on the card');
    await jay.press('Send');
    await jay.has('Paid and shown', 'To be said from');
    await jay.go(OWN);
    await jay.follow('Swimming, ten times');
    await jay.tick('helped', '4');
    await jay.fill('changed', 'My back lets me sleep');
    await jay.press('Send my answer');
    await jay.has('Done', 'My back lets me sleep');
    await jay.sound();
  });

  test('fund journey: thirty pounds from the idea to the order take a worker ' +
    'three screens and eight fields at most', async () => {
    sam.screens = 0;
    sam.fields = 0;
    const place = await ask(sam, CASE, KETTLE);
    await yes(sam, '', 'What a first room needs');
    const { screens, fields } = sam;
    await jay.go(OWN + place);
    await jay.tick('says', 'yes');
    await jay.fill('words', 'I have nothing to cook on');
    await jay.press('Send my answer');
    await jay.has('Agreed');
    await paid(place);
    await sam.go(CASE + place);
    await sam.has('Paid', 'Ordered');
    assert.ok(screens <= SCREENS_MOST, `${screens} screens`);
    assert.ok(fields <= FIELDS_MOST, `${fields} fields`);
  });

  test('fund journey: a no says why, and a second look by somebody else turns ' +
    'it', async () => {
    const place = await ask(jay, OWN, TRAIN);
    await sam.go(CASE + place);
    await sam.tick('says', 'no');
    await sam.fill('words', 'The travel card of the team pays this');
    await sam.page.selectOption('main [name="refusal"]', 'obtainable');
    await sam.fill('public_reason', 'Fares to see family');
    await sam.press('Write down my answer');
    await jay.go(OWN + place);
    await jay.has('It can be had without the fund',
      'The travel card of the team pays this');
    await jay.fill('words', 'The card does not reach that far');
    await jay.press('Ask for a second look');
    await sam.go(CASE + place);
    assert.equal(await sam.page.locator('main [name="says"]').count(), 0);
    await priya.go(CASE + place);
    await priya.has('The card does not reach that far');
    await yes(priya, 'I rang, and it does not', 'Fares to see family');
    await priya.has('Agreed');
    await priya.sound();
    await paid(place);
  });

  test('fund journey: above the limits a senior and a peer answer as well, ' +
    'and without the peer nothing is agreed', async () => {
    await priya.go(CASE);
    await priya.fill('sum', '400');
    await priya.press('Add this');
    const place = await ask(jay, OWN, COURSE);
    await sam.go(CASE + place);
    await yes(sam, 'It is the step to a job', 'A course that leads to work');
    await sam.has('Now a senior case manager says yes or no');
    await priya.go(CASE + place);
    await priya.tick('says', 'yes');
    await priya.fill('words', 'The firm has said it will take him');
    await Promise.all([priya.page.waitForNavigation(), priya.page
      .getByRole('button', { name: 'Write down my answer' }).click()]);
    assert.match((await problems(priya.page)).join(), /Enter who else was/);
    priya.heard(); // a refused form is answered with 400
    assert.equal(await priya.page.locator('[name="words"]').inputValue(),
      'The firm has said it will take him');
    await priya.fill('peer_name', 'Mo of the council');
    await priya.tick('peer_says', 'yes');
    await priya.fill('peer_words', 'I would have wanted it');
    await priya.press('Write down my answer');
    await priya.has('Agreed', 'Mo of the council');
    await priya.sound();
  });
});
