// Takes pictures of pages, 390 and 1280 px wide, into build/screenshots.
//
// usage: script/node then
//        build/node/bin/node tests/browser/shots.mjs [--as USER] [--url URL]
//            [--forced] [--print] PATH...
//
//   --as USER       signed in as this user of the fictional programme
//   --url URL       a server that runs already (MYDIRECTION_DEMO_PASSWORD
//                   holds its password); else one is started for this
//   --forced        in forced colours, as Windows high contrast does
//   --print         as PDF, the way it prints, beside the pictures
//   PATH            {crn} stands for a person in the user's reach; PATH<FROM
//                   follows the link on FROM that fits PATH, see pages.mjs
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../node/packages.mjs';
import { open, tab } from './browser.mjs';
import { nameOf, shoot } from './checks.mjs';
import { start } from './server.mjs';
import { finder, peopleFor } from './paths.mjs';
import { keeper } from './sign_in.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true, options: {
    as: { type: 'string' }, url: { type: 'string' },
    forced: { type: 'boolean' }, print: { type: 'boolean' }
  }
});
if (positionals.length === 0) {
  console.error('shots: name at least one path, such as /sign-in');
  process.exit(2);
}
if (values.url) {
  process.env.MYDIRECTION_URL = values.url;
}

async function printed(cookies, url, name) {
  const context = await open({ cookies });
  try {
    const page = tab(context);
    await page.goto(url);
    const file = path.join(root, 'build', 'screenshots', `${name}.pdf`);
    await page.pdf({ path: file, preferCSSPageSize: true, tagged: true });
    return file;
  } finally {
    await context.shut();
  }
}

const server = await start();
try {
  const cookiesOf = keeper(server);
  const cookies = await cookiesOf(values.as);
  const people = positionals.some(one => one.includes('{crn}'))
    ? await peopleFor(server, cookies, await cookiesOf('morgan')) : {};
  const list = positionals.map(one => one.split('<'))
    .map(([path, from]) => ({ path, from }));
  const find = finder(server, cookies, people, list);
  for (const { path: one } of list) {
    const address = await find(one);
    const name = nameOf(values.as, address) + (values.forced ? '-forced' : '');
    const made = await shoot(cookies, server.url + address, name,
      values.forced ? { forcedColors: 'active' } : {});
    if (values.print) {
      made.push(await printed(cookies, server.url + address, name));
    }
    made.forEach(file => console.log(path.relative(root, file)));
  }
} finally {
  await server.stop();
}
