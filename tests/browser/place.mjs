#!/usr/bin/env node
/*
 * A change of language or view keeps the place.
 *
 *   place.mjs SITE                   (or SITE in the environment)
 *
 * From several places in long pages, served and from a disk, on a wide and a
 * narrow screen, every switch is followed: what stood at the upper edge of
 * the window stands within 40 px of where it was.
 *
 * What stands there is the block that the edge goes through or the first
 * that begins below it, whichever the page kept.  Where the beginning
 * of a block is out of sight, either its beginning or the part that was read
 * may stay.  The end of a page cannot be scrolled up.
 */
import { pathToFileURL } from 'node:url';
import { done, site } from '../tap.mjs';
import { NARROW, WIDE, address, launch, report, watch }
	from './chromium.mjs';
import { sample } from './sample.mjs';
import { serve } from './server.mjs';

const NEAR = 40;
/* How far the reader has come in which page. */
const SERVED = { chapter: [0.5], terms: [0.25, 0.8], all: [0.15, 0.5, 0.85] };
const DISK = { chapter: [0.4], all: [0.6] };

const root = site();
const { views } = sample(root);
const server = await serve(root);
const browser = await launch();
let tried = 0;
try {
	for (const [base, places] of [[server.url, SERVED],
		[`${pathToFileURL(root).href}/`, DISK]])
		for (const size of [WIDE, NARROW])
			for (const view of views)
				await run(base, size, view, places);
	report('places are tried', tried > 0 ? [] : ['none']);
} finally {
	await browser.close();
	server.close();
}
done();

async function run(base, viewport, view, places) {
	const context = await browser.newContext({ viewport });
	const tab = await context.newPage();
	const noise = watch(tab, base);
	for (const other of views.filter(one => one !== view)) {
		const faults = [];
		for (const [kind, list] of Object.entries(places))
			for (const place of list)
				faults.push(...await change(tab, place,
					address(base, view.pages[kind]),
					address(base, other.pages[kind]))
					.catch(error => [`${view.pages[kind]}: ` +
						error.message.split('\n')[0]]));
		report(`${base.split(':')[0]}, ${viewport.width}: ` +
			`${view.name} to ${other.name}`,
			[...faults, ...noise.splice(0)]);
	}
	await context.close();
}

/* Read to a place, change over, and see what is at the upper edge. */
async function change(tab, place, from, to) {
	await tab.goto(from);
	const blocks = await tab.evaluate(upper, place);
	/* As the keyboard does it: the page does not scroll before. */
	const arrived = tab.waitForURL(url => url.href.split('#')[0] === to,
		{ waitUntil: 'load' });
	await tab.evaluate(target => [...document.querySelectorAll(
		'#_languages a[href]')].find(a => a.href.split('#')[0] === target)
		.click(), to);
	await arrived;
	const now = await tab.evaluate(where, blocks.map(({ id }) => id));
	tried++;
	const kept = blocks.some(({ top, height }, i) => {
		const is = now.boxes[i];
		if (!is)
			return false;
		const part = top < 0 ? top * is.height / height : top;
		return is.top >= Math.min(top, part) - NEAR &&
			is.top <= Math.max(top, part) + NEAR ||
			now.atEnd && is.top > top && is.top < now.height;
	});
	return kept ? [] : [`${from.split('/').slice(-2).join('/')} at ` +
		`${place}: ${blocks.map(({ id, top }, i) => `#${id} from ` +
			`${Math.round(top)} to ${Math.round(now.boxes[i]?.top)}`)
			.join(', ')}`];
}

/* In the page: scroll there; the blocks at and below the upper edge. */
async function upper(place) {
	const room = document.documentElement.scrollHeight - innerHeight;
	scrollTo({ top: place * room, behavior: 'instant' });
	await new Promise(requestAnimationFrame);
	await new Promise(requestAnimationFrame);
	const blocks = [...document.querySelectorAll(
		'main .text [id]:not([id^="_"])')]
		.map(element => ({ id: element.id,
			box: element.getBoundingClientRect() }))
		.filter(({ box }) => box.height > 0)
		.map(({ id, box }) => ({ id, top: box.top, height: box.height }));
	return [blocks.filter(({ top, height }) => top < 0 && top + height > 0)
		.at(-1),
		blocks.find(({ top }) => top >= 0)].filter(block => block);
}

/* In the page, when it has come to rest: where these are. */
async function where(ids) {
	await new Promise(requestAnimationFrame);
	await new Promise(requestAnimationFrame);
	const { scrollHeight } = document.documentElement;
	return {
		boxes: ids.map(id => {
			const box = document.getElementById(id)
				?.getBoundingClientRect();
			return box && { top: box.top, height: box.height };
		}),
		atEnd: scrollY + innerHeight >= scrollHeight - 2,
		height: innerHeight,
	};
}
