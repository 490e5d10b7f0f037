// The little that the build and the checks need to know of CSS.

// The end of the block that opens at `from`: strings and url(...) may hold
// braces, so they are stepped over.
function blockEnd(css, from) {
  let depth = 0;
  let quote = '';
  for (let i = from; i < css.length; i++) {
    const c = css[i];
    if (quote) {
      if (c === '\\') {
        i++;
      } else if (c === quote) {
        quote = '';
      }
    } else if (c === '"' || c === "'") {
      quote = c;
    } else if (c === '{') {
      depth++;
    } else if (c === '}' && --depth === 0) {
      return i;
    }
  }
  throw new Error('A block of the style sheet does not end');
}

// The style sheet in order: {head, body} for a rule, {head} for a statement.
function* parts(css) {
  let at = 0;
  while (at < css.length) {
    const open = css.indexOf('{', at);
    const stop = css.indexOf(';', at);
    if (stop >= 0 && (open < 0 || stop < open)) {
      yield { head: css.slice(at, stop + 1) };
      at = stop + 1;
    } else if (open >= 0) {
      const end = blockEnd(css, open);
      yield { head: css.slice(at, open), body: css.slice(open + 1, end) };
      at = end + 1;
    } else {
      if (css.slice(at).trim()) {
        yield { head: css.slice(at) };
      }
      return;
    }
  }
}

const holdsRules = head => /^\s*@(media|supports|layer|container)\b/.test(head);

// Without the selectors that match `pattern`, and what is then empty.
export function without(css, pattern) {
  let made = '';
  for (const { head, body } of parts(css)) {
    if (body === undefined) {
      made += head;
    } else if (holdsRules(head)) {
      const inner = without(body, pattern);
      made += inner ? `${head}{${inner}}` : '';
    } else {
      const kept = pattern.test(head)
        ? head.split(',').filter(one => !pattern.test(one)).join(',') : head;
      made += kept ? `${kept}{${body}}` : '';
    }
  }
  return made;
}

// Each rule, those in @media too: {selector, body}.
export function* rules(css) {
  for (const { head, body } of parts(css)) {
    if (body !== undefined && holdsRules(head)) {
      yield* rules(body);
    } else if (body !== undefined) {
      yield { selector: head.trim(), body };
    }
  }
}

// The classes that a style sheet knows.
export function classes(css) {
  const found = new Set();
  for (const { selector } of rules(css)) {
    for (const [, name] of selector.matchAll(/\.(-?[_a-zA-Z][\w-]*)/g)) {
      found.add(name);
    }
  }
  return found;
}
