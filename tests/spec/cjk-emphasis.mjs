#!/usr/bin/env node
/*
 * Emphasis beside Chinese: the same as the "CommonMark CJK-friendly
 * amendments" say.  The oracle is markdown-it with markdown-it-cjk-friendly;
 * the input is generated, always the same for a seed.
 *
 *   cjk-emphasis.mjs [SEED]
 *
 * The driver is that of commonmark.mjs.  Compared are the text and where em
 * and strong begin and end in it; white space counts as one space.
 */
import { bail, done, note, ok } from '../tap.mjs';
import { converse, driver } from '../records.mjs';
import { tokens } from './markup.mjs';

const CASES = 1000;
const SHOWN = 10;

/* Sentences from life, and from the discussions that led to the rules. */
const KNOWN = [
	'**真。**她', '这是**“引用”**的话', '**“引用”**的话',
	'**该星号不会被识别，而是直接显示。**这是因为它不是强调符号。',
	'他说：**“好。”**然后走了',
	'**重点（一）**后文', '前文**（一）重点**后文',
	'**《政府工作报告》**指出',
	'增长**8.5%**，其中', '增长**8.5%**其中', '*强调（强调）*后文',
	'**Go（语言）**和**Rust**语言', '***全部。***后文', '**外*里。*外**后',
	'a**b。**c', '**a。**b', '**中文。** 后文', '中文 **。中文**',
	'**——破折号——**后', '**省略……**后', '**a**中', '中**a**', '中*a*中',
	'**(括号)**后文', '**[方括号]**后文', '**𠮷。**后', '**。𠮷**𠮷',
];

const HAN = [...'政府工作报告增长数据民生一二三的了是在𠮷'];
const CJK_MARKS = [...'。，、；：？！（）《》「」【】〈〉～％'];
const SHARED_MARKS = ['“', '”', '‘', '’', '——', '……', '·'];
const LATIN = [...'abcXYZ', 'the', 'GDP', 'é'];
const DIGITS = ['1', '20', '3.5', '2021'];
const ASCII_MARKS = [...'.,;:!?()"\'%-'];

/* What to mix: how often each kind of piece is drawn. */
const MIXES = {
	'Han and CJK punctuation, strong': [
		[HAN, 8], [CJK_MARKS, 5], [['**'], 6]],
	'Han and CJK punctuation, both': [
		[HAN, 8], [CJK_MARKS, 5], [['*', '**', '***'], 7]],
	'Han, Latin, digits, all punctuation': [
		[HAN, 6], [CJK_MARKS, 3], [SHARED_MARKS, 2], [LATIN, 4],
		[DIGITS, 2], [ASCII_MARKS, 2], [['*', '**', '**', '***'], 8]],
	'the same with spaces': [
		[HAN, 6], [CJK_MARKS, 3], [SHARED_MARKS, 2], [LATIN, 4],
		[DIGITS, 2], [ASCII_MARKS, 1], [[' ', '　'], 3],
		[['*', '**', '**', '***'], 8]],
	'quotation marks and dashes': [
		[HAN, 6], [SHARED_MARKS, 5], [CJK_MARKS, 1], [['*', '**'], 6]],
};

const oracle = await reference();
const seed = Number(process.argv[2] ?? 20211);
const groups = Object.entries(MIXES).map(([name, mix], i) =>
	({ name, texts: generate(mix, random(seed + i)) }));
groups.unshift({ name: 'known sentences', texts: KNOWN });

const sent = groups.flatMap(group => group.texts);
const { answers, fails } = converse(driver('render'),
	sent.map(text => `${text}\n`), sent.length);
let first = 0;
for (const group of groups) {
	judge(group, answers.slice(first, first + group.texts.length));
	first += group.texts.length;
}
ok(fails.length === 0, 'the driver ran to its end', fails.join('\n'));
done();

async function reference() {
	try {
		const { default: MarkdownIt } = await import('markdown-it');
		const { default: friendly } =
			await import('markdown-it-cjk-friendly');
		return new MarkdownIt('commonmark', { html: false })
			.use(friendly);
	} catch (error) {
		return bail(`markdown-it is not installed: ${error.message}`);
	}
}

/* Mulberry32: small, and the same everywhere. */
function random(state) {
	return limit => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), state | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) % limit;
	};
}

function generate(mix, draw) {
	const bag = mix.flatMap(
		([pieces, weight]) => Array(weight).fill(pieces));
	const texts = new Set();
	while (texts.size < CASES) {
		let text = '';
		for (let n = 3 + draw(12); n > 0; n--) {
			const pieces = bag[draw(bag.length)];
			text += pieces[draw(pieces.length)];
		}
		text = text.trim();
		if (text.includes('*') && inline(text))
			texts.add(text);
	}
	return [...texts];
}

/* Is the text one paragraph: no list, no thematic break? */
function inline(text) {
	return !/^([*+-]|\d{1,9}[.)])([ \t]|$)/.test(text) &&
		!/^([*-][ \t]*)+$/.test(text) && !/^(:|#|>)/.test(text);
}

function judge({ name, texts }, answers) {
	const differing = texts.map((text, i) => ({
		text, expected: emphasis(oracle.render(text)),
		got: emphasis(answers[i] ?? 'no answer'),
	})).filter(({ expected, got }) => expected !== got);
	ok(differing.length === 0, `${name}: ${texts.length} texts`,
		`${differing.length} differ, of these the first:`);
	for (const { text, expected, got } of differing.slice(0, SHOWN))
		note(`${text}\n  expected ${expected}\n  got      ${got}`);
}

/* The text with the tags of em and strong, and no others. */
function emphasis(markup) {
	return tokens(markup)
		.filter(token => token.kind === 'text' || isEmphasis(token))
		.map(token => isEmphasis(token)
			? token.text.replace(/ [^>]*/, '') : token.text)
		.join('').replace(/[ \t\n]+/g, ' ').trim();
}

function isEmphasis({ kind, name }) {
	return kind !== 'text' && (name === 'em' || name === 'strong');
}
