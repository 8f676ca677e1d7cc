/* Containers: ::: name {#id key=value} … :::
 *
 * A container that does not hold what it must is reported and becomes a
 * division, so that what follows can rely on the shape of all others. */
#include "base/file.h"
#include "read/csv.h"
#include "read/markdown_internal.h"

static const struct container_name {
	struct str name;
	enum block_kind kind;
	const char *hint; /* what its attributes can be */
} containers[] = {
	{STR_INIT("summary"), BLOCK_SUMMARY,
	 MSGID_TEXT("a summary takes title=")},
	{STR_INIT("aside"), BLOCK_ASIDE, MSGID_TEXT("an aside takes title=")},
	{STR_INIT("note"), BLOCK_NOTE, MSGID_TEXT("a note takes title=")},
	{STR_INIT("tip"), BLOCK_TIP, MSGID_TEXT("a tip takes title=")},
	{STR_INIT("warning"), BLOCK_WARNING,
	 MSGID_TEXT("a warning takes title=")},
	{STR_INIT("keyfigures"), BLOCK_KEYFIGURES,
	 MSGID_TEXT("key figures take no attributes besides #id and .class")},
	{STR_INIT("figure"), BLOCK_FIGURE,
	 MSGID_TEXT("a figure takes no attributes besides #id and .class")},
	{STR_INIT("table"), BLOCK_TABLE,
	 MSGID_TEXT("a table takes src=, unit= and source=")},
	{STR_INIT("chart"), BLOCK_CHART,
	 MSGID_TEXT("a chart takes src=, type=, unit=, source= and mark=")},
};

enum { N_CONTAINERS = sizeof(containers) / sizeof(*containers) };

static const struct container_name *find_container(struct str name)
{
	for (size_t i = 0; i < N_CONTAINERS; i++)
		if (str_eq(containers[i].name, name))
			return &containers[i];
	return NULL;
}

static void report_unknown(struct lowering *lowering,
			   const struct marker *marker, struct str name)
{
	const struct markdown_source *source = lowering->source;
	size_t at = (size_t)(name.ptr - source->text.ptr);
	size_t best = 4; /* further names are no slips of the finger */
	struct str near = {0};

	for (size_t i = 0; i < N_CONTAINERS; i++) {
		size_t distance = str_distance(name, containers[i].name, best);

		if (distance < best && distance < name.len) {
			best = distance;
			near = containers[i].name;
		}
	}
	markdown_report(lowering->source,
			near.len ? CONTAINER_UNKNOWN : CONTAINER_UNKNOWN_FAR,
			name.len ? markdown_place(source, at, name.len)
				 : markdown_place(source, marker->offset,
						  marker->length),
			name, near, (struct str){0});
}

/* A container as it is being closed. */
struct closing {
	struct lowering *lowering;
	const struct marker *marker;
	const struct container_name *type; /* NULL: unknown */
	struct str name;
	struct attributes attributes;
	struct block *block;
};

/* Cuts "name {…}" into its parts; other text is a title. */
static void read_head(struct closing *closing)
{
	struct lowering *lowering = closing->lowering;
	struct str rest = closing->marker->text;
	size_t end = 0, brace;

	while (end < rest.len && !char_is_blank(rest.ptr[end]) &&
	       rest.ptr[end] != '{')
		end++;
	closing->name = str_slice(rest, 0, end);
	closing->type = find_container(closing->name);
	rest = str_trim(str_slice(rest, end, rest.len));
	brace = str_find_char(rest, '{');
	if (brace != STR_NONE && rest.ptr[rest.len - 1] == '}') {
		markdown_attributes(lowering, str_slice(rest, brace, rest.len),
				    &closing->attributes);
		rest = str_trim(str_slice(rest, 0, brace));
	}
	if (!rest.len)
		return;
	closing->block->title = rest;
	markdown_report(
		lowering->source, ATTRIBUTE_INVALID,
		markdown_place(lowering->source,
			       (size_t)(rest.ptr - lowering->source->text.ptr),
			       rest.len),
		rest, MSGID("write {title=\"…\"}"), (struct str){0});
}

/* Reports that the container does not hold what it must. */
static void object(struct closing *closing, const char *what, const char *hint)
{
	struct markdown_source *source = closing->lowering->source;

	markdown_report(source, CONTAINER_CONTENT,
			markdown_place(source, closing->marker->offset,
				       closing->marker->length),
			closing->name, str_from(what), str_from(hint));
}

static void become_division(struct closing *closing)
{
	closing->block->kind = BLOCK_DIVISION;
	closing->block->info = closing->name;
}

static void take_title(struct closing *closing)
{
	struct str written;
	struct str title = markdown_attribute_take(&closing->attributes,
						   STR("title"), &written);

	if (title.len)
		closing->block->title = title;
}

/* ---- data files ---- */

/* The path of the data file, beside the Markdown file or in the edition;
 * empty if there is none. */
/* Data lie in the edition: it is complete by itself, and a slip or a prank
 * does not publish other files of the machine. Both paths are clean. */
static bool is_below(struct str path, struct str folder)
{
	if (!folder.len)
		return !str_starts(path, STR("/")) &&
		       !str_starts(path, STR("../"));
	return str_starts(path, folder) && path.len > folder.len &&
	       path.ptr[folder.len] == '/';
}

static struct str find_data(const struct lowering *lowering, struct str src)
{
	struct arena *arena = lowering->context->arena;
	struct str edition =
		path_clean(arena, lowering->context->edition_folder);
	struct str folders[] = {path_dir(lowering->document->path),
				lowering->context->edition_folder};

	if (!src.len || src.ptr[0] == '/')
		return (struct str){0};
	for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++) {
		struct str path =
			path_clean(arena, path_join(arena, folders[i], src));

		if (is_below(path, edition) && file_exists(path))
			return path;
	}
	return (struct str){0};
}

static struct table *read_data(struct closing *closing, struct str src,
			       struct str written)
{
	const struct markdown_context *context = closing->lowering->context;
	struct markdown_source *source = closing->lowering->source;
	struct str path = find_data(closing->lowering, src);
	struct table *table;

	if (!path.len) {
		markdown_report(
			source, DATA_MISSING,
			markdown_place(source,
				       (size_t)(written.ptr - source->text.ptr),
				       written.len),
			src, (struct str){0}, (struct str){0});
		return NULL;
	}
	table = csv_table(context->reader, context->arena, path,
			  context->languages, context->n_languages,
			  context->side);
	if (table && !table->source.len)
		table->source = path;
	return table;
}

static void report_attribute(struct closing *closing, struct str written,
			     struct str hint)
{
	struct markdown_source *source = closing->lowering->source;

	markdown_report(source, ATTRIBUTE_INVALID,
			markdown_place(source,
				       (size_t)(written.ptr - source->text.ptr),
				       written.len),
			written, hint, (struct str){0});
}

/* Which of the words it is; the first of them after a finding. */
static size_t take_word(struct closing *closing, struct str key,
			const struct str *words, size_t n, struct str hint)
{
	struct str written;
	struct str word =
		markdown_attribute_take(&closing->attributes, key, &written);

	if (!written.len)
		return 0;
	for (size_t i = 0; i < n; i++)
		if (str_eq(words[i], word))
			return i;
	report_attribute(closing, written, hint);
	return 0;
}

#define WORD(constant, name) STR_INIT(name),

static enum chart_type take_type(struct closing *closing)
{
	static const struct str types[] = {CHART_TYPES(WORD)};

	return (enum chart_type)take_word(
		closing, STR("type"), types, sizeof(types) / sizeof(*types),
		MSGID("a chart is of type bar, column, line or pictogram"));
}

static enum chart_mark take_mark(struct closing *closing)
{
	static const struct str marks[] = {CHART_MARKS(WORD)};

	return (enum chart_mark)take_word(
		closing, STR("mark"), marks, sizeof(marks) / sizeof(*marks),
		MSGID("a mark is a dot, person, house or page"));
}

#undef WORD

static void refuse_mark(struct closing *closing)
{
	struct str written;

	markdown_attribute_take(&closing->attributes, STR("mark"), &written);
	if (written.len)
		report_attribute(closing, written,
				 MSGID("only a pictogram repeats a mark: add "
				       "type=pictogram"));
}

/* A chart draws columns of numbers; without one it has nothing to draw. */
static void check_numbers(struct closing *closing, const struct table *table,
			  struct str src, struct str written)
{
	struct markdown_source *source = closing->lowering->source;

	for (size_t i = 1; i < table->n_columns; i++)
		if (table->alignments[i] == ALIGN_RIGHT)
			return;
	markdown_report(source, CHART_NUMBERS,
			markdown_place(source,
				       (size_t)(written.ptr - source->text.ptr),
				       written.len),
			src, (struct str){0}, (struct str){0});
}

/* The first number below 0 in a column that is drawn, or an empty text. */
static struct str find_negative(const struct table *table)
{
	double value;

	for (size_t row = 1; row < table->n_rows; row++)
		for (size_t i = 1; i < table->n_columns; i++) {
			struct str text =
				table->cells[row * table->n_columns + i].text;

			if (table->alignments[i] == ALIGN_RIGHT &&
			    csv_number(text, &value) && value < 0)
				return text;
		}
	return (struct str){0};
}

/* Marks can be counted up from 0, not down. */
static void check_marks(struct closing *closing, const struct table *table,
			struct str src, struct str written)
{
	struct markdown_source *source = closing->lowering->source;
	struct str negative = find_negative(table);

	if (!negative.len)
		return;
	markdown_report(source, CHART_NEGATIVE,
			markdown_place(source,
				       (size_t)(written.ptr - source->text.ptr),
				       written.len),
			negative, src, (struct str){0});
}

/* ---- shapes ---- */

static bool are_paragraphs(const struct block *blocks, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (blocks[i].kind != BLOCK_PARAGRAPH)
			return false;
	return true;
}

/* One pipe table among paragraphs: it goes, they are the caption. */
static bool lift_table(struct block *block)
{
	size_t kept = 0, tables = 0, paragraphs = 0;

	for (size_t i = 0; i < block->n_children; i++) {
		const struct block *child = &block->children[i];

		tables += child->kind == BLOCK_TABLE && !child->n_children;
		paragraphs += child->kind == BLOCK_PARAGRAPH;
	}
	if (tables != 1 || tables + paragraphs != block->n_children)
		return false;
	for (size_t i = 0; i < block->n_children; i++) {
		if (block->children[i].kind == BLOCK_TABLE)
			block->table = block->children[i].table;
		else
			block->children[kept++] = block->children[i];
	}
	block->n_children = kept;
	return true;
}

/* Whether the container has its table; else it is a division. */
static bool find_table(struct closing *closing, enum chart_type type)
{
	struct block *block = closing->block;
	bool is_chart = block->kind == BLOCK_CHART;
	struct str written;
	struct str src = markdown_attribute_take(&closing->attributes,
						 STR("src"), &written);

	if (!written.len && !is_chart && lift_table(block))
		return true;
	if (!written.len) {
		object(closing,
		       MSGID_TEXT("does not hold a table and its caption"),
		       is_chart ? MSGID_TEXT("name a CSV file by src=")
				: MSGID_TEXT("write one pipe table and "
					     "paragraphs, or name a CSV file "
					     "by src="));
		return false;
	}
	if (!are_paragraphs(block->children, block->n_children)) {
		object(closing, MSGID_TEXT("holds more than its caption"),
		       MSGID_TEXT("a caption is made of paragraphs"));
		return false;
	}
	block->table = read_data(closing, src, written);
	if (is_chart && block->table)
		check_numbers(closing, block->table, src, written);
	if (type == CHART_PICTOGRAM && block->table)
		check_marks(closing, block->table, src, written);
	return true;
}

static void shape_table(struct closing *closing)
{
	struct attributes *attributes = &closing->attributes;
	struct block *block = closing->block;
	enum chart_type type = CHART_BAR;
	enum chart_mark mark = MARK_DOT;
	struct str unit, credit, written;

	unit = markdown_attribute_take(attributes, STR("unit"), &written);
	credit = markdown_attribute_take(attributes, STR("source"), &written);
	if (block->kind == BLOCK_CHART) {
		type = take_type(closing);
		if (type == CHART_PICTOGRAM)
			mark = take_mark(closing);
		else
			refuse_mark(closing);
	}
	if (!find_table(closing, type)) {
		become_division(closing);
	} else if (block->table) {
		block->table->unit = str_trim(unit);
		block->table->credit = str_trim(credit);
		block->table->type = type;
		block->table->mark = mark;
	}
}

/* Whether the paragraph is an image and nothing else. */
static bool is_image(const struct block *block)
{
	return block->kind == BLOCK_PARAGRAPH && block->content &&
	       block->content->kind == INLINE_IMAGE && !block->content->next;
}

static void shape_figure(struct closing *closing)
{
	struct block *block = closing->block;

	if (!block->n_children || !is_image(&block->children[0])) {
		object(closing, MSGID_TEXT("does not begin with an image"),
		       MSGID_TEXT("write ![description](file) in a paragraph "
				  "of its own"));
		become_division(closing);
		return;
	}
	if (!are_paragraphs(block->children, block->n_children)) {
		object(closing,
		       MSGID_TEXT("holds more than an image and its caption"),
		       MSGID_TEXT("a caption is made of paragraphs"));
		become_division(closing);
		return;
	}
	block->content = block->children[0].content;
	block->text = block->children[0].text;
	block->children++;
	block->n_children--;
}

static bool begins_bold(const struct block *item)
{
	return item->n_children && item->children[0].kind == BLOCK_PARAGRAPH &&
	       item->children[0].content &&
	       item->children[0].content->kind == INLINE_STRONG;
}

static void shape_keyfigures(struct closing *closing)
{
	struct block *block = closing->block;
	const struct block *list = block->children;

	if (block->n_children != 1 || list->kind != BLOCK_LIST ||
	    list->ordered) {
		object(closing, MSGID_TEXT("does not hold one bullet list"),
		       MSGID_TEXT("write - **figure** label for each"));
		become_division(closing);
		return;
	}
	for (size_t i = 0; i < list->n_children; i++) {
		if (begins_bold(&list->children[i]))
			continue;
		object(closing,
		       MSGID_TEXT(
			       "has an item that does not begin with a figure"),
		       MSGID_TEXT("write the figure in bold first"));
		return;
	}
}

static void shape(struct closing *closing)
{
	switch (closing->block->kind) {
	case BLOCK_TABLE:
	case BLOCK_CHART:
		shape_table(closing);
		return;
	case BLOCK_FIGURE:
		shape_figure(closing);
		return;
	case BLOCK_KEYFIGURES:
		shape_keyfigures(closing);
		return;
	case BLOCK_SUMMARY:
	case BLOCK_ASIDE:
	case BLOCK_NOTE:
	case BLOCK_TIP:
	case BLOCK_WARNING:
		take_title(closing);
		return;
	case BLOCK_DOCUMENT:
	case BLOCK_HEADING:
	case BLOCK_PARAGRAPH:
	case BLOCK_LIST:
	case BLOCK_ITEM:
	case BLOCK_QUOTE:
	case BLOCK_CODE:
	case BLOCK_RULE:
	case BLOCK_DEFINITIONS:
	case BLOCK_TERM:
	case BLOCK_DETAIL:
	case BLOCK_FOOTNOTE:
	case BLOCK_DIVISION:
	case BLOCK_KIND_COUNT:
		return;
	}
}

void markdown_close_container(struct lowering *lowering,
			      const struct block_frame *frame,
			      uint32_t end_line)
{
	struct closing closing = {.lowering = lowering,
				  .marker = frame->marker};
	struct block block = {0};

	closing.block = &block;
	block.children =
		markdown_take_blocks(lowering, frame->base, &block.n_children);
	block.end_line = end_line;
	read_head(&closing);
	block.id = closing.attributes.id;
	block.classes = closing.attributes.classes;
	if (closing.type) {
		block.kind = closing.type->kind;
		shape(&closing);
		markdown_attributes_rest(lowering, &closing.attributes,
					 closing.type->hint);
	} else {
		become_division(&closing);
		take_title(&closing);
		report_unknown(lowering, frame->marker, closing.name);
	}
	block.line = frame->marker->line;
	block.column = frame->marker->column;
	block.document = lowering->document;
	*markdown_push_block(lowering, block.kind, block.line, block.column) =
		block;
}
