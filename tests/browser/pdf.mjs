// The headings of a PDF: its outline names each, in the open, as text.
const STRING = /\/Title\s*(\((?:\\.|[^\\)])*\)|<[0-9A-Fa-f\s]*>)/g;

function bytesOf(literal) {
  if (literal.startsWith('<')) {
    return Buffer.from(literal.slice(1, -1).replace(/\s/g, ''), 'hex');
  }
  const plain = literal.slice(1, -1).replace(
    /\\([0-7]{1,3}|.)/gs, (whole, one) => /^[0-7]/.test(one)
      ? String.fromCharCode(parseInt(one, 8))
      : { n: '\n', r: '\r', t: '\t' }[one] || one);
  return Buffer.from(plain, 'latin1');
}

function textOf(bytes) {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    const swapped = Buffer.from(bytes.subarray(2));
    return swapped.swap16().toString('utf16le');
  }
  return bytes.toString('latin1');
}

export const pdfTitles = pdf =>
  [...pdf.toString('latin1').matchAll(STRING)].map(found =>
    textOf(bytesOf(found[1])));

// What stands for each picture, to whoever does not see it.
const ALT = /\/Alt\s*(\((?:\\.|[^\\)])*\)|<[0-9A-Fa-f\s]*>)/g;
export const pdfAlts = pdf =>
  [...pdf.toString('latin1').matchAll(ALT)].map(found =>
    textOf(bytesOf(found[1])));

// How many sheets it has: each page of it is an object of its own.
export const pdfPages = pdf =>
  [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length;
