// How heavy the page of a full plan is: read on a cheap phone, by the minute.
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { after, before, describe, test } from './limit.mjs';
import { client, signedIn } from './api.mjs';
import { start } from './server.mjs';

const CRN = 'X900000';
const GOALS = 8;
const STEPS = 3;
const MOST = 60 * 1024;
const MOST_SENT = 12 * 1024;

let server;
let ask;

const sent = async (path, body) => {
  const made = await ask('POST', `/api/people/${CRN}/plan${path}`, { body });
  assert.equal(made.status, 201, `${path}: ${JSON.stringify(made.body)}`);
  return made.body;
};

// Jay's goals of the fictional programme and as many more as make eight.
before(async () => {
  server = await start({ people: 24, perMinute: 100_000 });
  ask = await client(server, 'sam');
  const plan = (await ask('GET', `/api/people/${CRN}/plan`)).body;
  const there = plan.goals.filter(one => one.status === 'ACTIVE');
  const due = new Date(Date.now() + 60 * 86400_000).toISOString().slice(0, 10);
  for (let i = there.length; i < GOALS; i++) {
    there.push(await sent('/goals', {
      title: `Go to the workshop on the corner, week ${i}`,
      why: 'I like to make things and to finish what I began.',
      how_i_will_know: 'I have been there each week for two months.',
      area_of_need: 'finances', no_statement: 'We talked on the way',
      target_date: due }));
  }
  for (const goal of there) {
    for (let i = goal.steps.length; i < STEPS; i++) {
      await sent(`/goals/${goal.id}/steps`, { description:
        `Ring on Monday and ask what to bring for the ${i + 1}. time` });
    }
  }
});
after(() => server?.stop());

describe('how heavy a full plan is', () => {
  for (const [user, path] of [['jay', '/me/plan'],
    ['sam', `/people/${CRN}/plan`]]) {
    test(`weight: the plan of ${user} with ${GOALS} goals`, async () => {
      const cookie = await signedIn(server, user);
      const answer = await fetch(server.url + path, { headers: { cookie } });
      const html = await answer.text();
      const cards = html.split('dir-goalcard__title').length - 1;
      assert.equal(answer.status, 200);
      assert.ok(cards >= GOALS, `${cards} goals`);
      const size = Buffer.byteLength(html);
      const small = gzipSync(html).length;
      assert.ok(size <= MOST, `${path} is ${size} bytes, at most ${MOST}`);
      assert.ok(small <= MOST_SENT,
        `${path} is ${small} bytes gzipped, at most ${MOST_SENT}`);
    });
  }
});
