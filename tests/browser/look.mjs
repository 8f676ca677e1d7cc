/*
 * What the tests look at in an open page, the same in every browser.
 *
 *   see('overflow')          the text of an expression to evaluate there
 *
 * All but `choose`, `unfold` and `space` only look. What is wrong comes back as a list
 * of sentences; an empty list is what a test wants.
 */

export function see(name, ...args) {
	const list = args.map(arg => JSON.stringify(arg)).join(', ');
	return `(${kit})().${name}(${list})`;
}

/* Runs in the page, as text: it must not use anything from outside. */
/* eslint-disable no-undef */
function kit() {
	const SHOWN = 4;
	const VISIBLE = { checkOpacity: true, checkVisibilityCSS: true,
		opacityProperty: true, visibilityProperty: true };
	const root = document.documentElement;
	const all = selector => [...document.querySelectorAll(selector)];
	const style = element => getComputedStyle(element);
	const visible = element => element.checkVisibility(VISIBLE);
	const px = n => `${Math.round(n * 10) / 10} px`;

	function name(element) {
		const words = element.textContent.replace(/\s+/g, ' ').trim();
		return `${element.cloneNode(false).outerHTML
			.replace(/ xmlns="[^"]*"|<\/.*$/g, '').slice(0, 90)} ` +
			`“${words.slice(0, 24)}”`;
	}

	/* A few examples of what is wrong, and how many there are. */
	function some(what, list) {
		return list.length === 0 ? [] : [
			`${what}: ${list.length} places`,
			...list.slice(0, SHOWN).map(line => `  ${line}`),
		];
	}

	/* For screen readers only: not seen, so not clipped either. */
	function unseen(element) {
		for (let e = element; e && e !== root; e = e.parentElement) {
			const { clipPath, clip, overflowX } = style(e);
			if (/inset\(50%|inset\(100%/.test(clipPath) ||
				/^rect\((0|1)px/.test(clip) || (overflowX !==
				'visible' && e.offsetWidth <= 1))
				return true;
		}
		return false;
	}

	function crop(box, by, x, y) {
		return {
			left: x ? Math.max(box.left, by.left) : box.left,
			right: x ? Math.min(box.right, by.right) : box.right,
			top: y ? Math.max(box.top, by.top) : box.top,
			bottom: y ? Math.min(box.bottom, by.bottom) : box.bottom,
		};
	}

	/* The padding box: where overflow is cut. */
	function inside(element) {
		const box = element.getBoundingClientRect();
		const left = box.left + element.clientLeft;
		const top = box.top + element.clientTop;
		return { left, top, right: left + element.clientWidth,
			bottom: top + element.clientHeight };
	}

	/* The ancestors that may cut what an element holds. */
	function cutters(element) {
		const list = [];
		let free = style(element).position === 'absolute';
		for (let e = element; e && e !== document.body;
			e = e.parentElement) {
			const { position, overflowX, overflowY, display } = style(e);
			if (position === 'fixed')
				break;
			if (e !== element && free && position === 'static')
				continue;
			free = position === 'absolute';
			if (display !== 'inline' && (overflowX !== 'visible' ||
				overflowY !== 'visible'))
				list.push({ e, overflowX, overflowY });
		}
		return list;
	}

	function block(element) {
		let e = element;
		while (/^(inline|contents|ruby)/.test(style(e).display) &&
			e.parentElement)
			e = e.parentElement;
		return e;
	}

	/* What lies over the page and hides it: text may lie over other text
	 * there, but not over its own. */
	function layer(element) {
		for (let e = element; e && e !== root; e = e.parentElement) {
			const { position, backgroundColor } = style(e);
			if (/fixed|sticky/.test(position) ||
				(position === 'absolute' &&
				!/, 0\)$|transparent/.test(backgroundColor)))
				return e;
		}
		return null;
	}

	/* Every line of visible text with its em box. */
	function lines() {
		const list = [];
		const known = new Map();
		const walker = document.createTreeWalker(document.body,
			NodeFilter.SHOW_TEXT);
		const range = document.createRange();
		while (walker.nextNode()) {
			const node = walker.currentNode;
			const element = node.parentElement;
			if (node.data.trim() === '' || /^(script|style|option)$/i
				.test(element.tagName))
				continue;
			if (!known.has(element))
				known.set(element, visible(element) &&
					!unseen(element) && {
					element, block: block(element),
					cutters: cutters(element),
					layer: layer(element),
					size: parseFloat(style(element).fontSize),
				});
			const about = known.get(element);
			if (!about)
				continue;
			range.selectNodeContents(node);
			for (const box of range.getClientRects())
				if (box.width > 1)
					list.push({ ...about, box: core(box, about.size) });
		}
		return list;
	}

	/* What of a line surely holds ink: its middle. */
	function core(box, size) {
		const middle = (box.top + box.bottom) / 2;
		return { left: box.left, right: box.right,
			top: middle - 0.4 * size, bottom: middle + 0.4 * size };
	}

	function width(box) {
		return box.right - box.left;
	}

	/* Text that is cut off, and the rest of each line. */
	function cut(list, width) {
		const faults = [];
		const rest = [];
		for (const line of list) {
			let { box } = line;
			for (const { e, overflowX, overflowY } of line.cutters) {
				const hull = inside(e);
				const x = overflowX !== 'visible';
				const y = overflowY !== 'visible';
				const hidesX = /hidden|clip/.test(overflowX) &&
					(box.left < hull.left - 1 ||
					box.right > hull.right + 1);
				const hidesY = /hidden|clip/.test(overflowY) &&
					(box.top < hull.top - 1 ||
					box.bottom > hull.bottom + 1);
				if (hidesX || hidesY)
					faults.push(`${name(line.element)} in ${name(e)}`);
				box = crop(box, hull, x, y);
			}
			if (box.right - box.left < 1 || box.bottom - box.top < 1)
				continue;
			rest.push({ ...line, box });
			const gone = box.right + scrollX < 0 || box.bottom + scrollY < 0;
			if (!gone && (box.left < -1 || box.right > width + 1))
				faults.push(`${name(line.element)} leaves the page: ` +
					`${px(box.left)} to ${px(box.right)} of ${px(width)}`);
		}
		return { faults, rest };
	}

	/* Lines of different blocks that lie on each other. */
	function piled(list) {
		const faults = [];
		const open = [];
		list.sort((a, b) => a.box.top - b.box.top);
		for (const line of list) {
			for (let i = open.length; i-- > 0;)
				if (open[i].box.bottom < line.box.top)
					open.splice(i, 1);
			for (const other of open)
				if (other.block !== line.block &&
					other.layer === line.layer &&
					covers(other.box, line.box))
					faults.push(`${name(other.element)} and ` +
						name(line.element));
			open.push(line);
		}
		return faults;
	}

	function covers(a, b) {
		return Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
			Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
	}

	/* The elements that show text of their own. */
	function speaking() {
		return new Set(lines().map(line => line.element));
	}

	/* Whether a target is part of a sentence, as WCAG 2.5.8 excepts it. */
	function inSentence(target) {
		if (!/^inline/.test(style(target).display))
			return false;
		const copy = block(target).cloneNode(true);
		for (const other of copy.querySelectorAll(
			'a, button, .label, .between, .permalink'))
			other.remove();
		return /[\p{L}\p{N}]/u.test(copy.textContent);
	}

	/* What is hit: a control with its labels, or the element itself. */
	function hull(target) {
		const boxes = [target, ...target.labels ?? []]
			.filter(visible).map(e => e.getBoundingClientRect());
		return boxes.sort((a, b) => b.width * b.height -
			a.width * a.height)[0];
	}

	/* The rows of two languages, but for those in cards and cells. */
	function rows() {
		return all('main .pair').filter(pair =>
			pair.closest('.keyfigures, td, th') === null)
			.map(pair => [pair.id, ...['first', 'second'].map(side =>
				pair.querySelector(`:scope > .${side}`))])
			.filter(([, a, b]) => a && b);
	}

	/* Where the first line of an element stands. */
	function baseline(element) {
		const walker = document.createTreeWalker(element,
			NodeFilter.SHOW_TEXT);
		while (walker.nextNode() && walker.currentNode.data.trim() === '');
		const text = walker.currentNode;
		const probe = document.createElement('span');
		probe.style.display = 'inline-block';
		text.parentNode.insertBefore(probe, text);
		const { bottom } = probe.getBoundingClientRect();
		probe.remove();
		return bottom;
	}

	return {
		/* What sticks out sideways. */
		overflow() {
			const limit = root.clientWidth;
			const excess = root.scrollWidth - limit;
			if (excess <= 0)
				return [];
			const wide = [...document.body.querySelectorAll('*')]
				.filter(e => e.getBoundingClientRect().left + Math.max(
					e.offsetWidth ?? 0, e.scrollWidth) > limit)
				.slice(-3).map(name);
			return [`overflows by ${excess} px at ${limit}: ` +
				wide.join(' ')];
		},

		/* Text that is cut off or lies on other text. */
		lost() {
			const { faults, rest } = cut(lines(), root.clientWidth);
			return [...some('text is cut off', faults),
				...some('text lies on text', piled(rest))];
		},

		/* Put on the text spacing of WCAG 1.4.12, or take it off. */
		space(on) {
			const sheet = new CSSStyleSheet();
			sheet.replaceSync(on ? '* { line-height: 1.5 !important; ' +
				'letter-spacing: 0.12em !important; ' +
				'word-spacing: 0.16em !important } ' +
				'p { margin-block-end: 2em !important }' : '');
			document.adoptedStyleSheets = [sheet];
			return [];
		},

		/* Set a control as a click does. */
		choose(id, on = true) {
			const control = document.getElementById(id);
			if (control && control.checked !== on)
				control.click();
			return control?.checked === on ? []
				: [`there is no control #${id}`];
		},

		/* Open what can be unfolded. */
		unfold() {
			all('details').forEach(e => { e.open = true; });
			return [];
		},

		/* Text that is too small or too tight. */
		small(size, leading) {
			const faults = [];
			for (const element of speaking()) {
				const { fontSize, lineHeight } = style(element);
				const is = parseFloat(fontSize);
				if (is < size - 0.01)
					faults.push(`${px(is)}: ${name(element)}`);
				/* A drawing has no lines. */
				if (element.closest('svg') === null &&
					!(parseFloat(lineHeight) / is >= leading - 0.001))
					faults.push(`line height ${lineHeight} at ` +
						`${px(is)}: ${name(element)}`);
			}
			return some(`text below ${px(size)} or line height ` +
				leading, faults);
		},

		/* The font size that most of the text has. */
		size() {
			const letters = new Map();
			for (const e of all('main p').filter(visible)) {
				const size = parseFloat(style(e).fontSize);
				letters.set(size, (letters.get(size) ?? 0) +
					e.textContent.length);
			}
			return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0];
		},

		/* Links and controls that are too small to hit. */
		targets(least) {
			const faults = [];
			for (const e of all('a[href], button, input, select, summary')) {
				if (!visible(e) && !e.labels?.length)
					continue;
				const box = hull(e);
				if (!box || box.width <= 1 || box.right < 0 ||
					box.bottom + scrollY < 0 || inSentence(e))
					continue;
				if (box.width < least - 0.5 || box.height < least - 0.5)
					faults.push(`${px(box.width)} × ` +
						`${px(box.height)}: ${name(e)}`);
			}
			return some(`targets below ${least} px`, faults);
		},

		/* What moves. */
		motion() {
			const faults = document.getAnimations()
				.map(a => `an animation of ${a.effect?.target?.tagName}`);
			for (const e of [root, ...document.body.querySelectorAll('*')]) {
				const { transitionDuration, scrollBehavior } = style(e);
				if (transitionDuration.split(',')
					.some(time => parseFloat(time) > 0.01))
					faults.push(`a transition of ${name(e)}`);
				if (scrollBehavior === 'smooth')
					faults.push(`smooth scrolling of ${name(e)}`);
			}
			return some('moves', faults);
		},

		/* Between two languages: a stroke that nothing stands beside. */
		strokes(within) {
			const faults = [];
			const level = (a, b) => Math.abs(a.top + a.bottom - b.top -
				b.bottom) < a.bottom - a.top;
			for (const stroke of all('.between')) {
				const box = stroke.getBoundingClientRect();
				const beside = [stroke.previousElementSibling,
					stroke.nextElementSibling].map(e =>
					[...e?.getClientRects() ?? []]);
				if (visible(stroke) && stroke.closest(within) &&
					!beside.every(list => list.some(line =>
						level(box, line))))
					faults.push(name(stroke.parentElement));
			}
			return some('strokes stand alone', faults);
		},

		/*
		 * Drawings hold their words; numbers of the scale and the names
		 * of rows begin where lines of text do.
		 */
		plots() {
			const faults = [];
			for (const plot of all('svg.plot')) {
				const { left, right } = plot.getBoundingClientRect();
				const turned = style(plot).direction === 'rtl';
				const texts = [...plot.querySelectorAll('text')];
				const from = text => {
					const box = text.getBoundingClientRect();
					if (box.left < left - 1 || box.right > right + 1)
						faults.push(`${name(text)} leaves the drawing`);
					return turned ? right - box.right : box.left - left;
				};
				const ticks = texts.filter(e => e.matches('.tick'));
				const names = texts.filter(e =>
					e.matches('.row-name:not(.second)'));
				texts.forEach(from);
				if (ticks.some(tick => from(tick) > 1))
					faults.push('the scale stands elsewhere');
				if (from(names[0]) > from(names.at(-1)))
					faults.push('the first row stands last');
				if (texts.some(e => /^[-−]/.test(e.textContent) &&
					style(e).direction === 'rtl'))
					faults.push('a sign stands behind its number');
			}
			return [...some('drawings', faults),
				...all('svg.plot').length > 0 ? [] : ['no drawings']];
		},

		/* The colours of the page. */
		colours() {
			const body = style(document.body);
			const bare = /^(transparent|rgba\(0, 0, 0, 0\))$/;
			return `${body.color} on ${bare.test(body.backgroundColor)
				? style(root).backgroundColor : body.backgroundColor}`;
		},

		/*
		 * The rows of two languages: side by side when beside, their tops
		 * or the lines they begin with within 2 px; else one below the
		 * other.
		 */
		pairs(beside) {
			const faults = [];
			for (const [id, a, b] of rows()) {
				const one = a.getBoundingClientRect();
				const two = b.getBoundingClientRect();
				const aside = two.left >= one.right - 1 ||
					one.left >= two.right - 1;
				const level = Math.abs(one.top - two.top) <= 2 ||
					Math.abs(baseline(a) - baseline(b)) <= 2;
				const fits = beside ? aside && level
					: two.top >= one.bottom - 1;
				if (!fits || one.height === 0 || two.height === 0)
					faults.push(`${id}: ${px(one.left)}, ` +
						`${px(one.top)} and ${px(two.left)}, ` +
						px(two.top));
			}
			return some(beside ? 'rows not side by side'
				: 'rows not below each other', faults);
		},

		/* How many such rows there are. */
		rows() {
			return rows().length;
		},

		/* Exactly these sides of the text are shown. */
		sides(...wanted) {
			return ['first', 'second'].flatMap(side => {
				const list = all(`main .text .${side}`);
				const shown = list.filter(visible).length;
				const right = wanted.includes(side)
					? shown === list.length : shown === 0;
				return right && list.length > 0 ? []
					: [`${shown} of ${list.length} .${side} are shown`];
			});
		},

		/* Whether the page shows a good deal of text. */
		readable(least) {
			const shown = [...speaking()]
				.filter(e => e.closest('main'))
				.map(e => e.textContent).join('').length;
			return shown >= least ? []
				: [`only ${shown} characters are shown`];
		},
	};
}
