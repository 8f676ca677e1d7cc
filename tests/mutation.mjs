#!/usr/bin/env node
/*
 * What the check of quantities finds: the sample publication has no finding;
 * then one number, unit, scale word or qualifier of a line is changed in one
 * language, and diglot check must say something about that line. As many
 * lines as there are get one mutant each in a run.
 *
 * Mutants are made here by patterns of their own, so that what the program
 * does not see is counted as missed. MUTATION=misses prints the misses,
 * MUTATION=all every mutant.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync,
	writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { done, need, note, ok } from './tap.mjs';

const diglot = need(process.env.DIGLOT ?? 'build/diglot');
const sample = path.join(import.meta.dirname, '../content/xiangcheng-2021');
const FOUND_LEAST = 0.99;
const MUTANTS_LEAST = 1500;

const han = '〇零一二两三四五六七八九十百千万亿';
const measure = '个|项|家|条|所|套|座|栋|宗|起|件|户|人|处|次|年|月|日|亩|吨|元|届|版';

/*
 * Each: the language it is of, or "" for any; a pattern whose first group is
 * replaced; what by, given the group and the match. undefined makes no mutant.
 */
const next = digit => String((Number(digit) + 1) % 10);
const numberWords = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight',
	'nine', 'ten', 'eleven', 'twelve', 'thirteen'];
const ordinalWords = ['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh',
	'eighth', 'ninth', 'tenth', 'eleventh'];

function following(words) {
	return word => {
		const other = words[(words.indexOf(word.toLowerCase()) + 1) %
			words.length];
		return /^[A-Z]/.test(word)
			? other[0].toUpperCase() + other.slice(1) : other;
	};
}

/* 1,234.5 with its digits changed and its separators put right. */
function regroup(number, change) {
	const [whole, decimals] = number.replace(/,/g, '').split('.');
	const [a, b] = change(whole, decimals);
	const grouped = number.includes(',') || a.length > whole.length
		? a.replace(/\B(?=(\d{3})+$)/g, ',') : a;
	return b === undefined ? grouped : `${grouped}.${b}`;
}

function swapped(text) {
	for (let i = 0; i + 1 < text.length; i++)
		if (text[i] !== text[i + 1] && !(i === 0 && text[1] === '0'))
			return text.slice(0, i) + text[i + 1] + text[i] +
				text.slice(i + 2);
	return undefined;
}

const digits = /(?<![\d.,])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d])/g;
const mutations = [
	['', 'last digit', digits, number => number.slice(0, -1) +
		next(number.at(-1))],
	['', 'first digit', digits, number => number.length > 1
		? String(Number(number[0]) % 9 + 1) + number.slice(1)
		: undefined],
	['', 'digits swapped', digits, number => {
		const decimal = number.split('.')[1];
		return regroup(number, (whole, decimals) => {
			const all = swapped(whole);
			return all ? [all, decimals]
				: [whole, decimal && swapped(decimal)];
		});
	}],
	['', 'times ten', digits, number => regroup(number, (whole, decimals) =>
		decimals ? [whole + decimals[0], decimals.slice(1) || undefined]
			: [`${whole}0`, undefined])],
	['', 'a tenth', digits, number => {
		const bare = number.replace(/,/g, '');
		return /^\d*[1-9]0$/.test(bare)
			? regroup(number, whole => [whole.slice(0, -1), undefined])
			: undefined;
	}],
	['', 'decimal lost', digits, number => number.includes('.')
		? number.replace('.', '') : undefined],
	['zh-Hans', 'number word',
		RegExp(`(?<![${han}几数])([二两三四五六七八九十])(?=(?:${measure}))`, 'g'),
		word => '二两三四五六七八九十'[('二两三四五六七八九十'.indexOf(word) + 2) % 10]],
	['zh-Hans', 'ordinal', /(?<=第)([一二三四五六七八九十])/g,
		word => '一二三四五六七八九十'['一二三四五六七八九十'.indexOf(word) ^ 1]],
	['en', 'number word', RegExp(`\\b(${numberWords.join('|')})\\b`, 'gi'),
		following(numberWords)],
	['en', 'ordinal word', RegExp(`\\b(${ordinalWords.join('|')})\\b`, 'gi'),
		following(ordinalWords)],
	['zh-Hans', 'scale', /(?<=\d)([万亿])/g, word => word === '万' ? '亿' : '万'],
	['zh-Hans', 'scale lost', /(?<=\d)([万亿])/g, () => ''],
	['en', 'scale', /(?<=\d )(thousand|million|billion|trillion)\b/g,
		word => ({ thousand: 'million', million: 'billion',
			billion: 'million', trillion: 'billion' })[word]],
	['en', 'scale lost', /(?<=\d)( (?:thousand|million|billion|trillion))\b/g,
		() => ''],
	['zh-Hans', 'unit', /(?<=\d[万亿]?)(元|亩|公顷|平方米|平方公里|吨|个百分点|%|分钟|户|人(?![民均大才])|年(?!代))/g,
		word => ({ 元: '美元', 亩: '公顷', 公顷: '亩', 平方米: '平方公里',
			平方公里: '平方米', 吨: '公斤', 个百分点: '%',
			'%': '个百分点', 分钟: '小时', 户: '人', 人: '户',
			年: '个月' })[word]],
	['en', 'unit', /(?<=\d(?: (?:thousand|million|billion))?[ -])(yuan|mu|hectares|square meters|square kilometers|tonnes|percentage points|percent|minutes?|households|people|years)\b/g,
		word => ({ yuan: 'dollars', mu: 'hectares', hectares: 'mu',
			'square meters': 'square kilometers',
			'square kilometers': 'square meters', tonnes: 'kilograms',
			'percentage points': 'percent',
			percent: 'percentage points', minutes: 'hours',
			minute: 'hour', households: 'people',
			people: 'households', years: 'months' })[word]],
	['zh-Hans', 'unit lost', /(?<=\d[万亿]?)(元|亩|公顷|平方米|平方公里|吨|%|％)/g,
		() => ''],
	['en', 'unit lost', /(?<=\d(?: (?:thousand|million|billion))?)( (?:yuan|mu|hectares|square meters|square kilometers|tonnes|percent))\b/g,
		() => ''],
	['zh-Hans', 'qualifier lost', /(近|超过?|突破|(?<![签特公条合])约)(?=\d)/g, () => ''],
	['zh-Hans', 'qualifier lost', /(?<=\d[万亿]?(?:元|亩|个|人|户)?)(多|余|以上|左右|以下)/g,
		() => ''],
	['zh-Hans', 'qualifier reversed', /(近|超过?|突破)(?=\d)/g,
		word => word === '近' ? '超' : '近'],
	['zh-Hans', 'qualifier reversed', /(?<=\d[万亿]?(?:元|亩|个|人|户|倍)?)(以上|以下)/g,
		word => word === '以上' ? '以下' : '以上'],
	['zh-Hans', 'qualifier shifted', /(近|超过?|突破)(?=\d)/g, () => '约'],
	['zh-Hans', 'qualifier added', /(?<![近超约过破第至—–合向\d.,])()(?=\d[\d.]*[万亿]?(?:元|亩|吨|个|家|人|户|%|平方[公米]里?)(?!以上|以下|左右|多|余))/g,
		() => '约'],
	['en', 'qualifier lost', /\b((?:nearly|over|about|at least|more than|fewer than|at most) )(?=\d)/gi,
		() => ''],
	['en', 'qualifier reversed', /\b(nearly|over|at least|more than|fewer than|at most)(?= \d)/gi,
		word => ({ nearly: 'over', over: 'nearly', 'at least': 'at most',
			'more than': 'fewer than', 'fewer than': 'more than',
			'at most': 'at least' })[word.toLowerCase()]],
	['en', 'qualifier shifted', /\b(nearly|over|at least)(?= \d)/gi,
		() => 'about'],
	['en', 'qualifier added', /(?<!\b(?:[Nn]early|[Oo]ver|[Aa]bout|least|than|most|in|and|toward|to|of the|December|Article) )(?<=[a-z,] )()(?=\d[\d,.]*(?: (?:million|billion))? (?:yuan|mu|percent|square|tonnes|households|projects|firms|schools))/g,
		() => 'nearly '],
];

/*
 * Mutants that say the same, or are not text: each rule with its reason.
 */
const hidden = [
	/\]\([^)]*\)/g,                   // destinations of links
	/\{[^}]*\}/g,                     // ids and classes
	/\[\^[^\]]*\]:?/g,                // labels of notes
	/^:::.*$/g,                       // containers; their titles have none
	/^\s*\d+\. /g,                    // numbers of list items
	/^\|[-:| ]+\|$/g,                 // the rule below a table's heading
	/(?:https?:\/\/|urn:|doi:)\S*/g,  // addresses
];

/* In the sample's words, not numbers: names and idioms, whose renderings are
 * a matter of the term base. */
const names = [
	/[一二两三四五六七八九十]个[“”不到]|四风|两个(?:确立|维护)|第[二三]产业|一[件体]/g,
	/\b(?:Two|Four|Five|Eight|Seven)\b[ -](?:Affirmations|Upholds)/g,
	/\bsecond(?:ary|s)?\b(?= (?:to|half))/g,
];

/* The text with what is no text blotted out, byte for byte. */
function visible(line) {
	for (const pattern of [...hidden, ...names])
		line = line.replace(pattern, match => '\0'.repeat(match.length));
	return line;
}

/* Every mutant of a line. */
function mutantsOf(line, language) {
	const text = visible(line);
	const mutants = [];
	for (const [tag, name, pattern, change] of mutations) {
		if (tag && tag !== language)
			continue;
		for (const match of text.matchAll(pattern)) {
			const from = match.index + match[0].indexOf(match[1]);
			const word = change(match[1]);
			if (word === undefined || word === match[1])
				continue;
			mutants.push({ name, line: line.slice(0, from) + word +
				line.slice(from + match[1].length),
			change: `${match[1]} → ${word}` });
		}
	}
	return mutants;
}

/* Cells of a CSV file that are in the language. */
function mutantsOfRow(line, language, heading) {
	const cells = line.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g) ?? [];
	const columns = heading.split(',');
	const mutants = [];
	let before = '';
	for (let i = 0; i < columns.length && i < cells.length; i++) {
		const after = cells.slice(i + 1).join('');
		const end = cells[i].endsWith(',') ? ',' : '';
		const cell = cells[i].slice(0, cells[i].length - end.length);
		/* A column of both languages has one number for both. */
		if (columns[i].startsWith(`${language}:`) &&
			!columns[i].includes(';'))
			for (const mutant of mutantsOf(cell, language)) {
				const quoted = mutant.line.includes(',') &&
					!mutant.line.startsWith('"')
					? `"${mutant.line}"` : mutant.line;
				mutants.push({ ...mutant,
					line: before + quoted + end + after });
			}
		before += cells[i];
	}
	return mutants;
}

function files(folder, suffix) {
	return readdirSync(folder, { recursive: true })
		.filter(name => name.endsWith(suffix))
		.map(name => path.join(folder, name)).sort();
}

function check(folder) {
	const { stderr, status } = spawnSync(diglot, ['check', '-q',
		'--max-findings=1000000', folder],
	{ env: { ...process.env, LC_ALL: 'C.UTF-8', LANGUAGE: 'en' },
		maxBuffer: 1 << 28 });
	if (status === null || status > 1)
		throw new Error(`check failed: ${stderr}`);
	return String(stderr);
}

const scratch = mkdtempSync(path.join(tmpdir(), 'mutation-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const untouched = check(sample);
ok(untouched === '', 'the untouched sample has no finding', untouched);

/* The editions one after the other; the content alone is needed. */
let total = 0;
const misses = [];
const kinds = new Map();

function runAll(edition, language) {
	const root = path.join(scratch, 'content');
	rmSync(root, { recursive: true, force: true });
	cpSync(sample, path.join(root, 'xiangcheng-2021'), { recursive: true,
		filter: name => {
			const parts = path.relative(sample, name).split(path.sep);
			return !/^\d{4}-\d$/.test(parts[0]) ||
				parts[0] === edition;
		} });
	const folder = path.join(root, 'xiangcheng-2021', edition);
	const settings = path.join(folder, 'edition.yaml');
	writeFileSync(settings, readFileSync(settings, 'utf8')
		.replace(/^replaces:.*$/m, ''));
	const sources = [...files(path.join(folder, language), '.md'),
		...files(path.join(folder, 'data'), '.csv')].map(file => {
		const lines = readFileSync(file, 'utf8').split('\n');
		const csv = file.endsWith('.csv');
		return { file, lines, csv, mutants: lines.map((line, i) =>
			csv ? (i ? mutantsOfRow(line, language, lines[0]) : [])
				: mutantsOf(line, language)) };
	});
	const others = ['zh-Hans', 'en'].filter(tag => tag !== language)
		.flatMap(tag => files(path.join(folder, tag), '.md'))
		.map(file => [file, readFileSync(file, 'utf8')]);
	const rounds = Math.max(...sources.flatMap(source =>
		source.mutants.map(mutants => mutants.length)));
	for (let round = 0; round < rounds; round++)
		runRound(root, sources, others, round,
			`${edition} ${language}`);
}

/* Writes the chapters and data that have a mutant in the round: the last
 * rounds are of few. All chapters, if data has one. */
function write(sources, others, round) {
	const mutated = source => source.mutants.some(list => list[round]);
	const all = sources.some(source => source.csv && mutated(source));
	const names = new Set();
	for (const source of sources) {
		const { file, lines, mutants, csv } = source;
		if (!csv && !all && !mutated(source)) {
			rmSync(file, { force: true });
			continue;
		}
		names.add(chapterOf(file));
		writeFileSync(file, lines.map((line, i) =>
			mutants[i][round]?.line ?? line).join('\n'));
	}
	for (const [file, text] of others)
		if (names.has(chapterOf(file)))
			writeFileSync(file, text);
		else if (existsSync(file))
			rmSync(file);
}

function chapterOf(file) {
	return file.replace(/^.*?\/(?:zh-Hans|en)\//, '');
}

/* The places of findings about quantities and terms (a name with a number is
 * often one), their counterparts too. */
function placesIn(output) {
	const said = new Set();
	let about = false;
	for (const line of output.split('\n')) {
		const place = /^(\S.*?):(\d+):\d+: (.*)$/.exec(line);
		if (!place)
			continue;
		if (place[3] !== 'the other place is here')
			about = /\[(?:quantity|term)-[a-z]+\]$/.test(place[3]);
		if (about)
			said.add(`${path.resolve(place[1])}:${place[2]}`);
	}
	return said;
}

function runRound(root, sources, others, round, where) {
	write(sources, others, round);
	const said = placesIn(check(root));
	for (const { file, mutants, csv } of sources)
		for (const [i, list] of mutants.entries()) {
			const mutant = list[round];
			if (!mutant)
				continue;
			const kind = kinds.get(mutant.name) ?? [0, 0];
			const found = said.has(`${file}:${i + 1}`);
			kinds.set(mutant.name, [kind[0] + found, kind[1] + 1]);
			total++;
			const text = `${where} ${path.basename(file)}:${i + 1}: ` +
				`${mutant.name}: ${mutant.change}: ` +
				`${csv ? mutant.line : around(mutant)}`;
			if (!found)
				misses.push(text);
			if (process.env.MUTATION === 'all')
				console.log(`# ${found ? 'found' : 'missed'} ${text}`);
		}
}

function around(mutant) {
	return mutant.line.slice(0, 300);
}

for (const edition of ['2021-1', '2022-1'])
	for (const language of ['zh-Hans', 'en'])
		runAll(edition, language);

for (const [name, [found, all]] of kinds)
	console.log(`# ${name}: ${found} of ${all}`);
ok(total >= MUTANTS_LEAST, `${total} mutants`);
const share = (total - misses.length) / total;
ok(share >= FOUND_LEAST, `${(100 * share).toFixed(2)} % of ${total} mutants ` +
	'are found', misses.join('\n'));
if (process.env.MUTATION && misses.length)
	note(misses.join('\n'));
done();
