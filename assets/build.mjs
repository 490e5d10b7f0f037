// Builds assets/built from assets/src: node assets/build.mjs OUT
//
// The same sources and versions give the same bytes. The packages are those
// of tests/node/package-lock.json, put in place by script/node.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { load, folder } from '../tests/node/packages.mjs';
import { without } from './css.mjs';

const here = import.meta.dirname;
const src = path.join(here, 'src');
const out = path.resolve(process.argv[2] || path.join(here, 'built'));
const NOTICE = '/*! My Direction, MIT. Holds parts of govuk-frontend and ' +
  '@ministryofjustice/frontend, MIT: see NOTICES */\n';

// Rules of components that show the crown or the crest, or fetch a picture
// that is not ours. Nothing of ours uses these classes.
const LEFT_OUT =
  /footer__crown|footer__copyright-logo|timeline__document-link/;

function style(name) {
  const sass = load('sass');
  const made = sass.compile(path.join(src, name), {
    loadPaths: [path.dirname(folder)], style: 'compressed', charset: false,
    quietDeps: true
  });
  return NOTICE + without(made.css, LEFT_OUT) + '\n';
}

async function script() {
  const esbuild = load('esbuild');
  const made = await esbuild.build({
    entryPoints: [path.join(src, 'app.mjs')], nodePaths: [folder],
    bundle: true, minify: true, format: 'iife', target: 'es2020',
    charset: 'utf8', legalComments: 'none', write: false, logLevel: 'warning'
  });
  return NOTICE + made.outputFiles[0].text;
}

function font() {
  const from = path.join(folder,
    '@fontsource-variable/atkinson-hyperlegible-next');
  for (const part of ['latin', 'latin-ext']) {
    const name = `atkinson-hyperlegible-next-${part}-wght-normal.woff2`;
    writeFileSync(path.join(out, 'fonts', name),
      readFileSync(path.join(from, 'files', name)));
  }
  const licence = readFileSync(path.join(from, 'LICENSE'), 'utf8');
  writeFileSync(path.join(out, 'fonts', 'OFL.txt'), licence);
}

for (const part of ['img', 'fonts']) {
  mkdirSync(path.join(out, part), { recursive: true });
}
writeFileSync(path.join(out, 'app.css'), style('theme.scss'));
writeFileSync(path.join(out, 'report.css'), style('report.scss'));
writeFileSync(path.join(out, 'app.js'), await script());
font();
for (const name of ['enabled.js', 'favicon.svg', 'manifest.webmanifest',
  'img/mark.svg', 'img/path.svg']) {
  writeFileSync(path.join(out, name), readFileSync(path.join(src, name)));
}
