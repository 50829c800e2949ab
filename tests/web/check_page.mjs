// Looks at kilde's HTML pages in Chromium. usage: node check_page.mjs PAGES [--shots FOLDER]
// Exit codes: 0 all is well (or skipped, saying so), 1 a page has faults, 2 wrong usage.
import { createRequire } from 'node:module';
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const faults = [];

function skip(why) {
  console.log(`SKIPPED: ${why}; see tests/web/README.md`);
  process.exit(0);
}

function load(name) {
  const places = [process.env.KILDE_WEB_MODULES, join(here, '../../build/web/node_modules'),
                  join(here, 'node_modules')];
  for (const place of places.filter(Boolean)) {
    const folder = join(place, name);
    if (existsSync(folder)) return createRequire(import.meta.url)(folder);
  }
  return skip(`the module ${name} is not installed`);
}

function expect(holds, page, what) {
  if (!holds) faults.push(`${page}: ${what}`);
}

// A page that tells of every error and every request.
async function open(browser, file, options) {
  const page = await browser.newPage(options);
  const name = `${file.split('/').pop()} ${options.colorScheme} ${options.viewport.width}`;
  page.on('console', (m) => expect(!['error', 'warning'].includes(m.type()), name, `console: ${m.text()}`));
  page.on('pageerror', (error) => expect(false, name, `error: ${error.message}`));
  page.on('dialog', (dialog) => { expect(false, name, 'a dialog'); dialog.dismiss(); });
  page.on('request', (r) => expect(r.url().startsWith('file:'), name, `request: ${r.url()}`));
  await page.goto(pathToFileURL(file).href);
  return { page, name };
}

async function checkAccess(page, name, axe) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  for (const each of found.violations)
    for (const node of each.nodes.slice(0, 3))
      expect(false, name, `axe ${each.id}: ${node.target} ${node.failureSummary.replace(/\s+/g, ' ')}`);
}

async function checkMarkup(page, name, texts) {
  const seen = await page.evaluate(() => ({
    texts: [...document.querySelectorAll('.text')].map((e) => e.textContent),
    tags: [...new Set([...document.querySelectorAll('*')].map((e) => e.localName))],
    handlers: [...document.querySelectorAll('*')].flatMap((e) =>
      e.getAttributeNames().filter((a) => a.startsWith('on') || a === 'style')),
    links: [...document.querySelectorAll('a[href]')].map((a) => a.getAttribute('href')),
  }));
  const allowed = new Set(('html head meta title style body header main footer nav article section div h1 h2 h3 ' +
    'p a span b bdi time ol ul li dl dt dd code fieldset legend label input svg g rect text path ' +
    'figure figcaption desc circle').split(' '));
  const strange = seen.tags.filter((tag) => !allowed.has(tag));
  expect(strange.length === 0, name, `strange elements ${strange}`);
  expect(seen.handlers.length === 0, name, `attributes ${seen.handlers}`);
  expect(seen.links.every((l) => /^(#|https?:\/\/)/i.test(l)), name, `links ${seen.links}`);
  expect(JSON.stringify(seen.texts) === JSON.stringify(texts), name, 'the text does not come back');
}

async function checkWidth(page, name) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide <= 0, name, `scrolls sideways by ${wide} pixels`);
}

const look = (page, selector) => page.evaluate((s) =>
  getComputedStyle(document.querySelector(s)).backgroundColor, selector);

// The passage and the claim of one number light up together, and no other.
async function checkLinking(page, name) {
  const passage = '.text .k1.content', other = '.text .k2.content', card = '#d1-c1';
  const [plain, plainOther, plainCard] =
    [await look(page, passage), await look(page, other), await look(page, card)];
  const lit = async (how) => {
    expect(await look(page, passage) !== plain, name, `${how}: the passage stays dark`);
    expect(await look(page, card) !== plainCard, name, `${how}: the claim stays dark`);
    expect(await look(page, other) === plainOther, name, `${how}: another passage lights up`);
  };
  await page.hover(card);
  await lit('hovering over the claim');
  await page.hover('#d1-t1');
  await lit('hovering over the passage');
  await page.mouse.move(0, 0);
  expect(await look(page, passage) === plain, name, 'the light does not go out');
  await page.focus('#d1-c1 a');
  await lit('focusing the claim');
  await page.focus('#d1-t1');
  await lit('focusing the passage');
  await page.evaluate(() => document.activeElement.blur());
  await checkKeyboard(page, name);
  await page.click('#d1-c1 a');
  expect(page.url().endsWith('#d1-t1'), name, 'the claim does not lead to its passage');
}

// A place of the map and its mentions light up together, and lead to each other.
async function checkMap(page, name) {
  const mention = '.text .p1', other = '.text .p2', spot = '#d1-m1', mark = `${spot} circle`;
  const fill = () => page.evaluate((s) => getComputedStyle(document.querySelector(s)).fill, mark);
  const [plain, plainOther, plainMark] =
    [await look(page, mention), await look(page, other), await fill()];
  const lit = async (how) => {
    expect(await look(page, mention) !== plain, name, `${how}: the mention stays dark`);
    expect(await fill() !== plainMark, name, `${how}: the place stays dark`);
    expect(await look(page, other) === plainOther, name, `${how}: another mention lights up`);
  };
  await page.hover(mark);
  await lit('hovering over the place');
  await page.hover(mention);
  await lit('hovering over the mention');
  await page.mouse.move(0, 0);
  expect(await look(page, mention) === plain, name, 'the light does not go out');
  await page.focus(spot);
  await lit('focusing the place');
  await page.keyboard.press('Enter');
  expect(page.url().endsWith('#d1-p1'), name, 'the place does not lead to its mention');
}

// Tab goes through the page, and every stop shows where it is.
async function checkKeyboard(page, name) {
  const stops = [];
  await page.evaluate(() => getSelection().removeAllRanges());
  for (let i = 0; i < 40; ++i) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement);
      return [document.activeElement.id || document.activeElement.getAttribute('href'),
              document.activeElement === document.body || parseFloat(style.outlineWidth) > 0];
    });
    stops.push(stop[0]);
    expect(stop[1], name, `focus on ${stop[0]} cannot be seen`);
  }
  for (const stop of ['l-cue', 'd1-t1', '#d1-t1'])
    expect(stops.includes(stop), name, `the keyboard does not reach ${stop}: ${stops}`);
}

async function checkLegend(page, name) {
  const line = () => page.evaluate(() =>
    getComputedStyle(document.querySelector('.text .cue')).textDecorationStyle);
  const before = await line();
  await page.uncheck('#l-cue');
  expect(await line() !== before, name, 'the legend does not hide the cues');
  await page.check('#l-cue');
}

async function checkPrint(page, name) {
  await page.emulateMedia({ media: 'print' });
  const hidden = await page.evaluate(() => [...document.querySelectorAll('.claims,.what')]
    .filter((e) => getComputedStyle(e).overflowY !== 'visible' && e.scrollHeight > e.clientHeight + 1).length);
  expect(hidden === 0, name, `${hidden} parts are cut off in print`);
  expect((await page.pdf({ format: 'A4' })).length > 1000, name, 'no print');
}

async function checkFile(browser, file, axe, shots) {
  const texts = JSON.parse(readFileSync(file.replace(/html$/, 'json'), 'utf8'));
  const linked = file.endsWith('example.html');
  for (const [colorScheme, width] of [['light', 1280], ['dark', 1280], ['light', 320]]) {
    const { page, name } = await open(browser, file, { colorScheme, viewport: { width, height: 900 } });
    await checkMarkup(page, name, texts);
    await checkWidth(page, name);
    if (width > 320 || linked) await checkAccess(page, name, axe);
    if (linked) await checkLinking(page, name);
    if (linked) await checkLegend(page, name);
    if (file.endsWith('map.html')) await checkMap(page, name);
    if (shots) await page.screenshot({ path: join(shots, `${name.replace(/ /g, '-')}.png`), fullPage: true });
    if (width > 320 && colorScheme === 'light') await checkPrint(page, name);
    await page.close();
  }
}

// The checks themselves: a page with known faults must not pass.
async function checkBroken(browser, axe) {
  const before = faults.length;
  const options = { colorScheme: 'light', viewport: { width: 1280, height: 900 } };
  const { page, name } = await open(browser, join(here, 'broken.html'), options);
  await page.waitForTimeout(50);
  await checkMarkup(page, name, ['other']);
  await checkWidth(page, name);
  await checkAccess(page, name, axe);
  await page.close();
  const found = faults.splice(before).join('\n');
  for (const kind of ['console: said', 'error: thrown', 'request: https', 'axe color-contrast',
                      'axe html-has-lang', 'strange elements', 'attributes', 'come back', 'sideways'])
    expect(found.includes(kind), 'broken.html', `the fault "${kind}" was not found`);
}

const pages = process.argv[2];
if (!pages) { console.error('usage: node check_page.mjs PAGES [--shots FOLDER]'); process.exit(2); }
const shots = process.argv[3] === '--shots' ? process.argv[4] : null;
if (shots) mkdirSync(shots, { recursive: true });
const { chromium } = load('playwright-core');
const axe = load('axe-core').source;
const executablePath = process.env.KILDE_CHROMIUM ?? '/usr/bin/chromium';
if (!existsSync(executablePath)) skip(`no browser at ${executablePath}`);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu',
  '--no-first-run', '--disable-background-networking'] });
try {
  const files = readdirSync(pages).filter((f) => f.endsWith('.html')).sort();
  if (files.length === 0) throw new Error(`expected pages in ${pages}, found none`);
  for (const file of files) await checkFile(browser, resolve(pages, file), axe, shots);
  await checkBroken(browser, axe);
  console.log(`${files.length} pages looked at, ${faults.length} faults`);
} finally {
  await browser.close();
}
for (const fault of faults) console.error(fault);
process.exit(faults.length ? 1 : 0);
