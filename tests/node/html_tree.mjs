// HTML as one comparable text: attributes sorted, white space in text and in
// class lists collapsed. One line for a tag or a text.
import { load } from './packages.mjs';

const { JSDOM } = load('jsdom');

function attributes(element) {
  return [...element.attributes].map(({ name, value }) => {
    const words = name === 'class'
      ? value.split(/\s+/).filter(Boolean).join(' ') : value.trim();
    return ` ${name}="${words}"`;
  }).sort().join('');
}

function lines(node, depth, made) {
  const indent = '  '.repeat(depth);
  if (node.nodeType === 3) {
    const text = node.data.replace(/\s+/g, ' ').trim();
    if (text) {
      made.push(indent + text);
    }
  } else if (node.nodeType === 1) {
    made.push(`${indent}<${node.localName}${attributes(node)}>`);
    node.childNodes.forEach(child => lines(child, depth + 1, made));
  }
}

// The lines of a fragment; elements that match `without` are left out.
export function tree(html, without = []) {
  const { body } = new JSDOM(`<body>${html}`).window.document;
  for (const selector of without) {
    body.querySelectorAll(selector).forEach(one => one.remove());
  }
  const made = [];
  body.childNodes.forEach(child => lines(child, 0, made));
  return made.join('\n');
}
