#!/usr/bin/env node
/*
 * Addresses of what earlier editions had go on to lead somewhere.
 *
 *   former.mjs                       (the program in DIGLOT)
 *
 * Whoever opens a chapter at the id of a text that was removed, merged or
 * moved, or a chapter that is gone, has another name or lacks the language, is
 * told so at the place and led on: served and from a disk, with scripts and without.  Who
 * opens the chapter alone sees and hears nothing of it, nor does paper.
 * Hundreds of such ids keep pages light.  What is folded on the page of
 * changes is printed.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync,
	writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { bail, done, need } from '../tap.mjs';
import { NARROW, WIDE, audit, launch, pick, report, until, watch }
	from './chromium.mjs';
import { serve } from './server.mjs';

const LIMIT = 100 * 1024;
const MANY = 400;
const BIG = 60;
const tests = path.join(import.meta.dirname, '..');
const diglot = path.resolve(process.env.DIGLOT ??
	path.join(tests, '../build/diglot'));
const scratch = mkdtempSync(path.join(tmpdir(), 'diglot-former-'));

/* A text of some words that no other number has. */
const word = number => [...`${number}`].map(digit =>
	['ta', 'be', 'ci', 'do', 'fu', 'ga', 'he', 'ki', 'lo', 'mu'][digit])
	.join('');
const text = number => Array.from({ length: 12 }, (_, i) =>
	word(number * 37 + i * 1009 + 1)).join(' ');

let browser, server;
try {
	const root = build();
	browser = await launch();
	server = await serve(root);
	for (const base of [server.url, `${pathToFileURL(root).href}/`])
		for (const javaScriptEnabled of [true, false])
			await ways(base, javaScriptEnabled);
	for (const viewport of [WIDE, NARROW])
		await looks(server.url, viewport);
	await silence(server.url);
	await folded(server.url);
	report('pages of hundreds of former places are light', weights(root));
	report('Nu checker: nothing', valid(root));
} finally {
	await browser?.close();
	server?.close();
	rmSync(scratch, { recursive: true });
}
done();

/* Paragraphs and headings in two languages, each of its own number. */
function put(edition, name, title, numbers, tags = ['en', 'zh-Hans']) {
	for (const tag of tags) {
		const file = path.join(scratch, 'content/r', edition, tag, name);
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, [`# ${title}`,
			...numbers.map(one => `${text(one)}${tag}.`)].join('\n\n'));
	}
}

/* What the golden tree tells of, and a report of many changes. */
function build() {
	const many = Array.from({ length: MANY }, (_, i) => i + 100);
	cpSync(path.join(tests, 'golden/changes/content'),
		path.join(scratch, 'content/w'), { recursive: true });
	put('1', 'one.md', 'One', [1, 2, 3, 4]);
	put('1', 'old.md', 'Old', [11, 12, 13]);
	put('1', 'away.md', 'Away', [21, 22]);
	put('1', 'part/gone.md', 'Gone', [31, 32]);
	put('1', 'part/here.md', 'Here', [41, 42]);
	put('2', 'part/here.md', 'Here', [42]);
	put('1', 'half.md', 'Half', [51, 52]);
	put('2', 'half.md', 'Half', [51, 52], ['zh-Hans']);
	put('1', 'many.md', 'Many', many);
	put('2', 'one.md', 'One', [1, 3, 4, 22]);
	put('2', 'new.md', 'Old', [11, 13, 2]);
	put('2', 'many.md', 'Many', many.filter(one => one % 100 === 0));
	for (const edition of [1, 2])
		writeFileSync(path.join(scratch, 'content/r', `${edition}`,
			'edition.yaml'), `number: ${edition}\n` +
			`date: 202${edition}-01-01\nstatus: released\n`);
	writeFileSync(path.join(scratch, 'content/r/publication.yaml'),
		'title: Report\nlanguages: [en, zh-Hans]\nchecks:\n' +
		['target-equals-source', 'foreign-script', 'doubled-word',
			'end-punctuation', 'length-ratio', 'missing-pair'].map(name =>
			`  ${name}: off\n`).join(''));
	const { status, stderr } = spawnSync(diglot, ['build', 'content', '-o',
		'out', '--formats=pages', '--quiet'], { cwd: scratch,
		encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } });
	if (status > 1)
		bail(stderr);
	return path.join(scratch, 'out');
}

/* In the page: what it says at the id; null if there is nothing in sight. */
function said(id) {
	const element = document.getElementById(id);
	const box = element?.getBoundingClientRect();
	return box?.height && box.bottom > 0 && box.top < innerHeight
		? element.textContent : null;
}

/* What it says there at last, matching: pages scroll, which takes its time. */
async function says(tab, id, words = /^/) {
	return until(() => tab.evaluate(said, id),
		text => text !== null && words.test(text));
}

/* Follow a link to an id and the links there. */
async function ways(base, javaScriptEnabled) {
	const context = await browser.newContext(
		{ viewport: NARROW, javaScriptEnabled });
	const tab = await context.newPage();
	const noise = watch(tab, base);
	const faults = [];
	const expect = (good, what) => good || faults.push(what);
	const leads = async (from, to) => {
		const url = await until(() => tab.url(), now => now === base + to);
		expect(url === base + to, `${from} leads to ${url}`);
		await tab.waitForLoadState();
	};
	const open = async (from, words, to, link) => {
		await tab.goto('about:blank');
		await tab.goto(base + from);
		const id = from.split('#')[1];
		const text = await says(tab, id, words);
		expect(words.test(text), `${from} says ${text}`);
		await tab.locator(`[id="${id}"] a`, { hasText: link })
			.first().click();
		await leads(from, to);
		expect(await says(tab, to.split('#')[1]) !== null,
			`${to} is not in sight`);
	};
	await open('w/2022/en/year.html#rivers-p2', /was removed in Edition 2/,
		'w/2022/changes.html#rivers-p2', 'What it said');
	await open('w/2022/zh-Hans_en/year.html#rivers-p2',
		/已在第2版中删去.*was removed in Edition 2/,
		'w/2022/changes.html#rivers-p2', '查看原文');
	await open('w/2022/en/all.html#plan-p1', /was removed in Edition 2/,
		'w/2022/changes.html#plan-p1', 'What it said');
	await open('w/2022/en/plan.html#plan-p1', /was removed in Edition 2/,
		'w/2022/changes.html#plan-p1', 'What it said');
	await open('r/2/en/one.html#one-p2', /moved to another chapter/,
		'r/2/en/new.html#one-p2', 'Where it is now');
	await open('r/2/en_zh-Hans/away.html#away-p2', /moved to another chapter/,
		'r/2/en_zh-Hans/one.html#away-p2', 'Where it is now');
	await open('r/2/en/part/gone.html#gone-p2', /was removed in 2/,
		'r/2/changes.html#gone-p2', 'What it said');
	await open('r/2/en_zh-Hans/part/here.html#here-p1', /was removed in 2/,
		'r/2/changes.html#here-p1', 'What it said');
	for (const [from, to] of [
		['r/latest/en/part/gone.html', 'r/2/en/part/gone.html'],
		['r/latest/en/away.html', 'r/2/en/away.html'],
		['r/2/en/old.html', 'r/2/en/new.html'],
		['r/2/en/half.html', 'r/2/en_zh-Hans/half.html'],
		['r/latest/en/half.html', 'r/2/en_zh-Hans/half.html'],
		['r/latest/zh-Hans/old.html', 'r/2/zh-Hans/new.html']]) {
		const id = javaScriptEnabled ? '#x' : '';
		await tab.goto(`${base}${from}${id}`);
		await leads(from, to + id);
	}
	await tab.goto(`${base}w/2022/en/plan.html`);
	await tab.locator('.notice.gone a').first().click();
	await leads('the notice', 'w/2022/changes.html#plan');
	await tab.goto(`${base}r/1/en/part/gone.html`);
	await tab.locator('.notice.superseded a').first().click();
	await leads('the older edition', 'r/2/en/part/gone.html');
	report(`${base.split(':')[0]}${javaScriptEnabled ? '' : ', no script'}: ` +
		'former places lead on', [...faults, ...noise]);
	await context.close();
}

/* Whoever sees it can read it, and hit its links. */
async function looks(base, viewport) {
	for (const colorScheme of ['light', 'dark']) {
		const context = await browser.newContext({ viewport, colorScheme });
		const tab = await context.newPage();
		const faults = [];
		for (const page of ['year.html#rivers-p2', 'plan.html#plan-p1']) {
			await tab.goto(`${base}w/2022/zh-Hans_en/${page}`);
			faults.push(...await audit(tab));
			faults.push(...await pick(tab, '_elder'));
			const small = await tab.locator('.former > :target a')
				.evaluateAll((links, big) => links.filter(link => {
					const box = link.getBoundingClientRect();
					return box.width < big || box.height < big;
				}).map(link => link.textContent), BIG);
			faults.push(...small.map(one => `${page}: ${one} is small`));
			if (await tab.evaluate(() => document.documentElement
				.scrollWidth > innerWidth))
				faults.push(`${page} is too wide`);
			await pick(tab, '_elder');
		}
		report(`${viewport.width}, ${colorScheme}: former places`, faults);
		await context.close();
	}
}

/* Without the fragment nothing is there: to eyes, ears, and on paper. */
async function silence(base) {
	const tab = await browser.newPage({ viewport: WIDE });
	const faults = [];
	const seen = () => tab.locator('.former > *').evaluateAll(all =>
		all.filter(one => one.getClientRects().length).map(one => one.id));
	await tab.goto(`${base}w/2022/en/year.html`);
	faults.push(...await seen());
	if (/removed in/.test(await tab.locator('main').ariaSnapshot()))
		faults.push('it is read out');
	await tab.goto(`${base}w/2022/en/year.html#rivers-p2`);
	await tab.emulateMedia({ media: 'print' });
	faults.push(...(await seen()).map(id => `${id} is printed`));
	report('former places are silent', faults);
	await tab.close();
}

async function folded(base) {
	const tab = await browser.newPage({ viewport: WIDE });
	const seen = () => tab.locator('details .change').evaluateAll(all =>
		all.filter(one => one.checkVisibility()).length);
	await tab.goto(`${base}w/2022/changes.html`);
	const before = await seen();
	await tab.emulateMedia({ media: 'print' });
	const after = await seen();
	report('chapters that are folded are printed', before === 0 && after > 1
		? [] : [`${before} are seen, ${after} are printed`]);
	await tab.close();
}

function weights(root) {
	const faults = [];
	for (const page of ['changes.html', ...readdirSync(
		path.join(root, 'r/2'), { withFileTypes: true })
		.filter(entry => entry.isDirectory() && entry.name !== 'data')
		.flatMap(({ name }) => ['many.html', 'all.html']
			.map(file => `${name}/${file}`))]) {
		const html = readFileSync(path.join(root, 'r/2', page), 'utf8');
		const n = html.match(/ id="many-p\d+"/g)?.length;
		const ids = html.match(/ id="[^"]*"/g);
		const bytes = gzipSync(html).length;
		if (bytes > LIMIT || n < MANY * 0.9 ||
			new Set(ids).size !== ids.length)
			faults.push(`${page}: ${bytes} bytes, ${n} ids`);
	}
	return faults;
}

function valid(root) {
	const { stdout } = spawnSync(need('java'), ['-jar', path.join(tests,
		'node_modules/vnu-jar/build/dist/vnu.jar'), '--stdout', '--format',
	'gnu', '--skip-non-html', '--filterpattern',
	'Trailing slash on void elements.*|' +
	'This document appears to be written in .*',
	path.join(root, 'w'), path.join(root, 'r')], { encoding: 'utf8' });
	return stdout.split('\n').filter(line => line);
}
