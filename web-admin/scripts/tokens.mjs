// Writes everything that is made from src/design/tokens.json; with --check it only says whether that is up to date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const tokens = JSON.parse(readFileSync(new URL('src/design/tokens.json', root), 'utf8'));

/** @param {Record<string, string | number>} values @param {string} prefix @param {string} unit */
const lines = (values, prefix, unit = '') =>
  Object.entries(values).map(([name, value]) => `  --${prefix}-${name}: ${value}${unit};`);

/** @param {'light' | 'dark'} theme */
const colours = (theme) => lines(tokens.color[theme], 'color');

const { ease, ...durations } = tokens.motion;
const css = `/* Made from tokens.json by scripts/tokens.mjs. Change it there. */
:root {
  color-scheme: light;
${[
  ...colours('light'),
  ...lines(tokens.font, 'font'),
  ...lines(tokens.size, 'size', 'px'),
  ...lines(tokens.leading, 'leading'),
  `  --arabic-scale: ${tokens['arabic-scale']};`,
  ...lines(tokens.space, 'space', 'px'),
  ...lines(tokens.radius, 'radius', 'px'),
  ...lines(tokens.row, 'row', 'px'),
  ...lines(tokens.width, 'width', 'px'),
  ...lines(durations, 'motion', 'ms'),
  `  --motion-ease: ${ease};`,
].join('\n')}
}

:root[data-theme='dark'] {
  color-scheme: dark;
${colours('dark').join('\n')}
}

@media (prefers-reduced-motion: reduce) {
  :root {
${Object.keys(durations)
  .map((name) => `    --motion-${name}: 0ms;`)
  .join('\n')}
  }
}
`;

// Two interlocking frames: a showcase, open to the viewer, and a gate, open to the road.
const seal = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" role="img" aria-label="易展">
  <rect width="32" height="32" rx="4" fill="${tokens.color.light.paper}"/>
  <g fill="none" stroke="${tokens.color.light['jade-700']}" stroke-width="2.5" stroke-linecap="square">
    <path d="M12 20H5V5h15v4"/>
    <path d="M12 27V12h15v15"/>
    <path d="M20 14.5V20h-5"/>
  </g>
</svg>
`;

// Sites have no switch of their own: they follow the system.
const siteTokens = css
  .slice(css.indexOf(':root'))
  .replace(
    /:root\[data-theme='dark'\] (\{[^}]*\})/,
    (_, dark) => `@media screen and (prefers-color-scheme: dark) {\n  :root ${dark.replaceAll('\n', '\n  ')}\n}`,
  );

/** The ground of the sample site and the partners' pages holds the tokens between two comments. */
function ground() {
  const sheet = readFileSync(new URL('../deploy/sample-site/ground.css', root), 'utf8');
  return sheet.replace(/(?<=\/\* Tokens: .*\n)[^]*?(?=\/\* End of tokens)/, `${siteTokens}\n`);
}

const outputs = {
  'src/design/tokens.css': css,
  'public/favicon.svg': seal,
  '../deploy/sample-site/seal.svg': seal,
  '../deploy/sample-site/ground.css': ground(),
};
const check = process.argv.includes('--check');
let stale = false;
for (const [path, text] of Object.entries(outputs)) {
  const url = new URL(path, root);
  if (existsSync(url) && readFileSync(url, 'utf8') === text) continue;
  if (check) {
    stale = true;
    process.stderr.write(`${fileURLToPath(url)} is older than tokens.json: run npm run tokens\n`);
  } else {
    writeFileSync(url, text);
  }
}
process.exitCode = stale ? 1 : 0;
