/* Questions to blocks and pairs. */
#include "lang/sentence.h"
#include "model/site.h"

const char *block_kind_name(enum block_kind kind)
{
	static const char *const names[BLOCK_KIND_COUNT] = {
		[BLOCK_DOCUMENT] = MSGID_TEXT("document"),
		[BLOCK_HEADING] = MSGID_TEXT("heading"),
		[BLOCK_PARAGRAPH] = MSGID_TEXT("paragraph"),
		[BLOCK_LIST] = MSGID_TEXT("list"),
		[BLOCK_ITEM] = MSGID_TEXT("list item"),
		[BLOCK_QUOTE] = MSGID_TEXT("quote"),
		[BLOCK_CODE] = MSGID_TEXT("code block"),
		[BLOCK_RULE] = MSGID_TEXT("rule"),
		[BLOCK_TABLE] = MSGID_TEXT("table"),
		[BLOCK_DEFINITIONS] = MSGID_TEXT("definition list"),
		[BLOCK_TERM] = MSGID_TEXT("term"),
		[BLOCK_DETAIL] = MSGID_TEXT("definition"),
		[BLOCK_FOOTNOTE] = MSGID_TEXT("footnote"),
		[BLOCK_SUMMARY] = MSGID_TEXT("summary"),
		[BLOCK_ASIDE] = MSGID_TEXT("aside"),
		[BLOCK_NOTE] = MSGID_TEXT("note"),
		[BLOCK_TIP] = MSGID_TEXT("tip"),
		[BLOCK_WARNING] = MSGID_TEXT("warning"),
		[BLOCK_KEYFIGURES] = MSGID_TEXT("group of key figures"),
		[BLOCK_FIGURE] = MSGID_TEXT("figure"),
		[BLOCK_CHART] = MSGID_TEXT("chart"),
		[BLOCK_DIVISION] = MSGID_TEXT("division")};

	return names[kind];
}

size_t inline_length(const struct inline_node *node)
{
	size_t len = 0;

	switch (node->kind) {
	case INLINE_TEXT:
	case INLINE_CODE:
	case INLINE_IMAGE:
		return node->text.len;
	case INLINE_SOFT_BREAK:
	case INLINE_HARD_BREAK:
		return 1;
	case INLINE_NOTE:
	case INLINE_REFERENCE:
		return 0;
	case INLINE_EMPHASIS:
	case INLINE_STRONG:
	case INLINE_LINK:
	case INLINE_ELEMENT:
		break;
	}
	for (node = node->children; node; node = node->next)
		len += inline_length(node);
	return len;
}

const struct pair *pair_named(const struct pair *pair)
{
	while (pair && !pair->id.len)
		pair = pair->parent;
	return pair;
}

struct block *pair_block(const struct pair *pair, size_t side)
{
	return pair->sides[side].n == 1 ? pair->sides[side].first : NULL;
}

/* The first sentence of a caption, without its full stop: a name that fits
 * into another sentence. */
static struct str caption_name(const struct edition_language *language,
			       struct str caption)
{
	size_t end = sentence_end(language->rules, caption, 0);
	struct str name = str_trim(str_slice(caption, 0, end));
	static const struct str stops[] = {STR_INIT("."), STR_INIT("。"),
					   STR_INIT("．"), STR_INIT("।")};

	for (size_t i = 0; i < sizeof(stops) / sizeof(*stops); i++)
		if (str_ends(name, stops[i]))
			return str_slice(name, 0, name.len - stops[i].len);
	return name;
}

/* The text that names a block: a title given to it, its own text, or the
 * beginning of its caption. */
static struct str block_title(const struct edition_language *language,
			      const struct block *block)
{
	if (block->title.len)
		return block->title;
	switch (block->kind) {
	case BLOCK_HEADING:
	case BLOCK_TERM:
		return block->text;
	case BLOCK_TABLE:
	case BLOCK_FIGURE:
	case BLOCK_CHART:
		if (block->n_children)
			return caption_name(language, block->children[0].text);
		break;
	case BLOCK_DOCUMENT:
	case BLOCK_PARAGRAPH:
	case BLOCK_LIST:
	case BLOCK_ITEM:
	case BLOCK_QUOTE:
	case BLOCK_CODE:
	case BLOCK_RULE:
	case BLOCK_DEFINITIONS:
	case BLOCK_DETAIL:
	case BLOCK_FOOTNOTE:
	case BLOCK_SUMMARY:
	case BLOCK_ASIDE:
	case BLOCK_NOTE:
	case BLOCK_TIP:
	case BLOCK_WARNING:
	case BLOCK_KEYFIGURES:
	case BLOCK_DIVISION:
	case BLOCK_KIND_COUNT:
		break;
	}
	return (struct str){0};
}

static struct str side_title(const struct pair *pair, size_t side)
{
	const struct document *document;

	if (pair->kind == BLOCK_DOCUMENT) {
		document = pair->chapter->documents[side];
		return document ? document->title : (struct str){0};
	}
	if (!pair->sides[side].n)
		return (struct str){0};
	return block_title(&pair->chapter->edition->languages[side],
			   pair->sides[side].first);
}

struct str pair_title(const struct pair *pair, size_t wanted, size_t *side)
{
	size_t n_sides = pair->chapter->edition->n_languages;
	struct str title = side_title(pair, wanted);

	*side = wanted;
	for (size_t i = 0; !title.len && i < n_sides; i++) {
		title = side_title(pair, i);
		if (title.len)
			*side = i;
	}
	return title;
}

struct str data_title(const struct data_file *data, size_t wanted,
		      size_t *language)
{
	const struct block *block = data->first;
	const struct document *document = block->document;
	const struct pair *pair = block->pair;
	struct str title;

	/* Where the languages differ, a pair can hold more than the table. */
	if (pair && pair->kind == block->kind) {
		title = pair_title(pair, wanted, language);
		if (title.len)
			return title;
	}
	*language = document->side;
	title = block_title(
		&document->chapter->edition->languages[document->side], block);
	return title.len ? title : data->name;
}
