/* Taking wordings apart: characters, then what stands in code, in emphasis
 * and behind objects without letters. */
#include "check/glyphs.h"

#include "base/utf8.h"

static void reserve(struct glyph_text *text, struct arena *arena, size_t n)
{
	if (n <= text->cap)
		return;
	text->cap = n < 2 * text->cap ? 2 * text->cap : n;
	text->glyphs = arena_alloc(arena, text->cap * sizeof(*text->glyphs));
}

static size_t decode(struct glyph *glyphs, struct str text)
{
	size_t n = 0;

	for (size_t pos = 0; pos < text.len; n++) {
		glyphs[n].start = (uint32_t)pos;
		glyphs[n].code = utf8_next(text, &pos);
		glyphs[n].class = (uint8_t)glyph_class(glyphs[n].code);
		glyphs[n].traits = 0;
	}
	glyphs[n] = (struct glyph){.start = (uint32_t)text.len,
				   .class = GLYPH_LINE};
	return n;
}

/* Up to a space, a character beyond ASCII or a bracket that the address has
 * not opened; marks at its end belong to the sentence. */
static size_t address_end(const struct glyph *glyphs, size_t n, size_t end)
{
	size_t depth = 0;

	for (; end < n; end++) {
		uint32_t c = glyphs[end].code;

		if (c <= ' ' || c >= 0x80 || c == '"' || c == ']' ||
		    (c == ')' && !depth))
			break;
		depth += c == '(';
		depth -= c == ')';
	}
	while (end > 0 &&
	       (glyphs[end - 1].code == '.' || glyphs[end - 1].code == ',' ||
		glyphs[end - 1].code == ';' || glyphs[end - 1].code == ':'))
		end--;
	return end;
}

/* Marks an address (https://…) from its scheme on. Returns where it ends. */
static size_t mark_address(struct glyph *glyphs, size_t n, size_t slash)
{
	size_t first = slash - 2, end;

	while (first > 0 && glyphs[first - 1].class == GLYPH_LATIN &&
	       !glyphs[first - 1].traits)
		first--;
	end = address_end(glyphs, n, slash);
	for (size_t i = first; i < end; i++)
		glyphs[i].traits |= GLYPH_CODE;
	return end;
}

static void mark_addresses(struct glyph *glyphs, size_t n)
{
	for (size_t i = 1; i + 2 < n; i++)
		if (glyphs[i].code == ':' && glyphs[i + 1].code == '/' &&
		    glyphs[i + 2].code == '/')
			i = mark_address(glyphs, n, i + 2);
}

/* Markup that was not read as such: in HTML elements, which hold no Markdown,
 * and templates of other programs. */

static size_t mark_unread(struct glyph *glyphs, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		glyphs[i].traits |= GLYPH_CODE | GLYPH_UNREAD;
	return end;
}

static size_t run_end(const struct glyph *glyphs, size_t n, size_t i)
{
	size_t end = i + 1;

	while (end < n && glyphs[end].code == glyphs[i].code)
		end++;
	return end;
}

enum { RUN_LONGEST = 8 };

/* `code` and fences: from a row of ` to the next of the same length. A fence
 * may be open to the end. */
static size_t mark_ticks(struct glyph *glyphs, size_t n, size_t i,
			 bool unclosed[RUN_LONGEST])
{
	size_t inner = run_end(glyphs, n, i), length = inner - i;

	if (length >= RUN_LONGEST || unclosed[length])
		return inner;
	for (size_t j = inner; j < n; j++) {
		size_t end;

		if (glyphs[j].code != '`')
			continue;
		end = run_end(glyphs, n, j);
		if (end - j == length)
			return mark_unread(glyphs, i, end);
		j = end - 1;
	}
	unclosed[length] = true;
	return length >= 3 ? mark_unread(glyphs, i, n) : inner;
}

/* The address of [words](address), up to its bracket on the same line; what is
 * farther off closes nothing. */
static size_t mark_target(struct glyph *glyphs, size_t n, size_t bracket)
{
	enum { FAR = 2048 };
	size_t end = bracket + 1, depth = 0;

	n = n - bracket > FAR ? bracket + FAR : n;
	for (; end < n && glyphs[end].class != GLYPH_LINE; end++) {
		if (glyphs[end].code == ')' && !depth--)
			return mark_unread(glyphs, bracket, end + 1);
		depth += glyphs[end].code == '(';
	}
	return bracket + 1;
}

/* {{< figure … >}} and {% … %}, up to the brace that closes it. */
static size_t mark_template(struct glyph *glyphs, size_t n, size_t i)
{
	for (size_t j = i + 1; j + 1 < n; j++)
		if (glyphs[j + 1].code == '}' &&
		    (glyphs[j].code == '%' || glyphs[j].code == '>'))
			return mark_unread(glyphs, i,
					   run_end(glyphs, n, j + 1));
	return n;
}

static bool begins_template(const struct glyph *glyphs, size_t n, size_t i)
{
	size_t end = i + 1 + (i + 1 < n && glyphs[i + 1].code == '{');

	return end < n && (glyphs[end].code == '%' ||
			   (glyphs[end].code == '<' && end - i == 2));
}

static void mark_all_unread(struct glyph *glyphs, size_t n)
{
	bool unclosed[RUN_LONGEST] = {false}, no_template = false;

	for (size_t i = 0; i + 1 < n;) {
		uint32_t next = glyphs[i + 1].code;
		size_t end = i + 1;

		if (glyphs[i].traits & GLYPH_CODE) {
			i++;
			continue;
		}
		if (glyphs[i].code == '`')
			end = mark_ticks(glyphs, n, i, unclosed);
		else if (glyphs[i].code == ']' && next == '(')
			end = mark_target(glyphs, n, i + 1);
		else if (glyphs[i].code == '!' && next == '[')
			mark_unread(glyphs, i, i + 1);
		else if (glyphs[i].code == '{' && !no_template &&
			 begins_template(glyphs, n, i))
			no_template = mark_template(glyphs, n, i) == n;
		i = end;
	}
}

/* A walk along the inlines of a part. */
struct inline_walk {
	struct glyph *glyph;
	size_t pos; /* bytes */
};

static void mark_until(struct inline_walk *walk, unsigned traits)
{
	for (; walk->glyph->start < walk->pos; walk->glyph++)
		walk->glyph->traits |= (uint8_t)traits;
}

static unsigned traits_of(const struct inline_node *node)
{
	switch (node->kind) {
	case INLINE_CODE:
		return GLYPH_CODE;
	case INLINE_EMPHASIS:
	case INLINE_STRONG:
	case INLINE_LINK:
		return GLYPH_EMPHASIS;
	case INLINE_ELEMENT:
		return str_eq(node->text, STR("kbd")) ? GLYPH_CODE : 0;
	case INLINE_SOFT_BREAK:
		return GLYPH_AFTER_OBJECT; /* a space that nobody typed */
	case INLINE_TEXT:
	case INLINE_HARD_BREAK:
	case INLINE_IMAGE:
	case INLINE_NOTE:
	case INLINE_REFERENCE:
		break;
	}
	return 0;
}

static void mark_inlines(struct inline_walk *walk,
			 const struct inline_node *node, unsigned traits)
{
	for (; node; node = node->next) {
		unsigned own = traits | traits_of(node);

		if (node->kind == INLINE_NOTE || node->kind == INLINE_IMAGE ||
		    node->kind == INLINE_REFERENCE ||
		    (node->kind == INLINE_ELEMENT && !node->children))
			walk->glyph->traits |= GLYPH_AFTER_OBJECT;
		if (node->children) {
			mark_inlines(walk, node->children, own);
			continue;
		}
		walk->pos += inline_length(node);
		mark_until(walk, own);
		if (node->kind == INLINE_IMAGE)
			walk->glyph->traits |= GLYPH_AFTER_OBJECT;
	}
}

static void mark_parts(struct glyph_text *text)
{
	const struct wording *wording = text->wording;
	struct inline_walk walk = {.glyph = text->glyphs};

	for (size_t i = 0; i < wording->n_parts; i++) {
		const struct wording_part *part = &wording->parts[i];
		const struct inline_node *content = wording_part_content(part);

		walk.pos = part->start;
		mark_until(&walk, 0);
		if (content && (content->next || content->children ||
				content->kind != INLINE_TEXT))
			mark_inlines(&walk, content, 0);
	}
}

const struct prose *glyphs_of(struct glyph_text *text, struct arena *arena,
			      const struct language *language,
			      const struct wording *wording)
{
	if (text->wording == wording)
		return &text->prose;
	reserve(text, arena, wording->text.len + 1);
	text->wording = wording;
	text->prose = (struct prose){
		.language = language,
		.text = wording->text,
		.glyphs = text->glyphs,
		.n = decode(text->glyphs, wording->text),
	};
	mark_addresses(text->glyphs, text->prose.n);
	mark_parts(text);
	mark_all_unread(text->glyphs, text->prose.n);
	return &text->prose;
}
