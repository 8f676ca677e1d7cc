/*
 * Markup in a normal form, so that two renderers can be compared by what
 * they mean and not by how they spell it.  These differences are nothing:
 *
 *   - how a void element ends:  <br />  <br/>  <br>
 *   - the order and the quotes of attributes
 *   - how a character is spelled:  &quot;  &#34;  "
 *   - white space beside the tags of blocks, and at both ends
 *   - how much white space separates words, outside pre and code
 *
 * Everything else counts, white space in pre and code included.
 */
const BLOCKS = new Set(`address article aside blockquote body caption
	colgroup col dd details div dl dt fieldset figcaption figure footer form
	h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary
	table tbody td tfoot th thead tr ul`.split(/\s+/));
const VOID = new Set(`area base br col embed hr img input link meta source
	track wbr`.split(/\s+/));
const ENTITIES = new Map(Object.entries({
	amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0',
}));
const TOKEN = new RegExp([
	'<!--[^]*?-->|<\\?[^]*?\\?>|<![A-Za-z][^>]*>',
	'</[A-Za-z][\\w:-]*\\s*>',
	'<[A-Za-z][\\w:-]*(?:\\s+[\\w:.-]+(?:\\s*=\\s*' +
		'(?:"[^"]*"|\'[^\']*\'|[^\\s"\'=<>`]+))?)*\\s*/?>',
	'[^<]+|<',
].join('|'), 'g');
const ATTRIBUTE =
	/([\w:.-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/* The tokens of some markup: { kind, name, text }, kind as below. */
export function tokens(markup) {
	return (markup.match(TOKEN) ?? []).map(source => {
		if (/^<[!?]/.test(source))
			return { kind: 'other', text: source };
		const tag = /^<(\/?)([A-Za-z][\w:-]*)([^]*?)\/?>$/.exec(source);
		if (tag === null)
			return { kind: 'text', text: decode(source) };
		const name = tag[2].toLowerCase();
		return tag[1] === '/'
			? { kind: 'end', name, text: `</${name}>` }
			: { kind: 'start', name, text: start(name, tag[3]) };
	});
}

export function normal(markup) {
	let result = '';
	let beside = true;
	let verbatim = 0;
	for (const token of joined(tokens(markup))) {
		const block = BLOCKS.has(token.name);
		if (block && !verbatim)
			result = result.replace(/[ \t\n]+$/, '');
		if (token.kind === 'text') {
			let text = token.text;
			if (!verbatim)
				text = text.replace(/[ \t\n]+/g, ' ');
			if (beside)
				text = text.replace(/^[ \t\n]+/, '');
			result += encode(text);
			beside &&= text.trim() === '';
			continue;
		}
		if (token.name === 'pre' || token.name === 'code')
			verbatim += token.kind === 'start' ? 1 : -1;
		result += block ? `\n${token.text}` : token.text;
		beside = block && !verbatim;
	}
	return result.trim();
}

/* Neighbouring texts as one: a lone "<" is a token of its own. */
function joined(list) {
	const result = [];
	for (const token of list)
		if (token.kind === 'text' && result.at(-1)?.kind === 'text')
			result.at(-1).text += token.text;
		else
			result.push(token);
	return result;
}

function start(name, rest) {
	const attributes = [...rest.matchAll(ATTRIBUTE)]
		.map(([, key, a, b, c]) => ` ${key.toLowerCase()}=` +
			`"${encode(decode(a ?? b ?? c ?? ''))}"`)
		.sort().join('');
	return `<${name}${attributes}${VOID.has(name) ? '/' : ''}>`;
}

function decode(text) {
	return text.replace(/&(?:#(\d+)|#[xX]([\da-fA-F]+)|(\w+));/g,
		(whole, decimal, hex, name) => {
			if (name !== undefined)
				return ENTITIES.get(name) ?? whole;
			const code = hex ? parseInt(hex, 16) : Number(decimal);
			return code > 0 && code <= 0x10ffff
				? String.fromCodePoint(code) : whole;
		});
}

function encode(text) {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
		.replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
