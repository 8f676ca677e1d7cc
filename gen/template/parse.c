/* Reading template files into libxml2 trees.
 *
 * Parsing is hardened: no network, no external or internal subset, hence no
 * entities beyond XML's five, and libxml2's own limits of depth and length
 * stay on. Errors are taken from each parser's own handler. */
#include "template/parse.h"

#include <errno.h>
#include <string.h>

#include <libxml/parser.h>

#include "base/file.h"

enum { TEMPLATE_LIMIT = 1 << 20 };

struct str template_str(const xmlChar *text)
{
	return text ? str_from((const char *)text) : STR("");
}

static struct str join_folders(const struct template_source *source)
{
	struct buf list = {0};
	struct str joined;

	for (size_t i = 0; i < source->n_folders; i++) {
		if (i)
			buf_put(&list, STR(", "));
		buf_put(&list, source->folders[i]);
	}
	joined = buf_copy(&list, source->arena);
	buf_free(&list);
	return joined;
}

/* A name that stays inside of the template folders. */
static bool is_inside(struct arena *arena, struct str name)
{
	struct str clean = path_clean(arena, name);

	return clean.len && !str_starts(clean, STR("/")) &&
	       !str_eq(clean, STR("..")) && !str_starts(clean, STR("../"));
}

bool template_file_find(const struct template_source *source, struct str name,
			struct place place, struct template_file *file)
{
	bool inside = is_inside(source->arena, name);

	for (size_t i = 0; inside && i < source->n_folders; i++) {
		struct str path =
			path_join(source->arena, source->folders[i], name);
		enum file_status status = file_read(
			source->arena, path, TEMPLATE_LIMIT, &file->text);

		if (status == FILE_MISSING)
			continue;
		file->name = name;
		file->path = path;
		if (status == FILE_OK)
			return true;
		if (status == FILE_TOO_LARGE)
			findings_report(source->findings, FILE_LARGE,
					place_file(path), path, STR("1 MiB"));
		else
			findings_report(source->findings, FILE_UNREADABLE,
					place_file(path), path,
					str_from(strerror(errno)));
		return false;
	}
	findings_report(source->findings, TEMPLATE_FILE, place, name,
			join_folders(source));
	return false;
}

/* What the handlers of one parser share; behind the parser's _private. */
struct parsing {
	const struct template_source *source;
	const struct template_file *file;
	bool reported; /* what follows the first error are its echoes */
};

static void report_error(void *data, xmlErrorPtr error)
{
	xmlParserCtxt *parser = data;
	struct parsing *parsing = parser->_private;
	uint32_t line = error->line > 0 ? (uint32_t)error->line : 1;
	uint32_t column = error->int2 > 0 ? (uint32_t)error->int2 : 1;

	if (parsing->reported || error->level < XML_ERR_ERROR)
		return;
	parsing->reported = true;
	findings_report(parsing->source->findings, TEMPLATE_SYNTAX,
			place_at(parsing->file->path, parsing->file->text, line,
				 column, 1),
			error->message ? str_trim(str_from(error->message))
				       : MSGID("this is no well-formed XML"),
			(struct str){0});
}

static void refuse_doctype(void *data, const xmlChar *name,
			   const xmlChar *public_id, const xmlChar *system_id)
{
	xmlParserCtxt *parser = data;
	struct parsing *parsing = parser->_private;
	size_t start = str_find(parsing->file->text, STR("<!DOCTYPE"));

	(void)name;
	(void)public_id;
	(void)system_id;
	if (!parsing->reported)
		findings_report(parsing->source->findings, TEMPLATE_DOCTYPE,
				place_in(parsing->file->path,
					 parsing->file->text,
					 start == STR_NONE ? 0 : start, 9),
				(struct str){0}, (struct str){0});
	parsing->reported = true;
	xmlStopParser(parser);
}

bool template_file_parse(const struct template_source *source,
			 struct template_file *file)
{
	struct parsing parsing = {source, file, false};
	xmlParserCtxt *parser = xmlNewParserCtxt();

	if (parser) {
		parser->_private = &parsing;
		parser->sax->serror = report_error;
		parser->sax->internalSubset = refuse_doctype;
		file->doc = xmlCtxtReadMemory(
			parser, file->text.len ? file->text.ptr : "",
			(int)file->text.len, NULL, "UTF-8",
			XML_PARSE_NONET | XML_PARSE_COMPACT |
				XML_PARSE_BIG_LINES);
		xmlFreeParserCtxt(parser);
	}
	if (file->doc && !parsing.reported && xmlDocGetRootElement(file->doc))
		return true;
	if (!parsing.reported)
		findings_report(source->findings, TEMPLATE_SYNTAX,
				place_file(file->path),
				MSGID("this is no well-formed XML"),
				(struct str){0});
	xmlFreeDoc(file->doc);
	file->doc = NULL;
	return false;
}

/* Position of the line's first byte. */
static size_t line_start(struct str text, long line)
{
	size_t pos = 0;

	for (long i = 1; i < line; i++) {
		size_t end =
			str_find_char(str_slice(text, pos, text.len), '\n');

		if (end == STR_NONE)
			return text.len;
		pos += end + 1;
	}
	return pos;
}

/* The last occurrence that ends before the end. */
static size_t find_before(struct str text, struct str token, size_t end)
{
	for (size_t i = end; i-- > 0;)
		if (str_starts(str_slice(text, i, end), token))
			return i;
	return STR_NONE;
}

/* The line on which what precedes a text node ends. libxml2 numbers a text by
 * its end, an element by the end of its start tag. */
static long line_before(const xmlNode *text)
{
	const xmlNode *node = text->prev;

	if (!node)
		return text->parent ? xmlGetLineNo(text->parent) : 1;
	while (node->type == XML_ELEMENT_NODE && node->last)
		node = node->last;
	return xmlGetLineNo(node);
}

struct place template_place(const struct template_file *file,
			    const xmlNode *node, struct str token)
{
	struct str text = file->text;
	long line = xmlGetLineNo(node);
	size_t start, found;

	if (node->type == XML_ELEMENT_NODE) {
		found = find_before(text, token, line_start(text, line + 1));
	} else {
		start = line_start(text, line_before(node));
		found = str_find(str_slice(text, start, text.len), token);
		found = found == STR_NONE ? found : start + found;
	}
	if (found != STR_NONE && token.len)
		return place_in(file->path, text, found, token.len);
	return place_at(file->path, text, line > 0 ? (uint32_t)line : 1, 1, 1);
}
