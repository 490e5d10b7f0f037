// The description of the API is what a reader of such descriptions takes it
// for: valid by the published schema of OpenAPI 3.1, and complete.
import assert from 'node:assert/strict';
import { after, before, describe, test } from './limit.mjs';
import { load } from '../node/packages.mjs';
import { start } from './server.mjs';

const { Validator } = load('@seriousme/openapi-schema-validator');

let server;
let described;

before(async () => {
  server = await start({ people: 1 });
  const answer = await fetch(`${server.url}/api/openapi.json`);
  assert.equal(answer.status, 200);
  described = await answer.json();
});
after(() => server?.stop());

describe('the description of the API', () => {
  test('openapi: it is valid by the schema of OpenAPI 3.1', async () => {
    const result = await new Validator().validate(structuredClone(described));
    assert.deepEqual(result.errors ?? [], []);
    assert.ok(result.valid);
  });

  test('openapi: one that is broken is found to be so', async () => {
    const broken = structuredClone(described);
    const first = Object.values(broken.paths)[0];
    delete Object.values(first)[0].responses;
    broken.info = { title: 'no version' };
    const result = await new Validator().validate(broken);
    assert.equal(result.valid, false);
  });

  test('openapi: every schema that is named is there, and ids are unique', () => {
    const text = JSON.stringify(described);
    const named = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)]
      .map(one => one[1]);
    for (const name of new Set(named)) {
      assert.ok(described.components.schemas[name], name);
    }
    const ids = Object.values(described.paths)
      .flatMap(path => Object.values(path).map(one => one.operationId));
    assert.equal(new Set(ids).size, ids.length);
  });
});
