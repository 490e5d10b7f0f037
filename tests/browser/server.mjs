// The program itself with a fictional programme, for one test file.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../node/packages.mjs';

export const PASSWORD = 'demo-browsers';
const SECONDS_TO_START = 60;

export function program() {
  const file = process.env.MYDIRECTION_BIN || process.env.MYDIRECTION ||
    path.join(root, 'build', 'mydirection');
  if (!existsSync(file)) {
    throw new Error(`There is no program at ${file}: build it first, or ` +
      'name it in MYDIRECTION_BIN.');
  }
  return file;
}

// What `routes --json` says: every route of the program.
export function routes() {
  const said = spawnSync(program(), ['routes', '--json'],
    { encoding: 'utf8' });
  return JSON.parse(said.stdout);
}

const freePort = () => new Promise((resolve, reject) => {
  const probe = net.createServer();
  probe.on('error', reject);
  probe.listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});

function prepared(file, db, commands, env) {
  for (const [command, ...rest] of commands) {
    const made = spawnSync(file, [command, '--db', db, ...rest],
      { env, encoding: 'utf8' });
    if (made.status !== 0) {
      throw new Error(`${command} ended with ${made.status}: ${made.stderr}`);
    }
  }
}

// Until its own log says that it serves: another server may answer on a port
// that both were given.
async function untilItServes(child, log) {
  const stop = Date.now() + SECONDS_TO_START * 1000;
  while (!log().includes('"event":"serving"')) {
    if (endOf(child) !== null) {
      throw new Error(`serve ended with ${endOf(child)}: ${log()}`);
    }
    if (Date.now() > stop) {
      throw new Error(`serve did not start in ${SECONDS_TO_START} s: ${log()}`);
    }
    await sleep(50);
  }
}

// How a server ended: its status, or the name of the signal; null: it has not.
const endOf = child => child.exitCode ?? child.signalCode;

// Ends a server. One that ended before it was asked to, or not with 0, is an
// error, and its last words are told.
function stopOf(child, log) {
  return async () => {
    if (endOf(child) !== null) {
      throw new Error(`serve ended by itself with ${endOf(child)}: ` +
        log().slice(-2000));
    }
    const ended = new Promise(resolve => child.once('exit', resolve));
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await ended;
    clearTimeout(late);
    if (endOf(child) !== 0) {
      throw new Error(`serve ended with ${endOf(child)}: ` +
        log().slice(-2000));
    }
  };
}

// A server of its own over a new database that these commands prepare.
async function serve(commands, more = []) {
  const file = program();
  const folder = mkdtempSync(path.join(tmpdir(), 'mydirection-server-'));
  const db = `sqlite:${path.join(folder, 'demo.db')}`;
  const env = { ...process.env, MYDIRECTION_DEMO_PASSWORD: PASSWORD };
  prepared(file, db, commands, env);

  const listen = `127.0.0.1:${await freePort()}`;
  const child = spawn(file, ['serve', '--db', db, '--listen', listen,
    ...more],
    { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', part => { said += part; });
  child.stderr.on('data', part => { said += part; });
  process.once('exit', () => child.kill('SIGKILL')); // if nobody stopped it
  const end = stopOf(child, () => said);
  const stop = async () => {
    try {
      await end();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  const command = (...words) => spawnSync(file, [...words, '--db', db],
    { env, encoding: 'utf8' });
  try {
    await untilItServes(child, () => said);
    return { url: `http://${listen}`, pid: child.pid, stop, log: () => said,
      command };
  } catch (fault) {
    await stop().catch(() => {}); // the first fault is the one to tell
    throw fault;
  }
}

/*
 * Starts a server with a fictional programme: {url, password, pid, stop(),
 * log()}. stop() ends it gracefully and takes its database away; one that did
 * not end so is an error. perMinute is how often one user may ask, printer the
 * socket of one. With MYDIRECTION_URL set, that running server is used and
 * left running.
 */
export async function start({ people = 24, seed = 1, perMinute,
  printer } = {}) {
  if (process.env.MYDIRECTION_URL) {
    return {
      url: process.env.MYDIRECTION_URL.replace(/\/$/, ''),
      password: process.env.MYDIRECTION_DEMO_PASSWORD || PASSWORD,
      stop: async () => {}, log: () => ''
    };
  }
  const server = await serve([['init'],
    ['demo', '--people', String(people), '--seed', String(seed)]],
  [...(perMinute ? ['--per-minute', String(perMinute)] : []),
    ...(printer ? ['--printer', printer] : [])]);
  return { ...server, password: PASSWORD };
}

// Starts a server over an empty database: besides, the link that it prints for
// its first administrator.
export async function startEmpty() {
  const server = await serve([['init']]);
  const [link] = /http\S+\/sign-in\/first\?code=\S+/.exec(server.log());
  return { ...server, link };
}
