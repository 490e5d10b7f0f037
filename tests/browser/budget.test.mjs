// What a page costs: no page, for anybody, runs more statements or takes more
// memory than is stated here.  A list that asks once more for each of its rows
// runs over at once, since the programme is large enough for full pages.
import assert from 'node:assert/strict';
import { after, before, describe, test } from './limit.mjs';
import { setTimeout as sleep } from 'node:timers/promises';
import { formToken, signedIn } from './api.mjs';
import { pages } from './pages.mjs';
import { finder, peopleFor } from './paths.mjs';
import { start } from './server.mjs';

const PEOPLE = 150;

/*
 * What a page may cost. Statements are those of the whole request, with who is
 * signed in and the entry of who was looked at, but without the row of that
 * entry that each person on a list gets.
 */
const BUDGET = { queries: 22, bytes: 256 * 1024 };

// Pages that lay out many panels or a long list, and what they may cost.
// The fund's panels stand on a first page, too: what went up, whom to ask, what
// somebody did not say, and whom they are about; on one's own, the question, the
// rules it goes by and what was written down; what was brought in of one’s
// strengths and needs; and the assessment, which asks twice: for the edition and
// for its areas. On one goal: if nearly the same was written for others.
// Of what came since, on the case: what helps; if check-ins run; which needs
// are asked about, by the sentence's days and their rules, and what cannot
// wait; and how it ended. On today: what cannot wait, which skills are due,
// whom a check-in makes one ring and whose wait for a yes, who came back, and
// whose assessments and whose plans wait for somebody to look at them, each with
// whom it is about. One's own home counts its steps without the
// rest of the plan, and so costs less than before.
// Of the first days, on the case and on today: the two rules, the holidays, what
// was first, and whom it is about; on one's own home by which day, and the two
// rules of it; on the case the supervision package, on the booklet how often one
// meets. Of a submission: whoever said no, to either question, ends, doubles and
// days of each, in one walk each, and four rules;
// who they are and their orders are read for twenty people at a time, two
// statements each, as many times as the cohort of this programme needs.
const BOOKLET = { queries: 24 };
// What may help a goal is of both sides of the assessment: what the person names
// is of today, what the worker names of the day it was shared.
const HELP = { queries: 23 };
const MORE = {
  '/people/{crn}/plan/goals/{goal}': { queries: 23 },
  '/people/{crn}/plan/goals/{goal}/help': HELP,
  '/me/plan/goals/{goal}/help': HELP,
  '/me/plan/print': BOOKLET,
  '/me/plan/print?large=1': BOOKLET,
  '/me/plan/easy': BOOKLET,
  '/people/{crn}/plan/print': BOOKLET,
  '/people/{crn}/plan/easy': BOOKLET,
  '/submissions/{submission}': { queries: 31 },
  '/submissions/{submission}/file': { queries: 31 },
  // An assessment as the services' form is made four times over, each out of
  // the one before (decision 71).
  '/people/{crn}/strengths/form': { bytes: 640 * 1024 },
  '/people/{crn}/strengths/form/print': { bytes: 640 * 1024 },
  '/people/{crn}/strengths/form/{section}': { bytes: 640 * 1024 },
  '/policy': { bytes: 288 * 1024 },
  // Who looked at what both agreed.
  '/people/{crn}/plan': { queries: 23 },
  '/': { queries: 46, bytes: 480 * 1024 },
  '/me': { queries: 41 },
  '/today': { queries: 46, bytes: 480 * 1024 },
  '/people/{crn}': { queries: 40 },
  '/people/{crn}/contacts/{contact}': { queries: 28 },
  '/bank': { bytes: 1024 * 1024 },
  '/people/{crn}/access': { bytes: 768 * 1024 },
  '/me/access': { bytes: 512 * 1024 }
};

// What of a request is over the budget of its path.
function over(path, { queries, bytes, people }) {
  const most = { ...BUDGET, ...MORE[path] };
  const asked = queries - (people > 1 ? people : 0);
  return [
    ...(asked > most.queries
      ? [`${path} runs ${asked} statements, at most ${most.queries}`] : []),
    ...(bytes > most.bytes
      ? [`${path} takes ${bytes} bytes, at most ${most.bytes}`] : [])
  ];
}

let server;
const known = new Map();

const cookiesOf = async user => {
  if (!known.has(user)) {
    const said = user ? await signedIn(server, user) : '';
    known.set(user, said ? said.split('; ').map(one => {
      const [name, value] = one.split('=');
      return { name, value };
    }) : []);
  }
  return known.get(user);
};

const headerOf = cookies => ({
  cookie: cookies.map(one => `${one.name}=${one.value}`).join('; ')
});

// The line in the log of a reply's own request.
async function lineOf(answer) {
  const id = answer.headers.get('x-request-id');
  for (let tries = 0; tries < 100; tries++) {
    const line = server.log().split('\n').find(one =>
      one.includes('"event":"request"') && one.includes(`"request":"${id}"`));
    if (line) {
      return JSON.parse(line);
    }
    await sleep(10);
  }
  throw new Error(`the log has no line of ${answer.url}`);
}

// Asks, and then once more, so that no session is to be touched.
async function cost(user, address) {
  const headers = headerOf(await cookiesOf(user));
  await (await fetch(server.url + address, { headers })).text();
  const answer = await fetch(server.url + address, { headers });
  await answer.text();
  return { status: answer.status, ...await lineOf(answer) };
}

before(async () => {
  server = await start({ people: PEOPLE });
  const sam = await cookiesOf('sam');
  const { other } = await peopleFor(server, sam, await cookiesOf('morgan'));
  const headers = headerOf(sam);
  // So that there is an opening out of reach to be judged.
  const opened = await fetch(`${server.url}/people/${other}/open`, {
    method: 'POST', headers, redirect: 'manual',
    body: new URLSearchParams({ csrf: await formToken(server, headers.cookie),
      key: 'opens-one', reason: 'The duty desk rang and nobody else is in.' })
  });
  assert.equal(opened.status, 303);
});
after(() => server?.stop());

describe('what a page costs', () => {
  for (const [user, list] of pages) {
    test(`budget: every page of ${user || 'nobody'}`, async () => {
      const cookies = await cookiesOf(user);
      const people = list.some(page => page.path.includes('{crn}'))
        ? await peopleFor(server, cookies, await cookiesOf('morgan')) : {};
      const find = finder(server, cookies, people, list);
      const paths = new Set(list.filter(page => !page.status)
        .map(page => page.path));
      const faults = [];
      for (const path of paths) {
        const spent = await cost(user, await find(path));
        assert.equal(spent.status, 200, path);
        faults.push(...over(path, spent));
      }
      assert.deepEqual(faults, []);
    });
  }

  test('budget: the lists that are measured are full', async () => {
    const all = await cost('morgan', '/people?which=all');
    const day = await cost('sam', '/today');
    assert.ok(all.people >= 50, `${all.people} people`);
    assert.ok(day.people >= 20, `${day.people} people`);
  });

  test('budget: a page that asks once more for each row is over it', () => {
    const good = { queries: 10, bytes: 90_000, people: 1 };
    assert.deepEqual(over('/account', good), []);
    assert.deepEqual(over('/people', { ...good, queries: 60, people: 50 }), []);
    assert.equal(over('/people', { ...good, queries: 110, people: 50 }).length,
      1);
    assert.equal(over('/account', { ...good, queries: 23 }).length, 1);
    assert.equal(over('/account', { ...good, bytes: 300_000 }).length, 1);
    assert.deepEqual(over('/today', { ...good, bytes: 300_000 }), []);
  });
});
