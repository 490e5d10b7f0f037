// How old somebody has to be to read a sentence of ours with ease.
//
// Flesch and Kincaid (1975): 0.39 * words + 11.8 * syllables / words - 15.59
// is the school year in America of whoever reads a sentence with ease; five
// more is their age. It was made for texts. Of fewer than five words it says
// little, so those are asked to have no word of four syllables instead.
//
// Syllables are counted by groups of vowels. A few long words are the person's
// own by now, or everybody's: they count as words of two syllables.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../node/packages.mjs';

export const AGE = 9;
const FEW = 5;
const OWN = new Set(['probation', 'appointment', 'appointments', 'agreement',
  'community', 'family', 'officer', 'telephone', 'everybody', 'anybody',
  'somebody', 'everything', 'anything', 'something', 'everywhere', 'example',
  'optional',
  // names of things, which are called so everywhere
  'accessibility', 'authenticator']);

export function syllables(word) {
  const small = word.toLowerCase().replace(/[^a-z]/g, '');
  if (small.length <= 3) {
    return 1;
  }
  if (OWN.has(small)) {
    return 2;
  }
  const heard = small.replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/,
    end => end[0]).replace(/^y/, '');
  return Math.max(1, (heard.match(/[aeiouy]+/g) || []).length);
}

const wordsOf = sentence => sentence.replace(/\{\w+\}/g, 'it')
  .match(/[A-Za-z'’]+|\d[\d.,:]*/g) || [];

export function age(sentence) {
  const words = wordsOf(sentence);
  const spoken = words.map(syllables);
  if (words.length < FEW) {
    return Math.max(0, ...spoken) < 4 ? 0 : AGE + 1;
  }
  const all = spoken.reduce((sum, one) => sum + one, 0);
  return 0.39 * words.length + 11.8 * all / words.length - 15.59 + 5;
}

export const sentencesOf = text =>
  text.replace(/\s+/g, ' ').trim().split(/(?<=[.?!])\s+(?=[A-Z{])/);

// Every sentence that the program has, by what is to be shown of it: a name or
// a number in the place of each {word}. "{sum} more" would fit anything.
function ours() {
  const src = path.join(root, 'src');
  const plain = new Map();
  const filled = [];
  for (const file of readdirSync(src, { recursive: true })) {
    if (!file.endsWith('.cy.po')) {
      continue;
    }
    const text = readFileSync(path.join(src, file), 'utf8');
    for (const [, lines] of text.matchAll(/^msgid ((?:".*"\n)+)/gm)) {
      const key = [...lines.matchAll(/"(.*)"/g)].map(one => one[1]).join('')
        .replaceAll('\\"', '"');
      for (const one of sentencesOf(key)) {
        if (!/\{\w+\}/.test(one)) {
          plain.set(one, one);
        } else if (one.replace(/\{\w+\}/g, '').match(/[a-z]+/gi)?.length > 1) {
          filled.push([new RegExp(`^${one.split(/\{\w+\}/)
            .map(part => part.replace(/[.*+?^$()|[\]\\]/g, '\\$&'))
            .join('.+')}$`), one]);
        }
      }
    }
  }
  // What says most of itself is tried first.
  filled.sort((a, b) => b[1].replace(/\{\w+\}/g, '').length -
    a[1].replace(/\{\w+\}/g, '').length);
  return { plain, filled };
}

let known;

// The sentence of ours that this one is, or undefined: somebody's own words.
export function oursOf(sentence) {
  known ??= ours();
  return known.plain.get(sentence) ||
    known.filled.find(([fits]) => fits.test(sentence))?.[1];
}

// What of a page a reader of nine would stumble over.
export function readingFaults(texts) {
  const judged = new Set(texts.flatMap(sentencesOf).map(oursOf)
    .filter(Boolean));
  return [...judged].filter(one => age(one) > AGE)
    .map(one => `reads as of ${age(one).toFixed(1)} years: ${one}`);
}

// Each piece of text of a page by itself, as it stands.
export const textsOf = page => page.evaluate(() => {
  const inner = 'a, b, strong, em, span, abbr, time';
  return [...document.querySelectorAll('main *')]
    .filter(one => !one.matches(inner) || !one.parentElement.closest('p, li'))
    .filter(one => [...one.children].every(child => child.matches(inner)))
    .map(one => one.textContent).filter(text => text.trim() !== '');
});
