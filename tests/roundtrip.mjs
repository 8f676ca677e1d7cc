#!/usr/bin/env node
/*
 * A difference is whole: what diglot diff --format=json says of two editions,
 * applied to the pages of the older one, gives the pages of the newer one, in
 * every language.
 *
 *   roundtrip.mjs [SEEDS]
 *
 * Reports are made up and edited at random: paragraphs, headings, lists, code
 * and tables are edited (in one language or in all), moved, swapped, split,
 * merged, removed and brought back; rows and columns come, go and move.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync,
	writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { done, ok } from './tap.mjs';

const program = process.env.DIGLOT ??
	new URL('../build/diglot', import.meta.url).pathname;
const SEEDS = Number(process.argv[2] ?? 12);
const EDITIONS = 4;
const HAN = Array.from('年月日本市区县镇村人口产业增长投资建设完成项目学校医院道路桥梁' +
	'河流森林土地粮食工业农业服务旅游教育卫生文化体育科技创新改革开放安全环境');
const WORDS = ('city county town river bridge road school clinic forest land ' +
	'harvest output growth works plan budget the of and for with new old ' +
	'total share rate level safe clean open reform culture sport science')
	.split(' ');
let state;

function pick(below) {
	state = (state + 0x6D2B79F5) | 0;
	let t = Math.imul(state ^ (state >>> 15), 1 | state);
	t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
	return ((t ^ (t >>> 14)) >>> 0) % below;
}

const choose = list => list[pick(list.length)];
const times = (n, make) => Array.from({ length: n }, (_, i) => make(i));

/* Texts, one a language: lists of words, and how they are written. */
const LANGUAGES = [
	{ tag: 'zh-Hans', word: () => pick(12) ? choose(HAN)
		: `${pick(900) / 10}亿元`, write: words => words.join('') },
	{ tag: 'en', word: () => pick(12) ? choose(WORDS)
		: `${pick(900) / 10} billion yuan`, write: words => words.join(' ') },
];

function text(n) {
	return LANGUAGES.map(({ word }) => times(n, word));
}

function block() {
	const kind = choose(['text', 'text', 'text', 'heading', 'list', 'table',
		'code']);
	if (kind === 'list')
		return { kind, items: times(2 + pick(4), () => text(1 + pick(6))) };
	if (kind === 'table') {
		const columns = 2 + pick(3);
		return { kind, rows: times(3 + pick(5), () =>
			times(columns, () => text(1 + pick(3)))) };
	}
	return { kind, text: text(kind === 'heading' ? 4 : 6 + pick(30)) };
}

function editWords(texts, all) {
	texts.forEach((words, i) => {
		if (!all && i)
			return;
		for (let at = pick(4); at < words.length; at += 2 + pick(8))
			words[at] = LANGUAGES[i].word();
	});
}

function editTable(rows) {
	const at = pick(rows.length), column = pick(rows[0].length);
	const [row] = at ? rows.splice(at, 1) : [null];
	const put = () => rows.splice(1 + pick(rows.length), 0, row);
	switch (pick(6)) {
	case 0:
		if (row && rows.length < 2)
			put();
		break; /* a row is gone */
	case 1:
		if (row) {
			rows.splice(at, 0, row);
			rows.splice(at, 0, rows[0].map(() => text(2)));
		}
		break;
	case 2:
		if (row)
			put();
		break;
	case 3:
		if (row)
			rows.splice(at, 0, row);
		rows.forEach(cells => cells.splice(column, 0, text(2)));
		break;
	case 4: {
		if (row)
			rows.splice(at, 0, row);
		const to = pick(rows[0].length);
		rows.forEach(cells => cells.splice(to, 0,
			cells.splice(column, 1)[0]));
		break;
	}
	case 5:
		if (row)
			rows.splice(at, 0, row);
		editWords(rows[at][column], pick(3));
	}
}

function editBlock(block) {
	if (block.kind === 'table')
		editTable(block.rows);
	else if (block.kind !== 'list')
		editWords(block.text, pick(3));
	else if (pick(2))
		editWords(choose(block.items), pick(3));
	else
		block.items.splice(pick(block.items.length), pick(2), text(3));
}

function splitAt(blocks, at) {
	const second = structuredClone(blocks[at]);
	if (second.kind !== 'text')
		return;
	blocks[at].text.forEach((words, i) => {
		second.text[i] = words.splice(Math.ceil(words.length / 2));
	});
	if (second.text[0].length)
		blocks.splice(at + 1, 0, second);
}

function mergeAt(blocks, at) {
	if (at + 1 === blocks.length || blocks[at].kind !== 'text' ||
		blocks[at + 1].kind !== 'text')
		return;
	const [second] = blocks.splice(at + 1, 1);
	blocks[at].text.forEach((words, i) => words.push(...second.text[i]));
}

function edit(chapters, gone) {
	const blocks = choose(chapters);
	const at = pick(blocks.length);
	if (!blocks.length)
		blocks.push(block());
	else
		[() => editBlock(blocks[at]), () => editBlock(blocks[at]),
			() => blocks.splice(at, 0, block()),
			() => gone.push(...blocks.splice(at, 1)),
			() => gone.length && blocks.splice(at, 0, gone.pop()),
			() => choose(chapters).push(...blocks.splice(at, 1)),
			() => blocks.splice(at, 0, ...blocks.splice(at + 1, 1)),
			() => blocks.splice(at, 0, structuredClone(blocks[at])),
			() => splitAt(blocks, at), () => mergeAt(blocks, at),
		][pick(10)]();
}

function written(block, i) {
	const { write } = LANGUAGES[i];
	switch (block.kind) {
	case 'heading':
		return `## ${write(block.text[i])}`;
	case 'list':
		return block.items.map(item => `- ${write(item[i])}`).join('\n');
	case 'code':
		return `\`\`\`\n${block.text[i].join('\n')}\n\`\`\``;
	case 'table': {
		const rows = block.rows.map(row =>
			`| ${row.map(cell => write(cell[i])).join(' | ')} |`);
		rows.splice(1, 0, `|${'---|'.repeat(block.rows[0].length)}`);
		return rows.join('\n');
	}
	default:
		return write(block.text[i]);
	}
}

function save(folder, edition, chapters) {
	LANGUAGES.forEach(({ tag }, i) => {
		const to = path.join(folder, `${edition}`, tag);
		mkdirSync(to, { recursive: true });
		chapters.forEach((blocks, n) => writeFileSync(
			path.join(to, `c${n}.md`), [`# ${tag} ${n}`,
				...blocks.map(block => written(block, i))].join('\n\n') +
				'\n'));
	});
}

/* Id → a text, or the rows of a table, of all chapters of a language. */
function read(folder) {
	const found = new Map();
	for (const file of readdirSync(folder).filter(name => /^c\d/.test(name))) {
		const page = readFileSync(path.join(folder, file), 'utf8')
			.replace(/<div class="former">[^]*?<\/div>\n<\/div>/g, '')
			.replace(/<a class="permalink"[^>]*><\/a>/g, '');
		for (const [, id, words] of page.matchAll(
			/<(?:p|h\d|li) id="([^"]*)">([^]*?)<\/(?:p|h\d|li)>/g))
			found.set(id, words);
		for (const [, id, words] of page.matchAll(
			/<pre id="([^"]*)"[^>]*><code>([^]*?)\n<\/code>/g))
			found.set(id, words);
		for (const [, id, table] of page.matchAll(
			/<div class="table-scroll" id="([^"]*)"[^]*?<table>([^]*?)<\/table>/g))
			found.set(id, table.split('<tr>').slice(1).map(row =>
				[...row.matchAll(/<t[hd][^>]*>([^]*?)<\/t[hd]>/g)]
					.map(([, cell]) => cell)));
	}
	return found;
}

function joined(edits, left) {
	return edits.map(edit => edit.equal ?? edit[left] ?? '').join('');
}

/* The old places in their new order; null: what is new. */
function order(n, gone, moved, fresh) {
	const places = [];
	for (const [from, to] of moved)
		places[to] = from;
	for (const to of fresh)
		places[to] = null;
	const away = new Set([...gone, ...moved.map(([from]) => from)]);
	let at = 0;
	for (let i = 0; i < n; i++) {
		if (away.has(i))
			continue;
		while (places[at] !== undefined)
			at++;
		places[at] = i;
	}
	return places;
}

function applyTable(rows, cells) {
	const sets = { row: [new Set(), new Set()], column: [new Set(), new Set()] };
	const moved = { row: [], column: [] };
	for (const { at: { before, after }, moved: has } of cells) {
		const one = before ?? after, side = before ? 0 : 1;
		if (!before || !after)
			sets[one.length === 1 ? 'row' : 'column'][side]
				.add(one[one.length - 1]);
		if (has && after[0] === 0)
			moved.column.push([before[1], after[1]]);
		else if (has)
			moved.row.push([before[0], after[0]]);
	}
	const rowOrder = order(rows.length, sets.row[0], moved.row, sets.row[1]);
	const columnOrder = order(rows[0]?.length ?? 0, sets.column[0],
		moved.column, sets.column[1]);
	const now = rowOrder.map(row => columnOrder.map(column =>
		row === null || column === null ? null : rows[row][column]));
	for (const { at: { after }, edits } of cells) {
		if (after?.length === 1)
			now[after[0]] = joined(edits, 'inserted').split(' | ');
		else if (after)
			now[after[0]][after[1]] = joined(edits, 'inserted');
	}
	return now;
}

/* What of the text was, as it is told, must be what was. */
function applyChange(texts, change, language, faults) {
	const passages = change.languages.find(side => side.language === language)
		?.passages ?? [];
	const old = change.before.map(id => texts.get(id));
	const told = passages.filter(({ kind }) => kind === 'text');
	const cells = passages.filter(({ kind }) => kind === 'cell');
	change.before.forEach(id => texts.delete(id));
	if (Array.isArray(old[0]) || (cells.length && !old.length)) {
		texts.set(change.after[0], applyTable(old[0] ?? [], cells));
		for (const { at: { before }, edits } of cells) {
			const was = before && (before.length === 1
				? old[0][before[0]].join(' | ')
				: old[0][before[0]][before[1]]);
			if (before && joined(edits, 'deleted') !== was)
				faults.push(`${change.before}: ${was}?`);
		}
	} else if (old.length && joined(told[0]?.edits ?? [], 'deleted') !==
		old.join('\n')) {
		faults.push(`${change.before} was ${JSON.stringify(old)}, not ` +
			JSON.stringify(told));
	} else {
		const now = joined(told[0]?.edits ?? [], 'inserted');
		const parts = change.after.length > 1 ? now.split('\n') : [now];
		change.after.forEach((id, i) => texts.set(id, parts[i]));
	}
	if (!change.after.length)
		texts.delete(undefined);
}

function compare(now, told, faults) {
	for (const [id, words] of now) {
		if (JSON.stringify(told.get(id)) !== JSON.stringify(words))
			faults.push(`${id} is ${JSON.stringify(words)}, not ` +
				JSON.stringify(told.get(id)));
		told.delete(id);
	}
	for (const id of told.keys())
		faults.push(`${id} is gone`);
}

function run(folder, seed) {
	const content = path.join(folder, 'r'), out = path.join(folder, 'out');
	const gone = [];
	let chapters = times(3, () => times(3 + pick(8), block));
	for (let edition = 1; edition <= EDITIONS; edition++) {
		save(content, edition, chapters);
		chapters = structuredClone(chapters);
		times(1 + pick(30), () => edit(chapters, gone));
	}
	const call = (...args) => execFileSync(program, args, { encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
		env: { ...process.env, LC_ALL: 'C.UTF-8', LANGUAGE: '' },
		maxBuffer: 1 << 28 });
	try {
		call('build', content, '-o', out, '--quiet', '--formats=pages');
	} catch (error) {
		if (error.status !== 1) /* numbers differ: they are made up */
			throw error;
	}
	for (let edition = 1; edition < EDITIONS; edition++) {
		const { changes } = JSON.parse(call('diff', content, 'r', `${edition}`,
			`${edition + 1}`, '--format=json'));
		const faults = [];
		for (const { tag } of LANGUAGES) {
			const texts = read(path.join(out, 'r', `${edition}`, tag));
			/* all that was goes before anything that is comes */
			const was = new Map(texts), now = new Map(texts);
			changes.forEach(({ before }) => before.forEach(id =>
				now.delete(id)));
			for (const change of changes) {
				const own = new Map(change.before.map(id =>
					[id, was.get(id)]));
				applyChange(own, change, tag, faults);
				own.forEach((words, id) => now.set(id, words));
			}
			compare(read(path.join(out, 'r', `${edition + 1}`, tag)), now,
				faults);
		}
		ok(faults.length === 0, `report ${seed}, edition ${edition + 1} ` +
			`comes of ${edition} by ${changes.length} changes`,
		faults.slice(0, 10).join('\n'));
	}
}

for (let seed = 1; seed <= SEEDS; seed++) {
	const folder = mkdtempSync(path.join(tmpdir(), 'diglot-roundtrip-'));
	state = seed;
	try {
		run(folder, seed);
	} finally {
		rmSync(folder, { recursive: true });
	}
}
done();
