#!/usr/bin/env node
/*
 * What check finds, in every format, waived and graded.
 *
 *   findings-formats.mjs             (the program in DIGLOT)
 *
 * JSON is as docs/findings.md shows it; SARIF validates against its schema;
 * the page is valid, readable by axe and filters without a script; a waiver
 * lives as long as both texts and no longer.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync,
	symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { done, need, ok } from './tap.mjs';
import { NARROW, WIDE, audit, launch, watch } from
	'./browser/chromium.mjs';

const require = createRequire(import.meta.url);
const tests = import.meta.dirname;
const diglot = path.resolve(process.env.DIGLOT ??
	path.join(tests, '../build/diglot'));
const scratch = mkdtempSync(path.join(tmpdir(), 'diglot-findings-'));

/* Files by path below the scratch folder. */
function put(files) {
	for (const [name, text] of Object.entries(files)) {
		const file = path.join(scratch, name);
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, text);
	}
}

function run(args, env = {}) {
	return spawnSync(diglot, args, {
		cwd: scratch, encoding: 'utf8', maxBuffer: 1 << 26,
		env: { ...process.env, LC_ALL: 'C.UTF-8', LANGUAGE: '',
			SOURCE_DATE_EPOCH: '1640995200', ...env },
	});
}

function check(folder, format, env) {
	const { stdout, stderr, status } =
		run(['check', folder, `--format=${format}`], env);
	return { out: stdout, err: stderr, status };
}

const CHINESE = { LANGUAGE: 'zh_CN' };
const MARKS = 'a "quoted" <b> 𠀀😀 [x]()';
/* Beyond what is kept of a line, which is cut around the place. */
const LONG = '土𠀀'.repeat(900);

try {
	json();
	output();
	sarif();
	waivers();
	await page();
} finally {
	rmSync(scratch, { recursive: true });
}
done();

/* JSON */

function json() {
	put({
		'report/zh-Hans/01-land.md': '# 土地\n\n1. 拆旧建绿\n',
		'report/en/01-land.md': '# Land\n\n- Clear the land\n',
	});
	const shown = readFileSync(path.join(tests, '../docs/findings.md'),
		'utf8');
	const { out, err, status } = check('report', 'json');
	ok(status === 0 && err === '', 'json: a warning is no failure', err);
	ok(shown.includes(`\`\`\`json\n${out}\`\`\`\n`),
		'json: docs/findings.md shows it as it is', out);
	const text = run(['check', 'report']).stderr;
	ok(shown.includes(`\`\`\`\n${text}\`\`\`\n`),
		'text: docs/findings.md shows it as it is', text);
	const chinese = JSON.parse(check('report', 'json', CHINESE).out);
	ok(chinese.language === 'zh-CN' &&
		chinese.findings[0].message.includes('编号列表'),
		'json: messages in Chinese', JSON.stringify(chinese));

	put({
		'marks/zh-Hans/a b/书.md': `# A\n\n${MARKS} [](no.md)\n`,
		'marks/en/a b/书.md': `# A\n\n${LONG}[x](no.md)${LONG}\n`,
	});
	const { findings, totals } = JSON.parse(check('marks', 'json').out);
	const links = findings.filter(one => one.check === 'broken-link');
	ok(totals.errors === links.length && links.length > 0,
		'json: totals count', JSON.stringify(totals));
	for (const one of links) {
		const start = (one.excerptColumn ?? 1) - 1;
		const marked = one.excerpt.slice(one.column - 1 - start,
			one.endColumn - 1 - start);
		ok(marked === 'no.md', `json: columns of ${one.file}`, marked);
	}
	const cut = links.find(one => one.language === 'en');
	ok(cut.excerpt.length < 1500 &&
		cut.column === LONG.length + '[x]('.length + 1,
		'json: a long line is cut and counted', JSON.stringify(cut));
	const nothing = JSON.parse(check('nowhere', 'json').out);
	ok(nothing.findings[0].severity === 'failure' &&
		nothing.findings[0].waiver === undefined,
		'json: a failure is one', JSON.stringify(nothing));
}

/* A link, a pipe and a neighbour stay what they are. */
function output() {
	put({ 'to.json': 'old', 'to.json.new': 'mine' });
	symlinkSync('to.json', path.join(scratch, 'link.json'));
	run(['check', 'report', '--format=json', '-o', 'link.json', '-q']);
	const read = (name) => readFileSync(path.join(scratch, name), 'utf8');
	ok(lstatSync(path.join(scratch, 'link.json')).isSymbolicLink() &&
		read('to.json').startsWith('{'), '-o writes where a link leads');
	ok(read('to.json.new') === 'mine', '-o leaves other files alone');
	const { stdout, stderr } = spawnSync('sh', ['-c',
		`"${diglot}" check report --format=json -q -o /dev/stdout | cat`],
	{ cwd: scratch, encoding: 'utf8' });
	ok(stdout.startsWith('{'), '-o writes to what is no file', stderr);
}

/* SARIF */

/* The schema that Microsoft brings for its own tests, with the validator that
 * knows its draft. */
function validator() {
	const brought = require.resolve('@microsoft/jest-sarif/package.json');
	const beside = createRequire(brought);
	const Ajv = beside('ajv');
	const ajv = new Ajv({ allErrors: true, schemaId: 'auto' });
	ajv.addMetaSchema(beside('ajv/lib/refs/json-schema-draft-04.json'));
	return ajv.compile(beside('./lib/schemas/sarif-2.1.0-rtm.5.json'));
}

function prints(log) {
	return log.runs[0].results
		.map(one => one.partialFingerprints['diglot/v1']);
}

function sarif() {
	const valid = validator();
	for (const [folder, env] of [['report', {}], ['marks', CHINESE],
		[path.join(scratch, 'marks'), {}], ['nowhere', {}]]) {
		const { out } = check(folder, 'sarif', env);
		ok(valid(JSON.parse(out)), `sarif: ${folder} is valid`,
			JSON.stringify(valid.errors, null, 1));
	}
	ok(!valid({ version: '2.1.0', runs: [{}] }), 'sarif: the schema works');

	const log = JSON.parse(check('marks', 'sarif').out);
	const [{ tool: { driver: { rules } }, results, columnKind }] = log.runs;
	ok(columnKind === 'utf16CodeUnits', 'sarif: columns are in UTF-16');
	ok(results.every(one => rules[one.ruleIndex].id === one.ruleId),
		'sarif: rules have their index');
	ok(rules.every(rule => rule.fullDescription.text
		.startsWith(rule.shortDescription.text)),
	'sarif: every rule is explained');
	const uris = results.map(one => one.locations[0].physicalLocation
		.artifactLocation.uri);
	ok(uris.includes('marks/en/a%20b/%E4%B9%A6.md'),
		'sarif: addresses are encoded', uris.join('\n'));
	const [absolute] = JSON.parse(check(path.join(scratch, 'marks'),
		'sarif').out).runs[0].results;
	ok(absolute.locations[0].physicalLocation.artifactLocation.uri
		.startsWith('file:///'), 'sarif: absolute paths are addresses');
	const [finding] = JSON.parse(check('report', 'sarif').out)
		.runs[0].results;
	ok(finding.relatedLocations[0].physicalLocation.region.snippet.text ===
		'1. 拆旧建绿', 'sarif: the other language is related');

	const before = prints(log);
	ok(new Set(before).size === before.length,
		'sarif: fingerprints differ', before.join('\n'));
	put({ 'marks/zh-Hans/a b/书.md':
		`# A\n\n\n\n${MARKS} [](no.md)\n` });
	const after = prints(JSON.parse(check('marks', 'sarif').out));
	ok(before.toSorted().join() === after.toSorted().join(),
		'sarif: fingerprints stay when lines move');
}

/* Waivers */

function waive(...args) {
	return run(['waive', ...args]);
}

function waivers() {
	const ledger = path.join(scratch, 'report/ledger.csv');
	const place = 'report/en/01-land.md:3';
	const reason = 'so it is, "really"';
	const said = () => run(['check', 'report']).stderr;

	ok(waive('report', 'land-i1', 'structure').status === 2,
		'waive: not without a reason');
	ok(waive('report', 'land-i1', 'structur', '--reason=x').stderr
		.includes('mean structure?'), 'waive: not an unknown check');
	const none = waive('report', 'land', 'structure', '--reason=x');
	ok(none.status === 2 && none.stderr.includes(`#land-i1  ${place}\n`),
		'waive: not what is not found', none.stderr);
	const done = waive('report', `./${place}`, 'structure', `--reason=${reason}`,
		'--reviewer=李华');
	ok(done.status === 0 && done.stdout.includes('1 finding waived'),
		'waive: by the place', done.stdout + done.stderr);
	const row = readFileSync(ledger, 'utf8').split('\n')[1];
	ok(row.startsWith('land-i1,en,waived,') && row.endsWith(',李华,' +
		'2022-01-01,1,"so it is, ""really""",structure'),
	'waive: the row', row);
	ok(said() === '1 waived\n', 'a waived finding is counted', said());
	ok(JSON.parse(check('report', 'json').out).totals.waived === 1,
		'a waived finding is counted in JSON');

	put({ 'report/zh-Hans/01-land.md': '# 土地\n\n\n1.  拆旧建绿\n' });
	ok(said() === '1 waived\n', 'a waiver survives white space', said());
	for (const [language, text] of [
		['en', '# Land\n\n- Clear all the land\n'],
		['zh-Hans', '# 土地\n\n1. 拆旧建绿地\n'],
	]) {
		const file = path.join(scratch, `report/${language}/01-land.md`);
		const old = readFileSync(file);
		writeFileSync(file, text);
		ok(said().includes('[structure]') &&
			said().includes('report/ledger.csv:2:1: warning: '),
		`a waiver dies with the text in ${language}`, said());
		writeFileSync(file, old);
	}
	put({ 'report/en/01-land.md': '# Land\n\n- Clear it all\n' });
	waive('report', 'report/1#land-i1', 'structure', '--reason=again');
	ok(readFileSync(ledger, 'utf8').split('\n').length === 3 &&
		said() === '1 waived\n', 'waiving anew replaces the row', said());
	const french = 'land-i1,fr,waived,1,,2,,,1,kept,structure\n';
	writeFileSync(ledger, readFileSync(ledger, 'utf8') + french);
	put({ 'report/en/01-land.md': '# Land\n\n- Clear it anew\n' });
	waive('report', place, 'structure', '--reason=by place');
	const anew = readFileSync(ledger, 'utf8');
	ok(anew.split('land-i1,en,').length === 2 && anew.includes(french),
		'waiving by a place replaces the row of the language alone', anew);
	writeFileSync(ledger, anew.replace(french, ''));
	put({ 'report/publication.yaml': 'checks: {structure: off}\n' });
	ok(said() === '', 'a waiver of a check that is off is not void', said());
	rmSync(path.join(scratch, 'report/publication.yaml'));
	rows(ledger, said);
}

/* Rows that people wrote. */
function rows(ledger, said) {
	const [heading, row] = readFileSync(ledger, 'utf8').split('\n');
	const mine = `\ufeffextra,${heading}\n` +
		'"kept, ""so""",b,en,final,1,2,3,x,y,z,,\n' +
		'why,nowhere,en,waived,,,,,,,reason,structure\n' +
		'why,land-i1,en,waived,,,,,,,reason,struct\n' +
		'why,land-i1,en,waived,,,,,,,,structure\n' +
		`,${row}\n`;
	writeFileSync(ledger, mine);
	const text = said();
	for (const part of [':3:1: warning: this waiver is for a block',
		':4:1: warning: this waiver is for a check',
		':5:1: error: the ledger is not understood: a waiver without',
		'1 error, 2 warnings, 1 waived'])
		ok(text.includes(part), `the ledger: ${part}`, text);
	put({ 'report/en/01-land.md': '# Land\n\n- Clear it again\n' });
	waive('report', 'land-i1', 'structure', '--reason=third');
	const now = readFileSync(ledger, 'utf8').split('\n');
	ok(mine.startsWith(now.slice(0, 5).join('\n')) && now.length === 7 &&
		now[5].startsWith(',land-i1,en,waived,'),
	'waive keeps what others wrote', now.join('\n'));
	writeFileSync(ledger, 'a,b\n1,2\n');
	ok(said().includes('[ledger-row]'), 'a heading without columns', said());
	writeFileSync(ledger, 'a,"b\n');
	ok(said().includes('[csv-syntax]'), 'a ledger that is no CSV', said());
	rmSync(ledger);
}

/* The page */

async function page() {
	const vnu = path.join(tests, 'node_modules/vnu-jar/build/dist/vnu.jar');
	put({
		'pages/one/zh-Hans/01-land.md': '# 土地\n\n1. 拆旧建绿\n\n' +
			'文字&<标签>的[链接](no.md)。\n',
		'pages/one/en/01-land.md': '# Land\n\n- Clear the land\n\n' +
			'Text & a [link](no.md).\n',
		'pages/two/en/x.md': '# X\n\n# Y\n',
	});
	const files = [['en', {}], ['zh', CHINESE]].map(([name, env]) => {
		const file = path.join(scratch, `${name}.html`);
		const { status, stdout } = run(['check', 'pages',
			'--format=html', '-o', file], env);
		ok(status === 1 && stdout.startsWith(`${file}: `),
			`html: ${name} is written`, stdout);
		return file;
	});
	put({ 'clean/en/x.md': '# X\n\nText.\n' });
	files.push(path.join(scratch, 'clean.html'));
	run(['check', 'clean', '--format=html', '-o', files[2]]);
	/* Nu's CSS is older than container queries. */
	const nu = spawnSync(need('java'), ['-jar', vnu, '--Werror',
		'--filterpattern', 'Trailing slash on void elements.*|' +
		'This document appears to be written in .*|CSS: .*', ...files],
	{ encoding: 'utf8' });
	ok(nu.status === 0, 'html: valid', nu.stderr);
	for (const file of files)
		execFileSync(need('xmllint'), ['--noout', '--nonet', file]);
	const browser = await launch();
	try {
		for (const file of files)
			for (const viewport of [WIDE, NARROW])
				await view(browser, file, viewport);
		await filter(browser, files[0]);
	} finally {
		await browser.close();
	}
}

async function view(browser, file, viewport) {
	const name = `${path.basename(file)}, ${viewport.width}`;
	for (const colorScheme of ['light', 'dark']) {
		const tab = await browser.newPage({ viewport, colorScheme });
		const url = pathToFileURL(file).href;
		const faults = watch(tab, url);
		await tab.goto(url);
		faults.push(...await audit(tab));
		if (await tab.evaluate(() => document.documentElement
			.scrollWidth > innerWidth))
			faults.push('it overflows sideways');
		ok(faults.length === 0, `html: ${name}, ${colorScheme}`,
			faults.join('\n'));
		await tab.close();
	}
}

async function filter(browser, file) {
	const tab = await browser.newPage({ javaScriptEnabled: false,
		viewport: WIDE });
	await tab.goto(pathToFileURL(file).href);
	const shown = async kind =>
		await tab.locator(`.finding${kind}:visible`).count();
	const all = await shown(''), errors = await shown('.error');
	await tab.locator('.counts a[href="#only-error"]').click();
	ok(errors > 0 && all > errors && await shown('') === errors,
		'html: errors alone, without a script');
	await tab.locator('.counts a[href="#_top"]').click();
	ok(await shown('') === all, 'html: all of them again');
	const marks = await tab.locator('article:has-text("bullets") mark')
		.allTextContents();
	ok(marks.join() === '- Clear the land,1. 拆旧建绿',
		'html: what is meant is marked in both', marks.join('\n'));
	const text = await tab.locator('.excerpt').allTextContents();
	ok(text.includes('文字&<标签>的[链接](no.md)。'),
		'html: texts stand as they were written', text.join('\n'));
	await tab.close();
}
