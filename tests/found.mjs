#!/usr/bin/env node
/*
 * Being found: what a site with base_url tells search engines, news readers,
 * catalogues of books and other programs; and that one without says nothing.
 *
 *   found.mjs                        (the program in DIGLOT)
 *
 * Feeds, catalogues and sitemaps validate (Jing, which the Nu checker brings),
 * and readers that are not ours find in them what is there: rss-parser,
 * sitemap, and Readium's reader of OPDS for both catalogues. JSON-LD expands in
 * a processor that is not ours, with the terms of schema.org in a context at
 * hand; every type has each of its properties by the vocabulary of schema-dts.
 * Languages, sitemap and JSON-LD are compared over the whole site.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync,
	rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { deflateSync, gzipSync } from 'node:zlib';
import jsonld from 'jsonld';
import { launch, watch } from './browser/chromium.mjs';
import { serve } from './browser/server.mjs';
import { done, need, ok } from './tap.mjs';

const require = createRequire(import.meta.url);
const tests = import.meta.dirname;
const diglot = path.resolve(process.env.DIGLOT ??
	path.join(tests, '../build/diglot'));
const scratch = mkdtempSync(path.join(tmpdir(), 'diglot-found-'));
const BASE = 'https://example.org/reports';
const LIMIT = 100 * 1024;

/* The terms of schema.org that are used, as its context defines them. */
const SCHEMA = {
	'@vocab': 'http://schema.org/',
	...Object.fromEntries(['url', 'contentUrl', 'translationOfWork',
		'workTranslation', 'isPartOf', 'hasPart', 'exampleOfWork',
		'workExample', 'mainEntity'].map(term =>
		[term, { '@id': `http://schema.org/${term}`, '@type': '@id' }])),
	...Object.fromEntries(['datePublished', 'dateModified', 'expires'].map(term =>
		[term, { '@id': `http://schema.org/${term}`,
			'@type': 'http://schema.org/Date' }])),
};
const DUBLIN = 'http://purl.org/dc/terms/';
const TYPES = ['WebSite', 'WebPage', 'CreativeWork', 'CreativeWorkSeries', 'Report', 'Chapter',
	'MediaObject', 'Book', 'Organization', 'GovernmentOrganization',
	'CorrectionComment'];
const TERMS = ['name', 'description', 'inLanguage', 'version', 'identifier',
	'author', 'editor', 'translator', 'publisher', 'encoding',
	'encodingFormat', 'position', 'creativeWorkStatus', 'correction', 'text',
	'isbn', 'issn', 'bookFormat', 'keywords', 'copyrightNotice',
	'alternativeHeadline', `${DUBLIN}replaces`, `${DUBLIN}isReplacedBy`,
	...Object.keys(SCHEMA).filter(term => term !== '@vocab')];
const allows = vocabulary();

try {
	lay();
	const site = build('with');
	const pages = readPages(site);
	languages(pages);
	await sitemap(site, pages);
	await news(site, pages);
	catalogues(site);
	await linked(pages);
	share(pages);
	heads(site, pages);
	await policy(site);
	same();
	moves();
	many();
	without();
} finally {
	rmSync(scratch, { recursive: true });
}
done();

function check(name, faults) {
	ok(faults.length === 0, name, faults.slice(0, 20).join('\n'));
}

/* The sample, and a report in three languages that is no model: Arabic lacks a
 * chapter; one edition is withdrawn, one a draft; a chapter of the first is
 * gone. */
function lay() {
	for (const name of ['with', 'without'])
		cpSync(path.join(tests, '../content'), path.join(scratch, name),
			{ recursive: true });
	const own = path.join(scratch, 'without/site.yaml');
	writeFileSync(own, readFileSync(own, 'utf8')
		.replace('base-url: off', 'base-url: note'));
	append('with/site.yaml', `base_url: ${BASE}\n` +
		'publisher_type: organization\n');
	const book = 'with/r';
	put(`${book}/publication.yaml`, `title:
  en: "Ways & <means>"
  zh-Hans: 方法
languages: [zh-Hans, en, ar]
publisher: {en: The <b> & office, zh-Hans: 办公室}
publisher_type: government
series: {en: Papers, zh-Hans: 文集}
issn: 2434-561x
contributors:
  - {name: {en: An author, zh-Hans: 作者}, role: author}
description: {en: "See </script> & <!--", zh-Hans: 说明}
checks: {missing-pair: note}
identifier: urn:example:ways
`);
	for (const [number, status] of [[1, 'withdrawn'], [2, 'released'],
		[3, 'draft']]) {
		put(`${book}/${number}/edition.yaml`, `number: ${number}
date: 2020-0${number}-01
status: ${status}
identifier: urn:example:ways:${number}
cover: cover.png
${number === 2 ? `isbn:
  en: {epub: 978-0-306-40615-7, print: 978-7-01-000000-8}
  zh-Hans_en: 0-8044-2957-X
` : ''}${number === 1 ? `withdrawn:
  date: 2020-07-01
  reason: {zh-Hans: 数据有误。, en: "Wrong <figures> & all.", ar: خطأ.}
` : ''}`);
		writeFileSync(path.join(scratch, book, `${number}/cover.png`),
			png(60, 80));
		put(`${book}/${number}/zh-Hans/a.md`, '# 甲\n\n一。\n');
		put(`${book}/${number}/zh-Hans/b.md`, '# 乙\n\n二。\n');
		put(`${book}/${number}/en/a.md`, '# A & \\<B\\>\n\nOne.\n');
		put(`${book}/${number}/en/b.md`, '# B\n\nTwo.\n');
		put(`${book}/${number}/ar/a.md`, '# ا\n\nواحد.\n');
	}
	put(`${book}/1/zh-Hans/c.md`, '# 丙\n\n三。\n');
	put(`${book}/1/en/c.md`, '# C\n\nThree.\n');
	put(`${book}/2/errata.yaml`, `- id: first
  date: 2020-06-01
  block: a-p1
  severity: minor
  was: {zh-Hans: 一, en: One, ar: واحد}
  now: {zh-Hans: 一加, en: "One <more>", ar: واحد}
  reason: {zh-Hans: 补足。, en: Left & out., ar: نقص.}
- id: second
  date: 2020-06-01
  block: b-p1
  severity: editorial
  was: {zh-Hans: 二, en: Two}
  now: {zh-Hans: 二, en: Twice}
  reason: {zh-Hans: 英文。, en: Wording.}
`);
}

function put(name, text) {
	const file = path.join(scratch, name);
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, text);
}

function append(name, text) {
	const file = path.join(scratch, name);
	writeFileSync(file, readFileSync(file, 'utf8') + text);
}

/* A white picture. */
function png(width, height) {
	const chunk = (type, data) => {
		const body = Buffer.concat([Buffer.from(type), data]);
		const out = Buffer.alloc(body.length + 8);
		out.writeUInt32BE(data.length);
		body.copy(out, 4);
		out.writeUInt32BE(crc(body), body.length + 4);
		return out;
	};
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width);
	header.writeUInt32BE(height, 4);
	header[8] = 8;
	const rows = Buffer.alloc((width + 1) * height, 255);
	for (let i = 0; i < height; i++)
		rows[i * (width + 1)] = 0;
	return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
		chunk('IHDR', header), chunk('IDAT', deflateSync(rows)),
		chunk('IEND', Buffer.alloc(0))]);
}

function crc(bytes) {
	let sum = ~0;
	for (const byte of bytes) {
		sum ^= byte;
		for (let i = 0; i < 8; i++)
			sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
	}
	return ~sum >>> 0;
}

function run(content, out, ...options) {
	return spawnSync(diglot, ['build', content, '-o', out, '--quiet',
		...options], { cwd: scratch, encoding: 'utf8',
		env: { ...process.env, LC_ALL: 'C.UTF-8', LANGUAGE: '',
			SOURCE_DATE_EPOCH: '1640995200' } });
}

function build(content, ...options) {
	const out = `out-${content}`;
	const { stderr, status } = run(content, out, ...options);
	ok(status < 2 && existsSync(path.join(scratch, out, 'index.html')),
		`${content} builds`, stderr);
	return path.join(scratch, out);
}

function files(folder) {
	return readdirSync(folder, { recursive: true })
		.filter(name => statSync(path.join(folder, name)).isFile())
		.sort();
}

/* XML without a parser of our own: entities, and the attributes of a tag. */
function plain(text) {
	return text.replace(/&(lt|gt|quot|amp|#\d+);/g, (all, name) =>
		({ lt: '<', gt: '>', quot: '"', amp: '&' })[name] ??
			String.fromCodePoint(name.slice(1)));
}

function attributes(tag) {
	return Object.fromEntries([...tag.matchAll(/([\w:-]+)="([^"]*)"/g)]
		.map(([, name, value]) => [name, plain(value)]));
}

function tags(text, name) {
	return [...text.matchAll(new RegExp(`<${name}\\b([^>]*)>`, 'g'))]
		.map(match => attributes(match[1]));
}

/* Elements that lie in no other one of their name: content and attributes. */
function elements(text, name) {
	return [...text.matchAll(new RegExp(
		`<${name}\\b([^>]*)>(.*?)</${name}>`, 'gs'))]
		.map(([, own, content]) => ({ content, ...attributes(own) }));
}

function value(text, name) {
	const found = elements(text, name)[0];
	return found && plain(found.content);
}

/* What each page says in its head, by its own address. */
function readPages(site) {
	const pages = new Map();
	for (const name of files(site).filter(name => name.endsWith('.html'))) {
		const text = readFileSync(path.join(site, name), 'utf8');
		const head = elements(text, 'head')[0].content;
		const links = tags(head, 'link');
		pages.set(`${BASE}/${name}`, {
			name, text, head, links,
			lang: tags(text, 'html')[0].lang,
			canonical: links.find(({ rel }) => rel === 'canonical')?.href,
			hreflang: links.filter(({ rel, hreflang }) =>
				rel === 'alternate' && hreflang)
				.map(({ hreflang, href }) => [hreflang, href]),
			noindex: tags(head, 'meta').some(({ name, content }) =>
				name === 'robots' && content === 'noindex'),
			data: elements(head, 'script').filter(({ type }) =>
				type === 'application/ld+json')
				.map(({ content }) => content),
			untranslated: !name.endsWith('/all.html') &&
				text.includes('class="notice fallback"'),
		});
	}
	return pages;
}

/* The page of a chapter that an earlier edition had. */
function isGone({ name }) {
	return /^r\/[23]\/[^/]+\/c\.html$/.test(name);
}

function languages(pages) {
	const faults = [];
	let groups = 0;
	for (const [address, page] of pages) {
		const expect = (good, what) =>
			good || faults.push(`${page.name}: ${what}`);
		const latest = page.name.includes('/latest/');
		expect(latest ? pages.has(page.canonical) &&
			!page.canonical.includes('/latest/')
			: page.canonical === address, `canonical ${page.canonical}`);
		const several = latest || !/^[^/]+\/[^/]+\/[\w-]+\//.test(page.name) ||
			/\/[\w-]+_[\w-]+\//.test(page.name);
		if (several || page.untranslated || isGone(page)) {
			expect(!page.hreflang.length, 'is advertised');
			continue;
		}
		groups++;
		const own = new Map(page.hreflang);
		expect(own.size === page.hreflang.length, 'a language twice');
		expect(own.get(page.lang) === address, 'lacks itself');
		expect([...own.keys()].at(-1) === 'x-default' &&
			own.get('x-default') === page.hreflang[0][1], 'x-default');
		for (const [tag, href] of own) {
			const other = pages.get(href);
			expect(other && !other.untranslated, `${href} is none`);
			expect(tag === 'x-default' || other?.lang === tag,
				`${href} is in ${other?.lang}, not ${tag}`);
			expect(JSON.stringify(other?.hreflang) ===
				JSON.stringify(page.hreflang),
			`${href} does not answer`);
		}
	}
	check('hreflang: whole, reciprocal, with x-default', faults);
	ok(groups > 100, `pages have languages (${groups})`);
	const arabic = pages.get(`${BASE}/r/2/ar/b.html`);
	ok(arabic?.untranslated && !arabic.hreflang.length &&
		!pages.get(`${BASE}/r/2/en/b.html`).hreflang
			.some(([tag]) => tag === 'ar'),
	'a chapter that is not translated is no translation');
}

function valid(schema, names, site) {
	const jar = path.join(tests,
		'node_modules/vnu-jar/build/dist/vnu.jar');
	const { stdout, status } = spawnSync(need('java'), ['-cp', jar,
		'nu.validator.vendor.thaiopensource.relaxng.util.Driver', '-c',
		path.join(tests, 'schema', schema),
		...names.map(name => path.join(site, name))],
	{ encoding: 'utf8' });
	ok(names.length && status === 0, `${names.join(' ')}: valid`, stdout);
}

async function sitemap(site, pages) {
	const faults = [];
	const text = readFileSync(path.join(site, 'sitemap.xml'), 'utf8');
	const listed = new Map();
	valid('sitemap.rnc', ['sitemap.xml'], site);
	for (const { content } of elements(text, 'url')) {
		const address = value(content, 'loc');
		const page = pages.get(address);
		const there = tags(content, 'xhtml:link')
			.map(({ hreflang, href }) => [hreflang, href]);
		if (listed.has(address))
			faults.push(`${address} twice`);
		listed.set(address, value(content, 'lastmod'));
		if (!page || page.canonical !== address || page.noindex ||
			page.untranslated)
			faults.push(`${address} is not to be found`);
		else if (JSON.stringify(there) !== JSON.stringify(page.hreflang))
			faults.push(`${address}: ${there}`);
	}
	for (const [address, page] of pages) {
		const hidden = page.noindex || page.untranslated ||
			/\/latest\/|\/(all|search)\.html$|^r\/[13]\//.test(page.name);
		if (hidden === listed.has(address) &&
			!/(figures|changes)-\d+\.html$/.test(page.name))
			faults.push(`${address}: ${hidden ? 'listed' : 'missing'}`);
	}
	check('the sitemap and the pages agree', faults);
	const read = await require('sitemap').parseSitemap(Readable.from([text]));
	ok(read.length === listed.size && read.every(({ url, lastmod, links }) =>
		listed.has(url) && (lastmod ?? '').slice(0, 10) ===
			(listed.get(url) ?? '') &&
		JSON.stringify(links.map(link => [link.lang, link.url])) ===
			JSON.stringify(pages.get(url).hreflang)),
	'another reader finds the same pages in the sitemap');
	ok(listed.get(`${BASE}/r/2/en/a.html`) === '2020-06-01' &&
		listed.get(`${BASE}/xiangcheng-2021/2021-1/en/key-points.html`) ===
			'2021-12-20', 'pages have the day of their edition');
	ok(listed.get(`${BASE}/r/index.html`) === '2020-07-01',
		'a list of editions has the day of the last change');
	ok(readFileSync(path.join(site, 'robots.txt'), 'utf8') ===
		`User-agent: *\nAllow: /\n\nSitemap: ${BASE}/sitemap.xml\n`,
	'robots.txt names the sitemap');
}

/* The file behind an absolute address. */
function fileOf(site, address) {
	const file = path.join(site, decodeURI(address.slice(BASE.length + 1)
		.replace(/#.*/, '')));
	return address.startsWith(`${BASE}/`) && existsSync(file) ? file : null;
}

function entriesOf(site, name) {
	const text = readFileSync(path.join(site, name), 'utf8');
	return elements(text, 'entry').map(({ content }) => ({
		id: value(content, 'id'),
		title: value(content, 'title'),
		updated: value(content, 'updated'),
		summary: value(content, 'summary'),
		languages: elements(content, 'dc:language')
			.map(({ content }) => content),
		issued: value(content, 'dc:issued'),
		status: tags(content, 'category')[0]?.term,
		authors: elements(content, 'author')
			.map(({ content }) => value(content, 'name')),
		links: tags(content, 'link'),
	}));
}

function linkFaults(site, entries) {
	const faults = [];
	for (const { title, links } of entries)
		for (const { href, length, type } of links) {
			const file = fileOf(site, href);
			if (!file)
				faults.push(`${title}: ${href}`);
			else if (length && Number(length) !== statSync(file).size)
				faults.push(`${href}: ${length} bytes`);
			if (href.endsWith('.epub') !== (type === 'application/epub+zip'))
				faults.push(`${href}: ${type}`);
		}
	return faults;
}

function inOrder(entries) {
	return entries.every(({ updated }, i) =>
		!i || entries[i - 1].updated >= updated);
}

async function news(site, pages) {
	const feeds = ['feed-zh-Hans.xml', 'feed-en.xml'];
	valid('atom.rnc', feeds, site);
	ok(files(site).filter(name => name.startsWith('feed-')).length === 2,
		'a feed for each language of the site');
	const ids = new Set();
	for (const name of feeds) {
		const tag = name.slice(5, -4);
		const entries = entriesOf(site, name);
		check(`${name}: links`, linkFaults(site, entries));
		ok(entries.length === 7 && inOrder(entries),
			`${name}: editions, errata and withdrawals, the newest first, no draft`);
		ok(entries.every(({ links }) => links.every(({ rel, hreflang, href }) =>
			rel !== 'alternate' || (hreflang === tag &&
				pages.get(href.replace(/#.*/, ''))?.lang === tag))),
		`${name}: leads to pages in its language`);
		entries.forEach(({ id }) => ids.add(id));
		const { items } = await new (require('rss-parser'))().parseString(
			readFileSync(path.join(site, name), 'utf8'));
		ok(items.length === entries.length && items.every((item, i) =>
			item.id === entries[i].id && item.title === entries[i].title &&
			new Date(item.isoDate) <= new Date(entries[i].updated) &&
			item.link === entries[i].links.find(({ rel }) =>
				rel === 'alternate').href),
		`another reader finds the same news in ${name}`,
		JSON.stringify([items[0], entries[0]], null, 1));
	}
	ok(ids.size === 14, 'ids are unique');
	const english = entriesOf(site, 'feed-en.xml');
	const titles = english.map(({ title }) => title)
		.filter(title => /Ways/.test(title));
	ok(titles.join('\n') === [
		'Withdrawn: Ways & <means> – 1', 'Correction: Ways & <means> – 2',
		'Correction: Ways & <means> – 2', 'New edition: Ways & <means> – 2',
		'Published: Ways & <means> – 1'].join('\n'),
	'titles tell what has happened, the latest first', titles.join('\n'));
	const one = english.find(({ title }) => title === 'New edition: Ways & <means> – 2');
	ok(one && one.updated === '2020-06-01T00:00:00Z' &&
		one.id === 'urn:example:ways:2:news-en' &&
		one.authors.join() === 'An author' &&
		one.links.filter(({ rel }) => rel === 'enclosure').length === 2,
	'an entry has id, day, author and books', JSON.stringify(one, null, 1));
	const errata = english.filter(({ status }) => status === 'correction');
	ok(errata.length === 2 &&
		errata.every(({ title, updated }) =>
			title === 'Correction: Ways & <means> – 2' &&
			updated === '2020-06-01T00:00:00Z') &&
		errata.map(({ id }) => id).toSorted().join() ===
			'urn:example:ways:2:erratum-first-en,' +
			'urn:example:ways:2:erratum-second-en',
	'errata are news, with ids of their own', JSON.stringify(errata));
	const first = errata.find(({ id }) => /first/.test(id));
	ok(first?.summary === 'For “One” read “One <more>”. Left & out.' &&
		first.links.map(({ href }) => href).join() ===
			`${BASE}/r/2/en/a.html#_erratum-first,` +
			`${BASE}/r/2/errata.html#erratum-first` &&
		pages.get(`${BASE}/r/2/en/a.html`).text
			.includes('id="_erratum-first"') &&
		pages.get(`${BASE}/r/2/errata.html`).text
			.includes('id="erratum-first"'),
	'an erratum says what it corrects, and leads there',
	JSON.stringify(first));
	ok(entriesOf(site, 'feed-zh-Hans.xml').some(({ summary }) =>
		summary === '本语种文字无误，未作改动。英文。'),
	'readers of a language that was right are told, too');
	const gone = english.filter(({ status }) => status === 'withdrawn');
	ok(gone.length === 2 && gone.every(({ title, summary, links }) =>
		title.endsWith('– 1') && /withdrawn/.test(summary) &&
		!links.some(({ rel }) => rel === 'enclosure')),
	'what is withdrawn is said to be, without its books');
	const withdrawal = gone.find(({ title }) => /^Withdrawn: /.test(title));
	ok(withdrawal?.id === 'urn:example:ways:1:withdrawal-en' &&
		withdrawal.updated === '2020-07-01T00:00:00Z' &&
		withdrawal.summary === 'This edition was withdrawn on July 1, 2020. ' +
			'Reason: Wrong <figures> & all.',
	'a withdrawal is news of its day', JSON.stringify(withdrawal));
	const faults = [];
	for (const { name, links, lang } of pages.values()) {
		const own = links.filter(({ type }) =>
			type === 'application/atom+xml');
		for (const { href } of own)
			if (!existsSync(path.join(site, path.dirname(name), href)))
				faults.push(`${name}: ${href}`);
		const wanted = lang === 'en' ? 'feed-en.xml' : 'feed-zh-Hans.xml';
		if (!name.includes('/latest/') && !own[0]?.href.endsWith(wanted))
			faults.push(`${name}: ${own[0]?.href}`);
	}
	check('every page leads to the feed of its language', faults);
}

function catalogues(site) {
	const books = files(site).filter(name => name.endsWith('.epub') &&
		!/^r\/[13]\//.test(name)).map(name => `${BASE}/${name}`).sort();
	const names = files(site).filter(name => /^opds.*\.xml$/.test(name));
	valid('opds.rnc', names, site);
	const entries = entriesOf(site, 'opds-new.xml');
	const acquired = entries.flatMap(({ links }) => links.filter(({ rel }) =>
		rel === 'http://opds-spec.org/acquisition/open-access')
		.map(({ href }) => href));
	ok(JSON.stringify(acquired.toSorted()) === JSON.stringify(books),
		'OPDS 1.2 has every book once', acquired.join('\n'));
	check('OPDS 1.2: links', names.flatMap(name =>
		linkFaults(site, entriesOf(site, name))));
	ok(inOrder(entries) && entries.every(({ issued, languages }) =>
		issued && languages.length), 'OPDS 1.2: the newest first, with dates');
	for (const tag of ['en', 'zh-Hans', 'ar'])
		ok(entriesOf(site, `opds-${tag}.xml`).map(({ id }) => id).join() ===
			entries.filter(({ languages }) => languages.includes(tag))
				.map(({ id }) => id).join(), `OPDS 1.2: books in ${tag}`);
	const covers = entries.filter(({ links }) => links.some(({ rel, type }) =>
		rel === 'http://opds-spec.org/image' && type === 'image/png'));
	ok(covers.length === 5, 'OPDS 1.2: covers that are pictures');
	const numbered = /<dc:identifier>urn:isbn:9780(306406157|804429573)</g;
	ok(readFileSync(path.join(site, 'opds-new.xml'), 'utf8')
		.match(numbered)?.length === 2, 'OPDS 1.2: ISBNs of books');
	ok(!entries.some(({ links }) =>
		links.some(({ type }) => type === 'image/svg+xml')),
	'OPDS 1.2: no drawings');
	const root = readFileSync(path.join(site, 'opds.xml'), 'utf8');
	ok(tags(root, 'link').every(({ type }) =>
		/^application\/atom\+xml;profile=opds-catalog;kind=(navigation|acquisition)$/
			.test(type)) && entriesOf(site, 'opds.xml').length === 4,
	'OPDS 1.2: the root leads to lists');
	readium(site, entries);
}

/* A reader of catalogues that is not ours. */
function readium(site, entries) {
	const folder = 'dist/es8-es2017/src';
	const { XML } = require(`r2-utils-js/${folder}/_utils/xml-js-mapper`);
	const { DOMParser } = require('@xmldom/xmldom');
	const { TaJsonDeserialize } = require(`r2-lcp-js/${folder}/serializable`);
	require(`r2-opds-js/${folder}/opds/init-globals`)
		.initGlobalConverters_OPDS();
	require(`r2-shared-js/${folder}/init-globals`)
		.initGlobalConverters_GENERIC();
	const { OPDS } = require(`r2-opds-js/${folder}/opds/opds1/opds`);
	const { OPDSFeed } = require(`r2-opds-js/${folder}/opds/opds2/opds2`);
	const old = XML.deserialize(new DOMParser().parseFromString(
		readFileSync(path.join(site, 'opds-new.xml'), 'utf8'),
		'application/xml'), OPDS);
	ok(old.Entries.map(({ Id }) => Id).join() ===
		entries.map(({ id }) => id).join(), 'Readium reads OPDS 1.2');
	const source = JSON.parse(
		readFileSync(path.join(site, 'opds.json'), 'utf8'));
	const { error } = console;
	console.error = console.log = () => {};
	const fresh = TaJsonDeserialize(source, OPDSFeed);
	console.error = error;
	delete console.log;
	console.log = text => process.stdout.write(`${text}\n`);
	ok(fresh.Publications.length === entries.length &&
		fresh.Publications.every(({ Metadata, Links }, i) =>
			Metadata.Identifier === entries[i].id &&
			Metadata.Language.join() === entries[i].languages.join() &&
			fileOf(site, Links[0].Href)),
	'Readium reads OPDS 2.0, with the same books');
	ok(source.publications.flatMap(({ metadata }) =>
		metadata.altIdentifier ?? []).toSorted().join() ===
		'urn:isbn:9780306406157,urn:isbn:9780804429573' &&
		source.publications.some(({ metadata }) =>
			metadata.belongsTo?.series.identifier === 'urn:issn:2434-561X'),
	'OPDS 2.0: ISBNs of books, the ISSN of their series');
	const bilingual = source.publications.find(({ links }) =>
		links[0].href.endsWith('/r-2-zh-Hans_en.epub'));
	ok(bilingual.metadata.title.en ===
		'Ways & <means> – 2 (简体中文 / English)' &&
		bilingual.metadata.title['zh-Hans'] ===
			'方法（2）【简体中文 / English】' &&
		bilingual.links[1].href === `${BASE}/r/2/zh-Hans_en/index.html` &&
		entries.find(({ id }) => id === bilingual.metadata.identifier).title ===
			bilingual.metadata.title['zh-Hans'],
	'a book in two languages says so and leads to its page',
	JSON.stringify(bilingual, null, 1));
	ok(source.publications.filter(({ metadata }) =>
		metadata.language.includes('ar')).every(({ metadata }) =>
		Object.keys(metadata.title).join() && !metadata.title.ar &&
		!metadata.belongsTo.series.name.ar) &&
		!/xml:lang="ar"/.test(readFileSync(
			path.join(site, 'opds-ar.xml'), 'utf8')),
	'what stands in for another language is not said to be in it');
	ok(source.publications.every(({ images }) => images?.[0].type),
		'OPDS 2.0: every book has a picture, if only a drawn one');
	const faults = [];
	for (const { metadata, links, images } of source.publications) {
		const { title, identifier, modified, published } = metadata;
		if (!Object.values(title).every(Boolean) ||
			!/^urn:/.test(identifier) ||
			!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(modified) ||
			!/^\d{4}-\d\d-\d\d$/.test(published))
			faults.push(JSON.stringify(metadata));
		for (const { href, type } of [...links, ...images])
			if (!fileOf(site, href) || !/^\w+\/[\w+.-]+$/.test(type))
				faults.push(`${href}: ${type}`);
		if (links[0].rel !== 'http://opds-spec.org/acquisition/open-access')
			faults.push(`${identifier}: ${links[0].rel}`);
	}
	if (source.links[0].rel !== 'self' || !fileOf(site, source.links[0].href))
		faults.push('no self');
	check('OPDS 2.0: what it asks of a feed and of its books', faults);
	ok(source.metadata.numberOfItems === entries.length &&
		source.publications.filter(({ images }) =>
			images?.[0].width === 60 && images[0].height === 80)
			.length === 5, 'OPDS 2.0: covers with their sizes');
}

async function documentLoader(url) {
	if (!/^https?:\/\/schema\.org\/?$/.test(url))
		throw Error(`asks for ${url}`);
	return { contextUrl: null, documentUrl: url,
		document: { '@context': SCHEMA } };
}

/* The vocabulary of schema.org as TypeScript has it: what may be said of a
 * type, its own and what it inherits. */
function vocabulary() {
	const text = readFileSync(path.join(tests,
		'node_modules/schema-dts/dist/schema.d.ts'), 'utf8');
	const known = new Map([...text.matchAll(
		/^(?:export )?interface (\w+) extends ([^{]+?) ?\{\n(.*?)^\}/gms)]
		.map(([, name, bases, body]) => [name, {
			bases: bases.split(/,\s*/),
			terms: [...body.matchAll(/^ {4}"(\w+)"\?:/gm)]
				.map(([, term]) => term),
		}]));
	const has = (name, term) => known.has(name) &&
		(known.get(name).terms.includes(term) ||
		known.get(name).bases.some(base => has(base, term)));
	return (type, term) => has(`${type}Leaf`, term);
}

/* Every node that the pages describe, by its id: property → values. */
async function linked(pages) {
	const nodes = new Map();
	const faults = [];
	for (const { name, data } of pages.values()) {
		if (data.length > 1)
			faults.push(`${name}: ${data.length} graphs`);
		if (/[<>&]/.test(data.join('')))
			faults.push(`${name}: markup`);
		for (const text of data)
			for (const node of await jsonld.flatten(
				await jsonld.expand(JSON.parse(text),
					{ documentLoader })))
				add(nodes, node, name, faults);
	}
	check('JSON-LD expands, in terms of schema.org', faults);
	graph(nodes, pages);
}

function add(nodes, node, name, faults) {
	for (const type of node['@type'] ?? [])
		if (!TYPES.includes(type.replace('http://schema.org/', '')))
			faults.push(`${name}: ${type}`);
	for (const term of Object.keys(node))
		if (!/^@|^http:\/\/purl/.test(term) && node['@type'] &&
			!node['@type'].some(type => allows(
				type.replace('http://schema.org/', ''),
				term.replace('http://schema.org/', ''))))
			faults.push(`${name}: ${node['@type']} has no ${term}`);
	const id = node['@id'].startsWith('_:') ? `${name}${node['@id']}`
		: node['@id'];
	const known = nodes.get(id) ?? {};
	nodes.set(id, known);
	for (const [term, values] of Object.entries(node)) {
		const short = term.replace('http://schema.org/', '');
		if (!term.startsWith('@') && !TERMS.includes(short))
			faults.push(`${name}: ${term}`);
		if (term === '@id')
			continue;
		known[short] ??= new Set();
		for (const value of values)
			known[short].add(value['@value'] ?? (value['@id']
				?.startsWith('_:') ? `${name}${value['@id']}`
				: value['@id']) ?? value);
	}
}

function graph(nodes, pages) {
	const faults = [];
	const all = (id, term) => [...(nodes.get(id)?.[term] ?? [])];
	const one = (id, term) => all(id, term)[0];
	const is = (id, type) => all(id, '@type')
		.includes(`http://schema.org/${type}`);
	const expect = (good, id, what) => good || faults.push(`${id}: ${what}`);
	let reports = 0, chapters = 0, translations = 0;
	for (const id of nodes.keys()) {
		if (is(id, 'Report')) {
			reports++;
			expect(pages.has(id), id, 'no page');
			expect(one(id, 'inLanguage') === pages.get(id)?.lang, id,
				'its language');
			expect(/^\d+$/.test(one(id, 'version')), id, 'version');
			expect(one(id, 'datePublished'), id, 'no date');
			expect(one(id, 'dateModified') >= one(id, 'datePublished'), id,
				'modified');
			expect(all(id, 'isPartOf').includes(`${BASE}/index.html`), id,
				'isPartOf');
			expect(is(one(id, 'publisher'), id.includes('/r/')
				? 'GovernmentOrganization' : 'Organization'), id,
			'publisher');
			const work = one(id, 'exampleOfWork');
			expect(is(work, 'CreativeWork'), id, 'its work');
			expect(all(work, 'workExample').includes(id) !==
				id.includes('/r/3/'), id, 'not of its work');
			for (const part of all(id, 'hasPart'))
				expect(is(part, 'Chapter') &&
					one(part, 'isPartOf') === id, id, `part ${part}`);
		}
		if (is(id, 'Chapter')) {
			chapters++;
			expect(all(one(id, 'isPartOf'), 'hasPart').includes(id), id,
				'not of its report');
		}
		for (const other of all(id, 'workTranslation')) {
			translations++;
			expect(one(other, 'translationOfWork') === id, id,
				`${other} does not answer`);
		}
		for (const other of all(id, 'translationOfWork'))
			expect(all(other, 'workTranslation').includes(id), id,
				`${other} does not answer`);
		for (const other of all(id, `${DUBLIN}isReplacedBy`))
			expect(one(other, 'inLanguage') === one(id, 'inLanguage') &&
				all(other, `${DUBLIN}replaces`).includes(id), id,
			`${other} does not replace it`);
		for (const other of all(id, `${DUBLIN}replaces`))
			expect(one(other, `${DUBLIN}isReplacedBy`) === id, id,
				`${other} is not replaced by it`);
		for (const file of all(id, 'contentUrl'))
			expect(fileOf(path.join(scratch, 'out-with'), file), id, file);
		for (const entity of all(id, 'mainEntity'))
			expect(is(entity, 'Report') || is(entity, 'Chapter'), id,
				entity);
	}
	check('JSON-LD links work, editions, translations and chapters', faults);
	ok(reports === 13 && chapters > 50 && translations > 25,
		`${reports} reports, ${chapters} chapters, ${translations} ` +
		'translations');
	const one2 = nodes.get(`${BASE}/r/2/en/index.html`) ?? {};
	ok([...one2.name ?? []][0] === 'Ways & <means>' &&
		one2.identifier.has('urn:example:ways:2') &&
		one2.dateModified.has('2020-06-01') && one2.encoding.size === 2 &&
		[...one2.encoding].map(id => all(id, 'inLanguage').join('+'))
			.toSorted().join() === 'en,zh-Hans+en',
	'a report has its name, identifier, days and books');
	const said = [...one2.correction ?? []].map(id => nodes.get(id));
	ok(said.length === 2 && said.every(node =>
		node.datePublished.has('2020-06-01') &&
		node.inLanguage.has('en')) &&
		said.every(({ url }) => [...url][0].startsWith(
			`${BASE}/r/2/errata.html#erratum-`)) &&
		said.some(({ text }) =>
			text.has('For “One” read “One <more>”. Left & out.')) &&
		nodes.get(`${BASE}/r/2/en/a.html`).correction.size === 1 &&
		nodes.get(`${BASE}/r/2/ar/a.html`).correction.size === 1 &&
		nodes.get(`${BASE}/r/2/zh-Hans/b.html`).correction.size === 1,
	'JSON-LD tells of corrections, by language');
	const books = [...one2.workExample ?? []].map(id =>
		`${one(id, 'isbn')} ${one(id, 'bookFormat') ?? ''}`);
	ok(books.join() === '9780306406157 https://schema.org/EBook,' +
		'9787010000008 https://schema.org/Paperback,9780804429573 ' &&
		all(`${BASE}/r/2/ar/index.html`, 'workExample').length === 0,
	'a report names the ISBN of its books', books.join('\n'));
	ok([...one2.isPartOf].some(id => one(id, 'issn') === '2434-561X'),
		'a series has its ISSN');
	ok(one(`${BASE}/r/1/en/index.html`, 'creativeWorkStatus') ===
		'Withdrawn' &&
		one(`${BASE}/r/1/en/index.html`, 'expires') === '2020-07-01' &&
		one(`${BASE}/r/2/en/index.html`, 'creativeWorkStatus') ===
			'Published' &&
		one(`${BASE}/r/3/en/index.html`, 'creativeWorkStatus') === 'Draft',
	'what is withdrawn says so, and what is a draft');
	const old = `${BASE}/xiangcheng-2021/2021-1/en/index.html`;
	const now = old.replace('2021-1/', '2022-1/');
	ok(one(old, 'creativeWorkStatus') === 'Superseded' &&
		one(old, `${DUBLIN}isReplacedBy`) === now &&
		one(`${BASE}/r/2/ar/index.html`, `${DUBLIN}replaces`) ===
			`${BASE}/r/1/ar/index.html`,
	'editions say which one replaces them, in their language');
	ok(all(now, 'keywords').includes('Government work reports') &&
		/sample/.test(one(now, 'copyrightNotice')) &&
		all(now, 'translator').length === 1 &&
		!all(now.replace('/en/', '/zh-Hans/'), 'translator').length,
	'a report has its subjects and rights; its original no translator');
	for (const id of pages.keys())
		if (pages.get(id).untranslated && nodes.has(id) &&
			nodes.get(id)['@type'])
			ok(false, `${id} is described, but not translated`);
}

function share(pages) {
	const faults = [];
	const read = page => {
		const found = {};
		for (const { property, content } of tags(page.head, 'meta'))
			if (property)
				(found[property] ??= []).push(content);
		return found;
	};
	for (const [address, page] of pages) {
		if (page.name.includes('/latest/'))
			continue;
		const found = read(page);
		for (const name of ['og:title', 'og:type', 'og:url', 'og:site_name',
			'og:locale'])
			if (found[name]?.length !== 1 || !found[name][0])
				faults.push(`${page.name}: ${name} ${found[name]}`);
		if (found['og:url']?.[0] !== address)
			faults.push(`${page.name}: ${found['og:url']}`);
		if (![found['og:locale'], ...found['og:locale:alternate'] ?? []].flat()
			.every(locale => /^[a-z]{2,3}_[A-Z]{2}$/.test(locale)))
			faults.push(`${page.name}: ${found['og:locale']}`);
		if ((found['og:image'] ?? []).some(image => !image.endsWith('.png')))
			faults.push(`${page.name}: ${found['og:image']}`);
	}
	check('Open Graph: complete on every page', faults);
	const found = read(pages.get(`${BASE}/r/2/en/a.html`));
	ok(found['og:title'][0] === 'A & <B>' && found['og:type'][0] === 'article' &&
		found['og:locale'][0] === 'en_US' &&
		found['og:locale:alternate'].join() === 'zh_CN,ar_AR',
	'Open Graph: a chapter', JSON.stringify(found));
	const book = read(pages.get(`${BASE}/r/2/en/index.html`));
	ok(book['og:type'][0] === 'book' && book['og:image'].length === 1,
		'Open Graph: a report with its cover', JSON.stringify(book));
}

/* Heads stay small, and so do pages. */
function heads(site, pages) {
	const faults = [];
	for (const { name, text } of pages.values())
		if (gzipSync(text).length > LIMIT && !/\/(figures|changes)/.test(name))
			faults.push(`${name}: ${gzipSync(text).length} bytes`);
	check('pages keep to 100 KB', faults);
	ok(tags(pages.get(`${BASE}/index.html`).head, 'link').filter(({ type }) =>
		/opds/.test(type)).every(({ href }) =>
		existsSync(path.join(site, href))), 'the home page names the catalogues');
	ok([...pages.values()].every(({ name, noindex }) =>
		noindex === (/^r\/[13]\//.test(name) || isGone({ name }))),
	'drafts, what is withdrawn and what is gone are not to be indexed');
	ok([...pages.values()].filter(isGone).length === 10,
		'what is gone has its pages');
}

/* Data in a page is no script: a strict policy has nothing against it. */
async function policy(site) {
	const server = await serve(site);
	const browser = await launch();
	const faults = [];
	try {
		for (const name of ['index.html', 'r/2/en/index.html']) {
			const tab = await browser.newPage();
			const said = watch(tab, server.url);
			await tab.goto(`${server.url}${name}`);
			const type = await tab.evaluate(() => JSON.parse(
				document.querySelector('script[type="application/ld+json"]')
					.textContent)['@type']);
			faults.push(...said);
			if (!['WebSite', 'Report'].includes(type))
				faults.push(`${name}: ${type}`);
			await tab.close();
		}
	} finally {
		await browser.close();
		server.close();
	}
	check('browsers read JSON-LD under a strict policy', faults);
}

function same() {
	const first = path.join(scratch, 'out-with');
	const second = path.join(scratch, 'again');
	run('with', second, '-j1');
	const faults = files(first).filter(name =>
		!readFileSync(path.join(first, name))
			.equals(readFileSync(path.join(second, name))));
	check('built again: the same bytes', faults);
}

function ids(out) {
	return ['feed-en.xml', 'feed-zh-Hans.xml', 'opds.xml', 'opds-new.xml',
		'opds.json'].flatMap(name =>
		[...readFileSync(path.join(scratch, out, name), 'utf8')
			.matchAll(/urn:[\w:.-]+/g)].map(([id]) => id)).join('\n');
}

/* To another host, with a note of where it was; without one ids change. */
function moves() {
	const own = path.join(scratch, 'with/site.yaml');
	const text = readFileSync(own, 'utf8');
	const move = (name, more) => {
		writeFileSync(own, text.replace(`base_url: ${BASE}`,
			`base_url: https://报告.example:8443/x\n${more}`));
		run('with', path.join(scratch, name));
		return ids(name);
	};
	ok(move('moved', `identifier: ${BASE.replace('example', 'EXAMPLE')}/\n`) ===
		ids('out-with'), 'a site that moves keeps its ids');
	ok(move('lost', '') !== ids('out-with'), 'if it says where it was');
	ok(readFileSync(path.join(scratch, 'moved/robots.txt'), 'utf8')
		.endsWith('https://xn--4rrx74a.example:8443/x/sitemap.xml\n'),
	'hosts are written in ASCII');
	writeFileSync(own, text);
}

/* A feed is fetched whole: it ends where nobody reads on. */
function many() {
	const numbers = Array.from({ length: 120 }, (_, i) => i + 1);
	put('many/site.yaml', `base_url: ${BASE}\n`);
	put('many/m/publication.yaml', 'title: {en: Many}\n');
	put('many/m/1/edition.yaml',
		'number: 1\ndate: 2020-01-01\nstatus: released\n');
	put('many/m/1/en/a.md', `# A\n\n${numbers.map(n =>
		`The word number ${n}.\n\n`).join('')}`);
	put('many/m/1/errata.yaml', numbers.map(n => `- id: e${n}
  date: 2020-${String(1 + n % 12).padStart(2, '0')}-02
  block: a-p${n}
  severity: minor
  was: {en: word}
  now: {en: wording}
  reason: {en: Style.}
`).join(''));
	const entries = entriesOf(build('many'), 'feed-en.xml');
	ok(entries.length === 100 && inOrder(entries) &&
		entries[0].updated === '2020-12-02T00:00:00Z' &&
		entries.some(({ title }) => title === 'Published: Many – 1'),
	'a feed has the newest hundred', `${entries.length} entries`);
}

/* Nothing absolute, and one finding that says so. */
function without() {
	const { stderr, status } = run('without', 'out-without');
	const out = path.join(scratch, 'out-without');
	ok(status === 0 && stderr.match(/\[base-url\]/g)?.length === 1 &&
		/site\.yaml: note: /.test(stderr), 'without base_url: one note',
	stderr);
	ok(!files(out).some(name =>
		/^(feed-|opds|sitemap|robots)/.test(name)), 'and no feeds');
	const faults = files(out).filter(name => name.endsWith('.html') &&
		/rel="canonical"|rel="alternate"|property="og:|ld\+json|(href|src|content)="https?:/
			.test(readFileSync(path.join(out, name), 'utf8')));
	check('and no absolute address', faults);
}
