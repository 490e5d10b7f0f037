// What is asked of every page. Each check gives sentences: none is good.
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { load, place, root } from '../node/packages.mjs';
import { DESK, PHONE, WIDTHS, open, tab } from './browser.mjs';
import { pathPattern } from './paths.mjs';
import { readingFaults, textsOf } from './reading.mjs';

const { HtmlValidate } = load('html-validate');
const here = import.meta.dirname;
const validator = new HtmlValidate(
  JSON.parse(readFileSync(path.join(here, 'htmlvalidate.json'), 'utf8')));
const axeSource = readFileSync(place('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',
  'best-practice'];

// GOV.UK's password input says autocapitalize="none", so that a password
// shown as text is not changed either.
// Its date input is a fieldset with role="group".
const asGovWritesIt = m => (m.ruleId === 'input-attributes' &&
  m.message.includes('"autocapitalize" is not allowed on <input type="pass')) ||
  (m.ruleId === 'no-redundant-role' && m.message.includes('<fieldset>'));

// The HTML as the program sent it.
export async function htmlFaults(html) {
  const report = await validator.validateString(html);
  return report.results.flatMap(result => result.messages)
    .filter(m => !asGovWritesIt(m))
    .map(m => `html: ${m.ruleId} in line ${m.line}: ${m.message}`);
}

// Closed details hide what they hold from axe.
export const openDetails = page => page.evaluate(() => {
  document.querySelectorAll('details').forEach(one => { one.open = true; });
});

// GOV.UK's radios say with aria-expanded that they show more.
const opensMore = node => node.any.concat(node.all, node.none)
  .every(check => check.id === 'aria-allowed-attr' &&
    check.data.values.every(one => one.startsWith('aria-expanded='))) &&
  node.html.includes('govuk-radios__input');

// Colours are the same at every width, and dear to judge: `colours` says
// whether they are looked at.
export async function axeFaults(page, state = '', { colours = true } = {}) {
  if (!await page.evaluate(() => 'axe' in window)) {
    await page.evaluate(`${axeSource};0`);
  }
  const found = await page.evaluate(([tags, enabled]) => axe.run(document, {
    runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'],
    preload: false, // of films and sounds, of which no page begins one
    rules: { 'color-contrast': { enabled } }
  }), [TAGS, colours]);
  return found.violations.filter(v => !v.nodes.every(opensMore)).map(v => {
    const where = v.nodes.slice(0, 3).map(n => n.target.join(' '));
    return `axe${state}: ${v.id}: ${v.help} (${where.join('; ')})`;
  });
}

// A shape whose colour nobody gave is black.
export async function inkFaults(page) {
  const black = await page.evaluate(() =>
    [...document.querySelectorAll('main .dir-chart rect')].filter(one =>
      getComputedStyle(one).fill === 'rgb(0, 0, 0)').length);
  return black > 0 ? [`${black} shapes of charts are black`] : [];
}

const sideways = (over, width, state) => over > 0
  ? [`scrolls sideways by ${over} px at ${width} px${state}`] : [];

export async function sidewaysFaults(page, state = '') {
  const over = await page.evaluate(() =>
    document.documentElement.scrollWidth - window.innerWidth);
  return sideways(over, page.viewportSize().width, state);
}

// What a browser complains about under the real policy.
export function listen(page) {
  const heard = [];
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type())) {
      heard.push(`console: ${message.text()}`);
    }
  });
  page.on('pageerror', error => heard.push(`script: ${error.message}`));
  page.on('requestfailed', request => {
    // Aborted is what a fetch is when the next page comes first.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') {
      heard.push(`not fetched: ${new URL(request.url()).pathname}`);
    }
  });
  page.on('response', response => {
    if (response.status() >= 400 && !response.request()
      .isNavigationRequest()) {
      heard.push(`${response.status()}: ${
        new URL(response.url()).pathname}`);
    }
  });
  return () => heard.splice(0);
}

// The HTML of the page this tab shows, as it was sent: asked of what comes
// back from pageHtml(page)().
export function pageHtml(page) {
  let last;
  page.on('response', response => {
    if (response.request().isNavigationRequest() &&
        response.frame() === page.mainFrame()) {
      last = response;
    }
  });
  return () => last.text();
}

// Not one word that no page may show; a code of the service is not shown.
const WORD = new RegExp('offen' + 'der', 'i');
export function wordFaults(html) {
  return WORD.test(html.replace(/<[^>]*>/g, ' ')) ? ['a word that no page may show'] : [];
}

async function at(page, url, wanted) {
  const response = await page.goto(url);
  const status = response.status();
  return status === wanted ? [] : [`status ${status}, not ${wanted}`];
}

// Components in their other states: a picker open, the menu open. What is the
// same on each page of a user is looked at once.
async function stateFaults(page, seen) {
  const faults = [];
  const { width, height } = page.viewportSize();
  for (const [state, button] of [
    [' with the calendar open', '.moj-js-datepicker-toggle'],
    [' with the menu open', '.govuk-js-service-navigation-toggle']]) {
    const one = page.locator(button).first();
    if (!seen.has(state) && await one.count() > 0) {
      await page.setViewportSize({ width: PHONE, height });
      if (await one.isVisible()) {
        seen.add(state);
        await one.click();
        faults.push(...await axeFaults(page, state),
          ...await sidewaysFaults(page, state));
        await page.keyboard.press('Escape');
      }
      await page.setViewportSize({ width, height });
    }
  }
  return faults;
}

// As playwright tells a page its size, but the window stays as it is: the
// browser would lay out all of it each time.
const sized = (width, height) => ({ mobile: false, width, height,
  screenWidth: width, screenHeight: height, deviceScaleFactor: 1,
  screenOrientation: { angle: 0, type: 'landscapePrimary' },
  dontSetVisibleSize: true });

// Whether the page scrolls sideways at any of the widths; it keeps its own.
// The first browser goes through them all, the others stay at their own.
async function widthFaults({ width: own, context, session }, page, state) {
  const faults = [];
  const { height } = page.viewportSize();
  if (!context.heard) {
    return sidewaysFaults(page, state);
  }
  for (const width of [...WIDTHS.filter(one => one !== own), own]) {
    await session.send('Emulation.setDeviceMetricsOverride',
      sized(width, height));
    const { over, is } = await page.evaluate(() => ({ is: window.innerWidth,
      over: document.documentElement.scrollWidth - window.innerWidth }));
    if (is !== width) {
      faults.push(`is ${is} px wide, not ${width}${state}`);
    }
    faults.push(...sideways(over, width, state));
  }
  return faults;
}

/*
 * Browsers for one user, opened once and used for all their pages, each under
 * the real policy: a desk, and the narrowest without script. A phone with
 * script has what the first shows and the layout of the second; the one thing
 * that is its own, the menu, is opened at its width (stateFaults).
 */
export async function browsersFor(cookies) {
  const opened = await Promise.all([[DESK, true], [320, false]]
    .map(async ([width, script]) => {
      const context = await open({ width, script, cookies });
      const session = await context.newCDPSession(tab(context));
      // It is there with each page: to send it then takes longer than to run.
      await context.addInitScript(axeSource);
      return { width, script, context, session };
    }));
  const first = opened[0].context;
  first.heard = listen(tab(first));
  first.html = pageHtml(tab(first));
  return { opened, seen: new Set(),
    shut: () => Promise.all(opened.map(one => one.context.shut())) };
}

// A form that is sent back is answered with a status that the console tells.
const told = (one, { status = 200, prepare }) =>
  !((status >= 400 || prepare) && /status of 4\d\d/.test(one));

// What the first of the browsers hears and reads, besides what it shows.
async function sentFaults(context, page) {
  const faults = context.heard().filter(one => told(one, page));
  faults.push(...context.strangers.splice(0).map(u =>
    `asks another host: ${u}`));
  const html = await context.html();
  faults.push(...await htmlFaults(html),
    ...(page.quotes ? [] : wordFaults(html)));
  if (page.plain && !page.cookies) {
    faults.push(...readingFaults(await textsOf(tab(context))));
  }
  return faults;
}

// What the state must be that the page was brought into.
async function enteredFaults(one, { problems, shows, cookies }) {
  const faults = [];
  const at = new URL(one.url()).pathname;
  if (problems && await one.locator('.govuk-error-summary').count() === 0) {
    faults.push(`shows no error summary, at ${at}`);
  }
  if (shows && !pathPattern(shows).test(at)) {
    faults.push(`shows ${at}, not ${shows}`);
  }
  if (cookies && await one.getAttribute('html', 'lang') !== 'cy') {
    faults.push('is not in Welsh');
  }
  return faults;
}

// What a page holds, and of what is built what stands around it. What scripts
// note for themselves and what a form brings along are not of it.
const shapeOf = page => page.evaluate(() => {
  const main = document.querySelector('main');
  const held = main.cloneNode(true);
  held.querySelectorAll('input[type=hidden]').forEach(one => one.remove());
  const around = [...document.body.querySelectorAll('*')]
    .filter(one => !main.contains(one))
    .map(one => [one.localName, one.className, one.role, one.hidden].join());
  return [held.outerHTML.replace(/ data-[\w-]+-init=""/g, ''), around.join(' ')];
});

// Whether axe has something to judge. The first browser always; the other where
// a script changes what the page holds, or what stands around it is new. Another
// language or what is wrong with a form is for the first alone.
async function isNew({ context }, one, page, seen) {
  const [main, around] = await shapeOf(one);
  if (context.heard) {
    seen.main = main;
    return true;
  }
  const known = seen.main === main && seen.has(around);
  seen.add(around);
  return !known && !page.as;
}

async function shownFaults(browser, url, page, seen) {
  const { context, width, script } = browser;
  const one = tab(context);
  const state = ` at ${width} px${script ? '' : ' without script'}`;
  const plain = script ? '' : ' without script';
  const faults = await at(one, url, page.status || 200);
  if (page.prepare) {
    await page.prepare(one);
  }
  faults.push(...await enteredFaults(one, page));
  await one.evaluate(() => document.fonts.ready.then(() => 0));
  await openDetails(one);
  if (await isNew(browser, one, page, seen)) {
    const colours = context.heard && !seen.has(`colours ${page.as}`);
    // What is wrong with a form, or another language, has the same colours on
    // each page; what is shown plainly may hold a picture of its own.
    seen.add(page.problems || page.cookies ? `colours ${page.as}` : '');
    faults.push(...await axeFaults(one, state, { colours }));
  }
  faults.push(...await widthFaults(browser, one, plain));
  if (context.heard) {
    faults.push(...await inkFaults(one), ...await stateFaults(one, seen),
      ...await sentFaults(context, page));
  }
  return faults;
}

/*
 * Everything about one address: HTML, console, axe and sideways scrolling.
 * See pages.mjs for what is said of a page.
 */
export async function pageFaults({ opened, seen }, url, page = {}) {
  const more = (page.cookies || []).map(one =>
    ({ ...one, url: new URL(url).origin }));
  const faults = [];
  // Another language is looked at by the first alone, at every width.
  for (const one of opened.filter(one => one.context.heard || !page.cookies)) {
    await one.context.addCookies(more);
    faults.push(...await shownFaults(one, url, page, seen));
    for (const { name } of more) {
      await one.context.clearCookies({ name });
    }
  }
  return [...new Set(faults)];
}

// build/screenshots/NAME-390.png and NAME-1280.png, the whole page.
export async function shoot(cookies, url, name,
  { widths = [PHONE, DESK], folder, prepare, ...more } = {}) {
  const into = folder || path.join(root, 'build', 'screenshots');
  mkdirSync(into, { recursive: true });
  const made = [];
  for (const width of widths) {
    const context = await open({ width, cookies, ...more });
    try {
      const page = tab(context);
      await page.goto(url);
      if (prepare) {
        await prepare(page);
      }
      await page.evaluate(() => document.fonts.ready.then(() => 0));
      const file = path.join(into, `${name}-${width}.png`);
      await page.screenshot({ path: file, fullPage: true });
      made.push(file);
    } finally {
      await context.shut();
    }
  }
  return made;
}

// "sam", "/people/X123456/plan" -> "sam-people-X123456-plan"
export function nameOf(user, address) {
  const words = address.split(/[^\w]+/).filter(Boolean);
  return [user || 'nobody', ...(words.length ? words : ['home'])].join('-');
}
