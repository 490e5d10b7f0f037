// Debian's Chromium, headless, with a new empty profile. It is the one that is
// built without windows, which draws the same a fifth sooner; with CHROMIUM set
// to /usr/bin/chromium everything runs in the other.
import { load } from '../node/packages.mjs';

const { chromium } = load('playwright-core');

export const WIDTHS = [320, 390, 1280];
export const PHONE = 390;
export const DESK = 1280;

const FLAGS = ['--disable-gpu', '--disable-quic',
  '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
  // Every page runs its scripts once, so that what they would be optimised
  // into is never used: a page is judged in a fifth less time.
  '--js-flags=--no-opt --no-maglev',
  // A microphone that hums: whoever may use it is still the page's to say.
  '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream',
  // No other host is reached, whatever a page asks for.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, ' +
    'EXCLUDE localhost'];

const isStrange = url => /^(https?|wss?):/.test(url) &&
  !['127.0.0.1', 'localhost'].includes(new URL(url).hostname);

// One Chromium for all that is open at a time, in a profile of its own that
// goes when the last is shut. Each context in it starts empty.
let browser;
let inUse = 0;

async function borrow() {
  inUse++;
  browser ??= chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium-headless-shell',
    headless: true, chromiumSandbox: process.getuid() !== 0, args: FLAGS
  });
  return browser;
}

async function giveBack() {
  if (--inUse === 0) {
    const last = await browser;
    browser = undefined;
    await last.close();
  }
}

// Not by context.route: with it the browser asks for each style and font again
// on every page.
async function withoutScripts(context, page) {
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setBlockedURLs', {
    urlPatterns: [{ urlPattern: '*://*:*/*.js', block: true }] });
}

/*
 * Opens an empty browser; close it with context.shut().
 *
 *   width      of the window, 1280 unless said
 *   script     false: our scripts are not fetched, as if there were none
 *   cookies    of somebody signed in (see sign_in.mjs)
 *   lang, forcedColors, and whatever else playwright takes
 */
export async function open({ width = DESK, script = true, cookies = [],
  ...more } = {}) {
  const context = await (await borrow()).newContext({
    viewport: { width, height: 844 }, locale: 'en-GB',
    timezoneId: 'Europe/London', ...more
  });
  const page = await context.newPage();
  context.strangers = [];
  context.on('request', request => {
    if (isStrange(request.url())) {
      context.strangers.push(request.url());
    }
  });
  if (!script) {
    await withoutScripts(context, page);
  }
  if (cookies.length > 0) {
    await context.addCookies(cookies);
  }
  context.setDefaultTimeout(45_000);
  context.shut = async () => {
    await context.close();
    await giveBack();
  };
  return context;
}

// Each page is drawn in this tab: a context opens with one.
export const tab = context => context.pages()[0];
