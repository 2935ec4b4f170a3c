// Builds the admin for Maven and leaves out what has not changed: `node scripts/build.mjs [build|check]`.
// Two hashes decide: of the lock file (npm ci) and of all inputs (npm run build).
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`web-admin needs Node 20.19 or newer, this is ${process.version}\n`);
  process.exit(1);
}

const inputs = ['index.html', 'explorer.html', 'package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts'];
const folders = ['src', 'public', 'schema', 'scripts'];

const filesOf = (path) =>
  !existsSync(path)
    ? []
    : statSync(path).isDirectory()
      ? readdirSync(path)
          // Made by the build itself from schema/.
          .filter((name) => name !== 'schema.d.ts')
          .sort()
          .flatMap((name) => filesOf(join(path, name)))
      : [path];

const hashOf = (paths) => {
  const hash = createHash('sha256').update(process.version);
  for (const file of paths.flatMap(filesOf)) {
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
};

const stamp = (name) => join('target', `${name}.sha256`);
const isCurrent = (name, hash, result) =>
  existsSync(result) && existsSync(stamp(name)) && readFileSync(stamp(name), 'utf8') === hash;

const run = (...args) => start('npm', args, root);

const start = (program, args, cwd) => {
  const { status } = spawnSync(program, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) {
    process.exit(status ?? 1);
  }
};

const step = (name, hash, result, work) => {
  if (isCurrent(name, hash, result)) {
    return;
  }
  rmSync(stamp(name), { force: true });
  work();
  mkdirSync('target', { recursive: true });
  writeFileSync(stamp(name), hash);
};

step('modules', hashOf(['package.json', 'package-lock.json']), join('node_modules', '.bin', 'vite'), () =>
  run('ci', '--no-audit', '--no-fund', '--loglevel=error'),
);
if (process.argv[2] === 'check') {
  run('run', '--silent', 'check');
  checkSampleSite();
} else {
  step('dist', hashOf([...inputs, ...folders]), join('dist', 'index.html'), () => run('run', '--silent', 'build'));
}

/** The sample site has no packages of its own: the admin's tools look at it. */
function checkSampleSite() {
  const site = join(root, '..', 'deploy', 'sample-site');
  const tool = (name, ...args) => start(join(root, 'node_modules', '.bin', name), args, site);
  tool('oxlint', '-c', join(root, '.oxlintrc.json'), '--deny-warnings', '.');
  tool('prettier', '--config', join(root, '.prettierrc.json'), '--check', '**/*.{js,html}');
}
