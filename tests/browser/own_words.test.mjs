// What matters, drawn and said: a picture and a voice note on a phone, what a
// worker wrote beside it, and the same without script.
import assert from 'node:assert/strict';
import { after, before, describe, test } from './limit.mjs';
import { PHONE, open, tab } from './browser.mjs';
import { axeFaults, htmlFaults, listen, pageHtml } from './checks.mjs';
import { tone } from './files.mjs';
import { start } from './server.mjs';
import { signIn } from './sign_in.mjs';

let server;
before(async () => { server = await start({ people: 12 }); });
after(() => server?.stop());

const go = (page, path) => page.goto(server.url + path);
const press = (page, name) => Promise.all([
  page.waitForNavigation(),
  page.getByRole('button', { name }).first().click()
]);
const text = page => page.locator('main').innerText();

async function phone(more) {
  const context = await open({ width: PHONE, ...more });
  const page = tab(context);
  const one = { context, page, heard: listen(page), html: pageHtml(page) };
  await signIn(page, server, 'jay');
  return one;
}

// How long the last sound of the page is, once it can be played.
const seconds = page => page.locator('audio').last().evaluate(audio =>
  new Promise((done, failed) => {
    audio.onloadedmetadata = () => done(audio.duration);
    audio.onerror = () => failed(new Error(audio.error.message));
    audio.preload = 'metadata';
    audio.load();
  }));

describe('own words: drawn and said on a phone', () => {
  let jay;

  before(async () => {
    jay = await phone({ permissions: ['microphone'] });
  });
  after(async () => { await jay?.context.shut(); });

  test('own words: the demo has a drawing and a voice note', async () => {
    const { page } = jay;
    await go(page, '/me/plan/words');
    assert.equal(await page.locator('img.dir-picture').first()
      .evaluate(img => img.decode().then(() => img.naturalWidth)), 440);
    const box = await page.locator('img.dir-picture').first().boundingBox();
    assert.ok(box.width > 200, `the picture is ${box.width} wide`);
    assert.ok(Math.abs(await seconds(page) - 2) < 0.3);
  });

  test('own words: the person says that what was written is right',
    async () => {
      const { page } = jay;
      assert.match(await text(page), /not yet said to be right/);
      await Promise.all([page.waitForNavigation(),
        page.getByRole('link', { name: /Say if these words/ }).click()]);
      assert.deepEqual(await axeFaults(page), []);
      await press(page, 'These words are right');
      assert.match(await text(page), /you said that this is right/);
      assert.doesNotMatch(await text(page), /not yet said to be right/);
    });

  test('own words: a voice note is recorded in the page', async () => {
    const { page } = jay;
    await go(page, '/me/plan/voice');
    assert.equal(await page.getByRole('button', { name: 'Stop' }).count(), 0);
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await page.getByRole('button', { name: 'Stop' }).waitFor();
    await page.waitForTimeout(2500);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText(/It is \d+ seconds long/).waitFor();
    assert.equal(await page.locator('#sound')
      .evaluate(field => field.files[0]?.name), 'voice.wav');
    assert.deepEqual(await axeFaults(page), []);
    assert.deepEqual(await htmlFaults(await jay.html()), []);
    await press(page, 'Save the voice note');
    assert.match(await text(page), /The voice note is saved/);
    assert.ok(await seconds(page) > 1);
  });

  test('own words: nobody is troubled by the script or the policy', () => {
    assert.deepEqual(jay.heard().filter(one =>
      !/ScriptProcessorNode is deprecated/.test(one)), []);
  });
});

test('own words: where there is no microphone it is said, and a file does',
  async () => {
    const { context, page } = await phone();
    await go(page, '/me/plan/voice');
    await page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error());
    });
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await page.getByText(/did not let us use the microphone/).waitFor();
    await page.setInputFiles('#sound', { name: 'said.wav',
      mimeType: 'audio/wav', buffer: tone() });
    await press(page, 'Save the voice note');
    assert.match(await text(page), /The voice note is saved/);
    await context.shut();
  });

test('own words: a voice note and a picture are handed in without script',
  async () => {
    const { context, page } = await phone({ script: false });
    await go(page, '/me/plan/voice');
    assert.equal(await page.getByRole('button', { name: 'Record', exact: true }).count(),
      0);
    await page.setInputFiles('#sound', { name: 'said.wav',
      mimeType: 'audio/wav', buffer: tone() });
    await press(page, 'Save the voice note');
    assert.ok(Math.abs(await seconds(page) - 0.5) < 0.3);
    await go(page, '/me/plan/pictures');
    await page.setInputFiles('#picture', { name: 'house.png',
      mimeType: 'image/png', buffer: await page.screenshot() });
    await page.fill('#words', 'What my phone shows');
    await press(page, 'Save the picture');
    assert.match(await text(page), /What my phone shows/);
    await context.shut();
  });
