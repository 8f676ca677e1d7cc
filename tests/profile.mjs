#!/usr/bin/env node
/*
 * Profiles: what gov-cn asks of a site and writes into its pages, over the
 * whole sample with example values (tests/profile/), and that another profile
 * is a folder and nothing else.
 *
 *   profile.mjs                      (the program in DIGLOT)
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync,
	rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NARROW, audit, brought, launch, look, pick, report, watch }
	from './browser/chromium.mjs';
import { serve } from './browser/server.mjs';
import { done, need, ok } from './tap.mjs';

const tests = import.meta.dirname;
const diglot = path.resolve(process.env.DIGLOT ??
	path.join(tests, '../build/diglot'));
const scratch = mkdtempSync(path.join(tmpdir(), 'diglot-profile-'));
const ELSEWHERE = 'https://www.example.com/a?b=c&d=e';
const TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d$/;
const DIRECT = ['beian.miit.gov.cn', 'beian.mps.gov.cn', 'bszs.conac.cn',
	'www.example.gov.cn'];
const { DOMParser } = brought('@xmldom/xmldom');

/* What a page of each kind has in its head. */
const SITE = ['SiteName', 'SiteDomain', 'SiteIDCode'];
const COLUMN = ['ColumnName', 'ColumnDescription', 'ColumnKeywords',
	'ColumnType'];
const ARTICLE = ['ArticleTitle', 'PubDate', 'ContentSource', 'Keywords',
	'Description', 'Url'];
const KNOWN = [...SITE, ...COLUMN, ...ARTICLE, 'Author', 'Image'];

/* The rows of the box, in order. */
const BOX = {
	'zh-Hans': ['索引号', '主题分类', '发布机构', '名称', '文号', '有效性',
		'成文日期', '发布日期', '内容概述'],
	en: ['Index number', 'Subject category', 'Issued by', 'Title',
		'Document number', 'Validity', 'Date of the document', 'Date of issue',
		'Summary'],
};

try {
	const site = sample();
	const pages = read(site);
	tags(pages);
	shown(pages);
	links(site, pages);
	leaving(site, pages);
	characters(pages);
	nu(site);
	await seen(site);
	asked();
	unfinished();
	neutral();
	other();
} finally {
	rmSync(scratch, { recursive: true });
}
done();

function check(name, faults) {
	report(name, faults);
}

function run(content, out, ...options) {
	return spawnSync(diglot, ['build', path.join(scratch, content), '-o',
		path.join(scratch, out), '--quiet', ...options], { encoding: 'utf8',
		env: { ...process.env, LC_ALL: 'C.UTF-8', LANGUAGE: '' } });
}

/* The sample with a link that leads elsewhere, in both languages. */
function sample() {
	spawnSync(path.join(tests, 'profile/lay.sh'),
		[path.join(scratch, 'sample')]);
	for (const tag of ['zh-Hans', 'en'])
		edit(`sample/xiangcheng-2021/2022-1/${tag}/09-about.md`, text =>
			`${text}\n[Elsewhere](${ELSEWHERE})${tag === 'en' ? '.' : '。'}\n`);
	const { status, stderr } = run('sample', 'site');
	ok(status === 0 && stderr === '', 'the sample builds without findings',
		stderr);
	return path.join(scratch, 'site');
}

function edit(name, change) {
	const file = path.join(scratch, name);
	const text = readFileSync(file, 'utf8');
	const changed = change(text);
	if (changed === text)
		throw Error(`${name}: nothing to change`);
	writeFileSync(file, changed);
}

function kindOf(name) {
	const rules = [
		[/^leave\//, 'leave'], [/\/latest\//, 'latest'],
		[/^index\.html$/, 'home'], [/^[^/]+\/index\.html$/, 'column'],
		[/\/(search|colophon)\.html$/, 'plain'], [/\/all\.html$/, 'article'],
		[/^[^/]+\/[^/]+\/(figures|changes)(-\d+)?\.html$/, 'column'],
		[/^[^/]+\/[^/]+\/[^/]+\/(index|terms)\.html$/, 'column'],
	];
	return rules.find(([rule]) => rule.test(name))?.[1] ?? 'article';
}

/* Every page as a tree, with the tags of its head. */
function read(site) {
	return readdirSync(site, { recursive: true })
		.filter(name => name.endsWith('.html')).sort().map(name => {
			const text = readFileSync(path.join(site, name), 'utf8');
			const tree = new DOMParser().parseFromString(text, 'text/xml');
			const metas = elements(tree, 'meta').filter(meta =>
				meta.hasAttribute('name'));
			return { name, text, tree, kind: kindOf(name),
				metas: metas.map(meta => [meta.getAttribute('name'),
					meta.getAttribute('content')]) };
		});
}

function elements(tree, tag, className) {
	return [...tree.getElementsByTagName(tag)].filter(element => !className ||
		element.getAttribute('class')?.split(' ').includes(className));
}

function words(element) {
	return element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
}

function value(page, name) {
	return page.metas.find(([own]) => own === name)?.[1];
}

/* Each tag of the page's kind once and not empty, and no other. */
function tags(pages) {
	const faults = [];
	const kinds = new Set(pages.map(page => page.kind));
	ok(['home', 'column', 'article', 'plain', 'latest', 'leave']
		.every(kind => kinds.has(kind)), 'there are pages of every kind');
	for (const page of pages) {
		const wanted = new Set([...SITE,
			...page.kind === 'column' ? COLUMN : [],
			...page.kind === 'article' ? ARTICLE : []]);
		for (const name of KNOWN) {
			const found = page.metas.filter(([own]) =>
				own.toLowerCase() === name.toLowerCase());
			if (found.length > 1)
				faults.push(`${page.name}: ${name} ${found.length} times`);
			if (found.some(([own, content]) => own !== name || !content.trim()))
				faults.push(`${page.name}: ${name} is ${found}`);
			if (wanted.has(name) && !found.length)
				faults.push(`${page.name}: no ${name}`);
			if (!wanted.has(name) && found.length &&
				!['Description', 'Image'].includes(name))
				faults.push(`${page.name}: ${name}`);
		}
	}
	check('every tag once and not empty, on pages of its kind', faults);
}

/* What the tags say stands on the page. */
function shown(pages) {
	const faults = [];
	for (const page of pages) {
		const { tree } = page;
		const says = (name, ...places) => {
			if (!places.some(place => place.includes(value(page, name))))
				faults.push(`${page.name}: ${name} ${value(page, name)}: ` +
					places.join(' | ').slice(0, 200));
		};
		if (value(page, 'SiteDomain') !== 'www.example.gov.cn')
			faults.push(`${page.name}: ${value(page, 'SiteDomain')}`);
		if (page.kind === 'latest')
			continue;
		says('SiteName', words(elements(tree, 'p', 'site')[0]));
		const h1 = elements(tree, 'h1').map(words).join(' ');
		if (page.kind === 'column') {
			says('ColumnName', h1);
			says('ColumnDescription',
				words(elements(tree, 'main')[0]));
			if (value(page, 'ColumnDescription') !==
				value(page, 'Description'))
				faults.push(`${page.name}: two descriptions`);
		}
		if (page.kind === 'article') {
			const byline = elements(tree, 'p', 'byline')[0];
			says('ArticleTitle', h1);
			says('ContentSource', words(byline));
			const time = elements(byline, 'time')[0];
			if (!TIME.test(value(page, 'PubDate')) ||
				words(time) !== value(page, 'PubDate') ||
				time.getAttribute('datetime') !== value(page, 'PubDate'))
				faults.push(`${page.name}: ${value(page, 'PubDate')}`);
			if (value(page, 'Url') !==
				`https://www.example.gov.cn/${page.name}`)
				faults.push(`${page.name}: ${value(page, 'Url')}`);
		}
		footer(page, faults);
		if (/\/(index|all)\.html$/.test(page.name) &&
			page.name.split('/').length === 4)
			box(page, faults);
		if (elements(tree, 'input').filter(input =>
			input.getAttribute('id') === '_elder').length !== 1)
			faults.push(`${page.name}: no way to the elder mode`);
	}
	check('what the tags say stands on the page; footer, box, elder mode',
		faults);
}

function footer(page, faults) {
	const foot = elements(page.tree, 'div', 'official')[0];
	const text = words(foot);
	const zh = page.tree.documentElement.getAttribute('lang') === 'zh-Hans';
	const hrefs = elements(foot ?? page.tree, 'a').map(a =>
		a.getAttribute('href'));
	for (const part of [zh ? '主办单位：示例区人民政府办公室'
		: 'Sponsored by: General Office', 'example001', '0596-5550100',
	'闽ICP备99999999号', '闽公网安备 99999999999999号'])
		if (!text.includes(part))
			faults.push(`${page.name}: no ${part} in the footer: ${text}`);
	for (const href of ['https://beian.miit.gov.cn/',
		'https://beian.mps.gov.cn/#/query/webSearch?code=99999999999999',
		'https://bszs.conac.cn/sitename?method=show&id=EXAMPLE'])
		if (!hrefs.includes(href))
			faults.push(`${page.name}: no link to ${href}`);
	const sign = elements(foot ?? page.tree, 'img').find(img =>
		/assets\/example-sign\.[0-9a-f]+\.svg$/.test(img.getAttribute('src')));
	if (!sign?.getAttribute('alt') || sign.parentNode.tagName !== 'a')
		faults.push(`${page.name}: no sign`);
}

function box(page, faults) {
	const lang = page.tree.documentElement.getAttribute('lang');
	const rows = elements(page.tree, 'section', 'disclosure');
	const labels = rows.flatMap(row => elements(row, 'dt').map(words));
	const values = rows.flatMap(row => elements(row, 'dd').map(words));
	if (rows.length !== 1 || labels.join() !== BOX[lang].join())
		faults.push(`${page.name}: the box says ${labels}`);
	if (values.some(said => !said) || values.length !== labels.length)
		faults.push(`${page.name}: the box lacks a value: ${values}`);
	const expected = page.name.includes('/2021-1/')
		? { 'zh-Hans': '已有新版', en: 'Superseded' }
		: { 'zh-Hans': '有效', en: 'In force' };
	if (!values[5]?.startsWith(expected[lang]))
		faults.push(`${page.name}: validity ${values[5]}`);
	if (!values[4]?.startsWith(lang === 'en' ? 'None' : '无'))
		faults.push(`${page.name}: document number ${values[4]}`);
}

/* No dead link inside, and none to other hosts that is not announced. */
function links(site, pages) {
	const faults = [];
	const ids = new Map(pages.map(({ name, text }) => [name,
		new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))]));
	for (const { name, tree } of pages)
		for (const [tag, attribute] of [['a', 'href'], ['link', 'href'],
			['img', 'src'], ['script', 'src']])
			for (const element of elements(tree, tag)) {
				const href = element.getAttribute(attribute);
				if (!href || /^(mailto|tel):/.test(href) ||
					element.getAttribute('rel') === 'alternate' ||
					element.getAttribute('rel') === 'canonical')
					continue;
				if (/^[a-z]+:/.test(href)) {
					if (!DIRECT.includes(new URL(href).hostname) &&
						!name.startsWith('leave/'))
						faults.push(`${name}: ${href}`);
					continue;
				}
				const [file, id] = href.split('#');
				const target = file ? path.join(path.dirname(name),
					decodeURIComponent(file.split('?')[0])) : name;
				if (!existsSync(path.join(site, target)))
					faults.push(`${name}: ${href} leads nowhere`);
				else if (id && ids.has(target) && !ids.get(target).has(id))
					faults.push(`${name}: nothing has the id ${href}`);
			}
	check('no dead link, and none that leaves the site unannounced', faults);
}

function leaving(site, pages) {
	const left = pages.filter(({ kind }) => kind === 'leave');
	ok(left.length === 1, 'one page for one address, whatever leads there',
		left.map(({ name }) => name).join());
	const { tree, text, name } = left[0];
	const way = elements(tree, 'a').find(a =>
		a.getAttribute('href') === ELSEWHERE);
	ok(way && words(elements(tree, 'p', 'target')[0]).includes(ELSEWHERE) &&
		way.getAttribute('rel') === 'noopener nofollow',
	'it names the address and leads there');
	ok(!/http-equiv|location/.test(text) && value(left[0], 'robots') ===
		'noindex' && /离开/.test(text) && /leaving/.test(text),
	'it sends nobody on by itself, and is in both languages');
	const from = pages.filter(page => page.text.includes(name)).map(page =>
		page.name);
	ok(from.length === 6 && from.every(page => /about|all\.html/.test(page)),
		'every view links to it', from.join());
	const book = readdirSync(path.join(site, 'xiangcheng-2021/2022-1'))
		.filter(file => file.endsWith('.epub'));
	ok(book.length === 3 && book.every(file => spawnSync('unzip', ['-p',
		path.join(site, 'xiangcheng-2021/2022-1', file)],
	{ encoding: 'utf8', maxBuffer: 1 << 26 }).stdout
		.includes('href="https://www.example.com/a?b=c&amp;d=e"')),
	'books keep the link');
}

function characters(pages) {
	check('no private-use character', pages.filter(({ text }) =>
		/[\ue000-\uf8ff\u{f0000}-\u{10ffff}]/u.test(text))
		.map(({ name }) => name));
}

function nu(site) {
	const jar = path.join(tests, 'node_modules/vnu-jar/build/dist/vnu.jar');
	const { status, stdout } = spawnSync(need('java'), ['-jar', jar,
		'--stdout', '--format', 'gnu', '--skip-non-html', '--Werror',
		'--filterpattern', 'Trailing slash on void elements.*|' +
			'This document appears to be written in .*', site],
	{ encoding: 'utf8', maxBuffer: 1 << 26 });
	ok(status === 0 && stdout === '', 'Nu checker: nothing', stdout);
}

/* A few pages on a screen, as they are and in the elder mode. */
async function seen(site) {
	const server = await serve(site);
	const browser = await launch();
	const leave = readdirSync(path.join(site, 'leave'))[0];
	const names = ['index.html', `leave/${leave}`,
		...['zh-Hans/index', 'en/key-points', 'zh-Hans_en/all',
			'zh-Hans_en/livelihood'].map(name =>
			`xiangcheng-2021/2022-1/${name}.html`)]
		.filter(name => existsSync(path.join(site, name)));
	try {
		for (const name of names) {
			const tab = await browser.newPage({ viewport: NARROW });
			const faults = watch(tab, server.url);
			await tab.goto(server.url + name);
			faults.push(...await audit(tab), ...await look(tab, 'overflow'));
			if (!await tab.locator('.elder').isVisible())
				faults.push('the elder mode is hidden');
			faults.push(...await pick(tab, '_elder'),
				...await look(tab, 'overflow'), ...await small(tab));
			await tab.close();
			check(`${name}: axe, overflow, elder mode`, faults);
		}
	} finally {
		await browser.close();
		server.close();
	}
}

/* In the elder mode: what is to be hit in the footer, and its text. */
function small(tab) {
	return tab.evaluate(() => [...document.querySelectorAll('.official a')]
		.flatMap(a => {
			const { width, height } = a.getBoundingClientRect();
			return width < 60 || height < 60
				? [`${a.textContent}: ${width} x ${height}`] : [];
		}));
}

/* Small sites */

/* The golden site without its own templates. */
function lay(name, change = () => {}) {
	const to = path.join(scratch, name);
	rmSync(to, { recursive: true, force: true });
	cpSync(path.join(tests, 'golden/gov-cn/content'), to,
		{ recursive: true });
	rmSync(path.join(to, 'templates'), { recursive: true });
	change(name);
}

function stamp(out) {
	return readdirSync(path.join(scratch, out), { recursive: true }).map(name =>
		`${name} ${statSync(path.join(scratch, out, name)).mtimeMs}`).join();
}

/* What is missing, a placeholder or wrong stops the build and is named. */
function asked() {
	lay('small');
	ok(run('small', 'small-out').status === 0, 'a small site builds');
	const before = stamp('small-out');
	const site = [
		['name: {zh-Hans: 示例网站, en: Example site}', '', 'name'],
		['base_url: https://www.example.gov.cn', '', 'base_url'],
		['publisher: {zh-Hans: 示例办公室, en: Example office}', '',
			'publisher'],
		['site_id_code: example001', '', 'details.site_id_code'],
		['site_id_code: example001', 'site_id_code: "0000000000"',
			'details.site_id_code'],
		['site_id_code: example001', 'site_id_code: EXAMPLE001',
			'details.site_id_code'],
		['site_id_code: example001', 'site_id_code: example0012',
			'details.site_id_code'],
		['site_id_code: example001', 'site_id_code: {en: example001, ' +
			'zh-Hans: example002}', 'details.site_id_code'],
		['column_type: {zh-Hans: 示例栏目, en: Example column}', '',
			'details.column_type'],
		['phone: 0596-5550100', '', 'details.phone'],
		['phone: 0596-5550100', 'phone: 0596-0000000', 'details.phone'],
		['phone: 0596-5550100', 'phone: 待定', 'details.phone'],
		['mail: example@example.org', 'mail: example at example.org',
			'details.mail'],
		['icp: 闽ICP备99999999号-9', '', 'details.icp'],
		['icp: 闽ICP备99999999号-9', 'icp: 闽ICP备XXXXXXXX号', 'details.icp'],
		['icp: 闽ICP备99999999号-9', 'icp: 闽ICP备00000000号', 'details.icp'],
		['police: 闽公网安备99999999999999号', '', 'details.police'],
		['police: 闽公网安备99999999999999号', 'police: 闽公网安备9号',
			'details.police'],
		['sign: media/sign.svg', '', 'details.sign'],
		['sign: media/sign.svg', 'sign: media/none.svg', 'details.sign'],
		['sign: media/sign.svg', 'sign: https://bszs.conac.cn/red.png',
			'details.sign'],
		['sign_link: https://bszs.conac.cn/sitename?method=show&id=EXAMPLE',
			'', 'details.sign_link'],
		['sign_link: https://bszs.conac.cn/sitename?method=show&id=EXAMPLE',
			'sign_link: https://example.org/', 'details.sign_link'],
		['profile: gov-cn', 'profile: gov_cn', 'there is no profile gov_cn'],
		['profile: gov-cn', 'profile: ../profiles/gov-cn', 'no profile'],
	].map(row => ['site.yaml', ...row]);
	const rest = [
		['report/publication.yaml',
			'description: {zh-Hans: 说明 <文字> 与“引号”。, ' +
			'en: An abstract & "quotes".}', '', 'description'],
		['report/publication.yaml',
			'category: {zh-Hans: 示例分类, en: Example category}', 'x: y',
			'details.category'],
		['report/1/edition.yaml', 'published: 2021-12-20 09:00', '',
			'details.published'],
		['report/1/edition.yaml', 'published: 2021-12-20 09:00',
			'published: 2021-12-20', 'details.published'],
		['report/1/edition.yaml', 'published: 2021-12-20 09:00',
			'published: 2021-12-20 24:00', 'details.published'],
		['report/1/edition.yaml', 'published: 2021-12-20 09:00',
			'published: 2021-12-21 09:00', 'details.published'],
		['report/1/edition.yaml', 'index_number: EXAMPLE-00001', '',
			'details.index_number'],
		['report/1/edition.yaml', 'index_number: EXAMPLE-00001',
			'index_number: XXX', 'details.index_number'],
		['report/1/edition.yaml', 'written: 2021-12-08', '',
			'details.written'],
		['report/1/edition.yaml', 'written: 2021-12-08',
			'written: 2021-13-08', 'details.written'],
	];
	const faults = [];
	for (const [file, from, to, key] of [...site, ...rest]) {
		lay('small', name => edit(`${name}/${file}`, text =>
			text.replace(from, () => to)));
		const { status, stderr } = run('small', 'small-out');
		if (status !== 1 || !stderr.includes(key) || !stderr.includes(file) ||
			!/hint: \S/.test(stderr))
			faults.push(`${from} → ${to}: status ${status}: ${stderr}`);
		if (stamp('small-out') !== before)
			faults.push(`${from} → ${to}: the site has changed`);
	}
	check(`${site.length + rest.length} things that are missing or wrong`,
		faults);
	lay('small', name => {
		edit(`${name}/report/1/edition.yaml`, text => text.replace(
			'index_number: EXAMPLE-00001', 'indexnumber: EXAMPLE-00001'));
		edit(`${name}/report/publication.yaml`, text =>
			`${text}  site_id_code: example001\n`);
	});
	const { stderr } = run('small', 'other-out');
	ok(/did you mean index_number/.test(stderr) &&
		/write it under details in site\.yaml/.test(stderr),
	'keys that are misspelt or misplaced', stderr);
}

function unfinished() {
	lay('small', name => {
		edit(`${name}/report/1/zh-Hans/01-summary.md`, text =>
			`${text}\n总投资××亿元。代码\`××\`不算。\n\n\ue816\n`);
		edit(`${name}/report/1/en/01-summary.md`, text =>
			`${text}\nInvestment: TBD. Not \`TBD\`.\n\n\ue816\n`);
		for (const tag of ['zh-Hans', 'en'])
			writeFileSync(path.join(scratch, name,
				`report/1/${tag}/03-empty.md`), '# 空 Empty\n\n## 节\n');
	});
	const { status, stderr } = run('small', 'other-out');
	const count = check => stderr.split(`[${check}]`).length - 1;
	ok(status === 1 && count('unfinished-text') === 2 &&
		count('empty-page') === 2 && count('private-use') === 2 &&
		/released-errors/.test(stderr), 'unfinished text is not released',
	stderr);
	edit('small/report/1/edition.yaml', text =>
		text.replace('status: released', 'status: draft'));
	const draft = run('small', 'draft-out');
	ok(/warning: “××”/.test(draft.stderr) &&
		existsSync(path.join(scratch, 'draft-out/index.html')),
	'a draft may be unfinished', draft.stderr);
	edit('small/site.yaml', text => text.replace('profile: gov-cn', ''));
	const plain = run('small', 'plain-out');
	ok(!/unfinished-text|empty-page/.test(plain.stderr) &&
		/warning: the character U\+E816/.test(plain.stderr),
	'without the profile only what nobody can read is found', plain.stderr);
}

/* Without a profile nothing of this is asked for or said. */
function neutral() {
	lay('small', name => {
		edit(`${name}/site.yaml`, text => text.replace('profile: gov-cn', ''));
	});
	const { status, stderr } = run('small', 'neutral-out', '--formats=pages');
	const site = path.join(scratch, 'neutral-out');
	const faults = readdirSync(site, { recursive: true })
		.filter(name => name.endsWith('.html') &&
			/SiteName|official|byline|disclosure|gov-cn|leave\//
				.test(readFileSync(path.join(site, name), 'utf8')));
	ok(status === 0 && stderr === '' && faults.length === 0 &&
		!existsSync(path.join(site, 'leave')) &&
		readFileSync(path.join(site, 'report/1/en/summary.html'), 'utf8')
			.includes('<meta name="description"'),
	'the neutral profile says nothing of it', stderr + faults.join());
}

/* A profile of another country is a folder in the site's templates. */
function other() {
	cpSync(path.join(tests, 'profile/other'), path.join(scratch, 'other'),
		{ recursive: true });
	const { status, stderr } = run('other', 'other-site', '--formats=pages');
	const page = readFileSync(
		path.join(scratch, 'other-site/report/1/en/a.html'), 'utf8');
	ok(status === 0 && stderr === '' &&
		page.includes('<p class="charter">Charter: <a ' +
			'href="https://register.example/12-345">12/345</a></p>') &&
		page.includes('href="https://elsewhere.example/"'),
	'another profile is a folder', stderr + page);
	edit('other/site.yaml', text => text.replace('charter: 12/345', ''));
	const without = run('other', 'other-site', '--formats=pages');
	ok(without.status === 1 && /details\.charter “Charter” is missing: the profile atlantis/
		.test(without.stderr) && /hint: ask the harbour master/
		.test(without.stderr), 'and it asks for its own', without.stderr);
	mkdirSync(path.join(scratch, 'bad'), { recursive: true });
	const faults = [];
	for (const [from, to, message] of [
		['kind: text', 'kind: texts', 'use text, localized'],
		['set: site', 'set: province', 'use site, publication and edition'],
		['set: site', 'from: site.mayor', 'name what is said elsewhere'],
		['pattern: ^[0-9]+', 'pattern: ^(', 'extended regular expression'],
		['key: charter', 'key: Charter', 'small ASCII letters'],
		['key: charter', 'keys: charter', 'did you mean key'],
		['{page.details.charter.text}', '{page.details.chart.text}',
			'there is no field page.details.chart'],
	]) {
		cpSync(path.join(tests, 'profile/other'), path.join(scratch, 'bad'),
			{ recursive: true, force: true });
		const folder = 'bad/templates/profiles/atlantis';
		edit(from.startsWith('{') ? `${folder}/page/profile-footer.html`
			: `${folder}/profile.yaml`, text => text.replace(from, to));
		const result = run('bad', 'bad-out', '--formats=pages');
		if (result.status !== 1 || !result.stderr.includes(message))
			faults.push(`${from} → ${to}: ${result.stderr}`);
	}
	check('mistakes in a profile stop and are named', faults);
}
