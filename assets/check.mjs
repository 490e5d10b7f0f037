// What may not be in assets/built. Used by script/assets --check and tests.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from './css.mjs';

const FONT = 'Atkinson Hyperlegible Next';
const NOT_OURS = /gds[ -]?transport|crown|crest|govuk-logotype/i;
const OWN_FILES = /^(app\.css|report\.css|app\.js|enabled\.js|favicon\.svg|manifest\.webmanifest|img\/(mark|path)\.svg|fonts\/(OFL\.txt|atkinson-hyperlegible-next-latin(-ext)?-wght-normal\.woff2))$/;
const TEXT = /\.(css|js|svg|webmanifest)$/;
// The name spaces of SVG are names, not addresses.
const SPACE = /http:\/\/www\.w3\.org\/\d{4}\/(svg|xhtml|xlink|MathML)/g;

// What is wrong in one text, as sentences.
export function faultsOfText(name, text) {
  const faults = [];
  const mark = text.match(NOT_OURS);
  if (mark) {
    faults.push(`${name} names "${mark[0]}", which is not ours to show`);
  }
  const address = text.replace(SPACE, '').match(/(https?:)?\/\/[a-z0-9-]+\.[a-z]{2,}[^\s"')]*/i);
  if (address && !name.endsWith('.js')) {
    faults.push(`${name} has an address of another host: ${address[0]}`);
  }
  if (name.endsWith('.js') && /\beval\(|new Function\(/.test(text)) {
    faults.push(`${name} makes code from text, which the policy refuses`);
  }
  return faults;
}

// What is wrong in a style sheet: fonts and files that are not ours.
export function faultsOfStyle(css, exists) {
  const faults = [];
  for (const { selector, body } of rules(css)) {
    if (selector === '@font-face' &&
        !body.includes(`"${FONT}"`)) {
      faults.push('app.css has a font face that is not ours');
    }
  }
  for (const [, , place] of css.matchAll(/url\((["']?)(.*?)\1\)/g)) {
    if (!place.startsWith('data:') && !exists(place)) {
      faults.push(`app.css asks for ${place}, which is not there`);
    }
  }
  return faults;
}

export function files(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

// What is wrong in a whole folder.
export function faultsOfFolder(folder) {
  const faults = [];
  for (const name of files(folder)) {
    if (!OWN_FILES.test(name)) {
      faults.push(`${name} is not one of our files`);
    } else if (TEXT.test(name)) {
      faults.push(...faultsOfText(name,
        readFileSync(path.join(folder, name), 'utf8')));
    }
  }
  faults.push(...faultsOfStyle(
    readFileSync(path.join(folder, 'app.css'), 'utf8'),
    place => existsSync(path.join(folder, place))));
  return faults;
}

// Where two folders differ.
export function differences(committed, rebuilt) {
  const left = files(committed);
  const right = files(rebuilt);
  const found = [];
  for (const name of new Set([...left, ...right])) {
    if (!right.includes(name)) {
      found.push(`built/${name} is not made from the sources`);
    } else if (!left.includes(name)) {
      found.push(`built/${name} is missing`);
    } else if (!readFileSync(path.join(committed, name))
      .equals(readFileSync(path.join(rebuilt, name)))) {
      found.push(`built/${name} differs from what the sources make`);
    }
  }
  return found;
}

if (process.argv[1] === import.meta.filename) {
  const [committed, rebuilt] = process.argv.slice(2);
  const found = [...differences(committed, rebuilt),
    ...faultsOfFolder(committed)];
  found.forEach(sentence => console.log(sentence));
  if (found.length > 0) {
    console.log('Run script/assets and look at the difference.');
  }
  process.exit(found.length > 0 ? 1 : 0);
}
