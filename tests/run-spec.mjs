#!/usr/bin/env node
/*
 * Run the examples of the dialect: documentation that is tested.
 *
 *   run-spec.mjs [FILE ...]          (tests/spec/*.txt without arguments)
 *
 * A file is prose with examples between lines of 32 backticks:
 *
 *   ```````````````````````````````` example WORD ...
 *   Markdown
 *   .
 *   XHTML
 *   .
 *   findings
 *   ````````````````````````````````
 *
 * The words after "example" are handed to the driver: options of the example.
 * The third part may be left out with its dot: no findings are expected
 * then.  An arrow (U+2192) stands for a tab in every part.
 *
 * The driver, build/test/spec (DRIVER names another), reads two records an
 * example, options and Markdown, and answers with two, XHTML and findings.
 * Both are compared as they are, but for white space at the end.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bail, diff, done, note, ok, visible } from './tap.mjs';
import { converse, driver } from './records.mjs';

const FENCE = '`'.repeat(32);
const NO_SPEC = 'deviations.txt';

const files = process.argv.length > 2 ? process.argv.slice(2) : ours();
const examples = [];
for (const file of files.filter(f => path.basename(f) !== NO_SPEC)) {
	const found = read(file);
	if (found.length === 0)
		ok(false, `${file} holds examples`);
	examples.push(...found);
}
if (examples.length === 0)
	bail('no examples to run');

const { answers, fails } = converse(driver('spec'),
	examples.flatMap(e => [e.options, e.markdown]), 2 * examples.length);
examples.forEach((example, i) =>
	judge(example, answers[2 * i], answers[2 * i + 1]));
ok(fails.length === 0, 'the driver ran to its end', fails.join('\n'));
done();

/* The specification beside this program, as seen from where we stand. */
function ours() {
	const dir = path.join(path.dirname(fileURLToPath(import.meta.url)),
		'spec');
	return readdirSync(dir).filter(name => name.endsWith('.txt')).sort()
		.map(name => path.relative('', path.join(dir, name)));
}

function read(file) {
	const found = [];
	let section = '';
	let example = null;
	readFileSync(file, 'utf8').split('\n').forEach((line, i) => {
		if (example !== null && line === FENCE) {
			found.push(finished(example));
			example = null;
		} else if (example !== null && line === '.') {
			example.parts.push([]);
		} else if (example !== null) {
			example.parts.at(-1).push(line.replaceAll('→', '\t'));
		} else if (/^`{32} example( |$)/.test(line)) {
			example = {
				place: `${file}:${i + 1}`, section, parts: [[]],
				options: line.replace(/^`+ example/, '').trim(),
			};
		} else if (/^#{1,6} /.test(line)) {
			section = line.replace(/^#+ +/, '');
		} else if (line.startsWith(FENCE)) {
			bail(`${file}:${i + 1}: a fence without an example`);
		}
	});
	if (example !== null)
		bail(`${example.place}: the example has no end`);
	return found;
}

function finished({ place, section, options, parts }) {
	if (parts.length < 2 || parts.length > 3)
		bail(`${place}: ${parts.length} parts, not 2 or 3`);
	const [markdown, xhtml, findings = []] = parts;
	return {
		place, section, options,
		markdown: markdown.map(line => `${line}\n`).join(''),
		xhtml: xhtml.join('\n'), findings: findings.join('\n'),
	};
}

function judge(example, xhtml, findings) {
	const name = `${example.place}: ${example.section}`;
	if (xhtml === undefined || findings === undefined) {
		ok(false, name, 'the driver gave no answer');
		return;
	}
	const same = xhtml.trimEnd() === example.xhtml.trimEnd() &&
		findings.trimEnd() === example.findings.trimEnd();
	ok(same, name);
	if (same)
		return;
	note(`Markdown${example.options && ` (${example.options})`}:`);
	note(example.markdown.split('\n').map(visible).join('\n'));
	report('XHTML', example.xhtml, xhtml);
	report('findings', example.findings, findings);
}

function report(what, expected, got) {
	if (expected.trimEnd() === got.trimEnd())
		return;
	note(`${what} (- expected, + got):`);
	note(diff(expected.trimEnd(), got.trimEnd()));
}
