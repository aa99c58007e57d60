// `bundle` makes the files that the gateway serves; `test` makes the tests runnable; `interop FOLDER` makes the peer that the Java
// engine's tests talk to, for Node and for a browser. The same sources give the same bytes.
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const shared = { bundle: true, format: 'esm', target: 'es2022', charset: 'utf8', logLevel: 'warning' };
// Suites that nobody uses here are loaded by ts-mls on demand only; they stay out.
const absent = ['@noble/*', '@hpke/chacha20poly1305', '@hpke/dhkem-x448', '@hpke/ml-kem', '@hpke/hybridkem-x-wing'];

const served = '../src/main/resources/org/quietroom/encryption/web';
const lexicons = '../../moderation/src/main/resources/org/quietroom/moderation/lexicons';

if (process.argv[2] === 'pack') {
  // The phrases of a crisis for members' devices, of the server's packs; only this step looks outside this folder.
  await build({ ...shared, entryPoints: { make: 'pack/make.ts' }, outdir: 'build', outExtension: { '.js': '.mjs' }, platform: 'node',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" } });
  execFileSync(process.execPath, ['build/make.mjs', lexicons, '../../moderation/training', served + '/crisis.json']);
} else if (process.argv[2] === 'bundle') {
  await build({
    ...shared,
    entryPoints: { sealed: 'src/page/main.ts' },
    outdir: served,
    external: absent,
    minify: true,
    legalComments: 'none',
    banner: { js: '/* Quietroom, Apache-2.0. Holds ts-mls and @hpke, MIT. Made by encryption/web; do not edit. */' },
  });
  // The texts of other languages than English, one file each: a page loads the one that it is in.
  await build({
    ...shared,
    entryPoints: Object.fromEntries(['de', 'es', 'fr'].map((tag) => ['sealed-' + tag, `src/page/languages/${tag}.ts`])),
    outdir: served,
    minify: true,
    banner: { js: '/* Quietroom, Apache-2.0. Made by encryption/web; do not edit. */' },
  });
  // What a page loads: the program, the phrases, and of the languages the one that it is in.
  for (const name of readdirSync(served).sort()) {
    console.log(`${name}: ${(gzipSync(readFileSync(`${served}/${name}`), { level: 9 }).length / 1000).toFixed(1)} kB gzip`);
  }
} else if (process.argv[2] === 'interop') {
  const peer = {
    ...shared,
    external: ['@hpke/dhkem-x448', '@hpke/ml-kem', '@hpke/hybridkem-x-wing', '@noble/post-quantum/*'],
    outdir: process.argv[3],
  };
  await build({ ...peer, entryPoints: ['test/interop/node.ts'], platform: 'node', outExtension: { '.js': '.mjs' } });
  await build({ ...peer, entryPoints: ['test/interop/browser.ts'] });
} else {
  const tests = readdirSync('test').filter((name) => name.endsWith('.test.ts'));
  await build({
    ...shared,
    entryPoints: tests.map((name) => 'test/' + name),
    outdir: 'build/test',
    outExtension: { '.js': '.mjs' },
    platform: 'node',
    external: absent,
    sourcemap: 'inline',
  });
}
