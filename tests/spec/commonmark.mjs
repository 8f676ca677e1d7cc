#!/usr/bin/env node
/*
 * CommonMark's own examples: what diglot makes of them is what the
 * specification says, but for the deviations that deviations.txt lists.
 *
 *   commonmark.mjs [NUMBER ...]      (all examples without arguments)
 *
 * The driver, build/test/render (DRIVER names another), reads one record of
 * Markdown an example and answers with one of XHTML.  Both sides are brought
 * to a normal form first: see markup.mjs.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { bail, diff, done, note, ok, visible } from '../tap.mjs';
import { converse, driver } from '../records.mjs';
import { normal } from './markup.mjs';

const DEVIATIONS = new URL('deviations.txt', import.meta.url);

const wanted = new Set(process.argv.slice(2).map(Number));
const all = specification();
const deviations = listed(all);
const examples = all.filter(e => wanted.size === 0 || wanted.has(e.number));
const { answers, fails } = converse(driver('render'),
	examples.map(e => e.markdown), examples.length);
examples.forEach((example, i) => judge(example, answers[i]));
ok(fails.length === 0, 'the driver ran to its end', fails.join('\n'));
done();

function specification() {
	try {
		const require = createRequire(import.meta.url);
		const { tests } = require('commonmark-spec');
		return tests.map(test => ({
			number: test.number, section: test.section,
			markdown: test.markdown.replaceAll('→', '\t'),
			html: test.html.replaceAll('→', '\t'),
		}));
	} catch (error) {
		return bail(`no commonmark-spec: ${error.message}`);
	}
}

/* The deviations: reasons by the number of the example. */
function listed(known) {
	const reasons = new Map();
	readFileSync(DEVIATIONS, 'utf8').split('\n').forEach((line, i) => {
		if (line.trim() === '' || line.startsWith('#'))
			return;
		const [, number, reason] = /^(\d+)\t+(\S.*)$/.exec(line) ??
			bail(`deviations.txt:${i + 1}: no number and reason`);
		if (reasons.has(Number(number)) ||
			!known.some(e => e.number === Number(number)))
			bail(`deviations.txt:${i + 1}: example ${number} is ` +
				'listed twice, or there is none');
		reasons.set(Number(number), reason);
	});
	return reasons;
}

function judge({ number, section, markdown, html }, answer) {
	const name = `example ${number} (${section})`;
	if (answer === undefined) {
		ok(false, name, 'the driver gave no answer');
		return;
	}
	const same = normal(answer) === normal(html);
	const reason = deviations.get(number);
	if (reason !== undefined) {
		ok(!same, `${name} deviates: ${reason}`,
			'It does not: take it out of deviations.txt.');
		return;
	}
	ok(same, name);
	if (same)
		return;
	note('Markdown:');
	note(markdown.split('\n').map(visible).join('\n'));
	note('- expected, + got:');
	note(diff(normal(html), normal(answer)));
}
