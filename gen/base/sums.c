/* Lists of digests. */
#include "base/sums.h"

#include <stdlib.h>
#include <string.h>

bool sums_path_is_safe(struct str path)
{
	struct str rest = path;

	if (!path.len || str_find_char(path, '\0') != STR_NONE)
		return false;
	while (rest.ptr) {
		struct str part = str_cut(&rest, '/');

		if (!part.len || str_eq(part, STR(".")) ||
		    str_eq(part, STR("..")))
			return false;
	}
	return true;
}

/* The map's values are numbers, for the items move while the list grows. */
static bool enter(struct sums *sums, struct arena *arena, struct str path)
{
	size_t *number = ARENA_NEW(arena, size_t);

	*number = sums->len;
	return !map_add(&sums->by_path, arena, path, number);
}

static const struct sum *find(const struct sums *sums, struct str path)
{
	const size_t *number = map_get(&sums->by_path, path);

	return number ? &sums->items[*number] : NULL;
}

static bool add(struct sums *sums, struct arena *arena, struct sum sum)
{
	if (!enter(sums, arena, sum.path))
		return false;
	sums->items = arena_grow(arena, sums->items, sums->len, &sums->cap,
				 sizeof(*sums->items));
	sums->items[sums->len++] = sum;
	return true;
}

bool sums_add(struct sums *sums, struct arena *arena, struct str path,
	      struct str digest)
{
	return add(sums, arena, (struct sum){path, digest, 0});
}

struct str sums_find(const struct sums *sums, struct str path)
{
	const struct sum *sum = find(sums, path);

	return sum ? sum->digest : STR("");
}

/* Reading */

struct reading {
	struct sums *sums;
	struct arena *arena;
	struct findings *findings;
	struct str file;
	enum sums_form form;
	struct str line;
	uint32_t number;
};

static bool refuse(const struct reading *reading, enum message_id id,
		   struct str arg0, struct str arg1)
{
	struct place place = {.file = reading->file,
			      .line = reading->number,
			      .column = 1,
			      .length = 1,
			      .excerpt = reading->line};

	findings_report(reading->findings, id, place, arg0, arg1);
	return false;
}

static bool refuse_line(const struct reading *reading)
{
	enum digest kind = sums_digest(reading->form);

	return refuse(reading, SUMS_LINE,
		      kind == DIGEST_SHA512 ? STR("SHA-512") : STR("SHA-256"),
		      arena_printf(reading->arena, "%zu", digest_length(kind)));
}

static bool is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') ||
	       (c >= 'A' && c <= 'F');
}

/* The digest at the start of the line, in lower case; empty if none is. */
static struct str read_digest(struct arena *arena, struct str line,
			      enum digest kind)
{
	size_t len = digest_length(kind);
	char *digits;

	if (line.len < len)
		return STR("");
	digits = arena_alloc(arena, len + 1);
	for (size_t i = 0; i < len; i++) {
		if (!is_hex(line.ptr[i]))
			return STR("");
		digits[i] = (char)(line.ptr[i] | 0x20);
	}
	digits[len] = '\0';
	return (struct str){digits, len};
}

/* What a \ and the letter behind it stand for; NUL: nothing. */
static char unescaped(char c)
{
	switch (c) {
	case '\\':
		return '\\';
	case 'n':
		return '\n';
	case 'r':
		return '\r';
	}
	return '\0';
}

static bool unescape(struct arena *arena, struct str spelt, struct str *path)
{
	char *out = arena_alloc(arena, spelt.len + 1);
	size_t len = 0;

	for (size_t i = 0; i < spelt.len; i++) {
		char c = spelt.ptr[i];

		if (c == '\\') {
			c = ++i < spelt.len ? unescaped(spelt.ptr[i]) : '\0';
			if (!c)
				return false;
		}
		out[len++] = c;
	}
	out[len] = '\0';
	*path = (struct str){out, len};
	return true;
}

enum digest sums_digest(enum sums_form form)
{
	return form == SUMS_BAGIT_512 ? DIGEST_SHA512 : DIGEST_SHA256;
}

/* RFC 8493 encodes CR, LF and % only, but other tools leave % as it is: what
 * is none of the three stays. */
struct str sums_bag_path(struct arena *arena, struct str spelt)
{
	static const struct {
		struct str spelt;
		char meant;
	} codes[] = {{STR_INIT("%0A"), '\n'},
		     {STR_INIT("%0D"), '\r'},
		     {STR_INIT("%25"), '%'}};
	char *out = arena_alloc(arena, spelt.len + 1);
	size_t len = 0;

	for (size_t i = 0; i < spelt.len; i++) {
		struct str here = str_slice(spelt, i, i + 3);
		char c = spelt.ptr[i];

		for (size_t j = 0; j < sizeof(codes) / sizeof(*codes); j++)
			if (str_eq_fold(here, codes[j].spelt)) {
				c = codes[j].meant;
				i += 2;
				break;
			}
		out[len++] = c;
	}
	out[len] = '\0';
	return (struct str){out, len};
}

static struct str skip_blanks(struct str s)
{
	while (s.len && char_is_blank(s.ptr[0]))
		s = str_slice(s, 1, s.len);
	return s;
}

/* sha256sum has two characters between digest and path: a space, and a space
 * or the * of a file that was read as binary. Bags have blanks, and the * too
 * where such tools made them. */
static bool read_path(const struct reading *reading, struct str rest,
		      bool escaped, struct str *path)
{
	if (rest.len < 2 || (rest.ptr[0] != ' ' && rest.ptr[0] != '\t'))
		return false;
	if (reading->form != SUMS_COREUTILS) {
		rest = skip_blanks(rest);
		if (str_starts(rest, STR("*")))
			rest = str_slice(rest, 1, rest.len);
		*path = sums_bag_path(reading->arena, rest);
		return true;
	}
	if (rest.ptr[0] != ' ' || (rest.ptr[1] != ' ' && rest.ptr[1] != '*'))
		return false;
	*path = str_slice(rest, 2, rest.len);
	return !escaped || unescape(reading->arena, *path, path);
}

static struct str without_dots(struct str path)
{
	while (str_starts(path, STR("./")))
		path = str_slice(path, 2, path.len);
	return path;
}

static bool read_line(const struct reading *reading)
{
	struct sum sum = {.line = reading->number};
	struct str line = reading->line;
	bool coreutils = reading->form == SUMS_COREUTILS;
	bool escaped = coreutils && str_starts(line, STR("\\"));
	const struct sum *before;

	if (coreutils && str_starts(line, STR("#")))
		return true;
	line = str_slice(line, escaped, line.len);
	sum.digest =
		read_digest(reading->arena, line, sums_digest(reading->form));
	line = str_slice(line, sum.digest.len, line.len);
	if (!sum.digest.len || !read_path(reading, line, escaped, &sum.path))
		return refuse_line(reading);
	sum.path = without_dots(sum.path);
	if (!sums_path_is_safe(sum.path))
		return refuse(reading, SUMS_PATH, sum.path, STR(""));
	before = find(reading->sums, sum.path);
	if (!before)
		return add(reading->sums, reading->arena, sum);
	return refuse(reading, SUMS_TWICE, sum.path,
		      arena_printf(reading->arena, "%u", before->line));
}

bool sums_read(struct sums *sums, struct arena *arena,
	       struct findings *findings, struct str file, struct str text,
	       enum sums_form form)
{
	struct reading reading = {.sums = sums,
				  .arena = arena,
				  .findings = findings,
				  .file = file,
				  .form = form};
	bool good = true;

	while (text.ptr) {
		reading.line = str_cut_line(&text);
		reading.number++;
		if (reading.line.len || text.len)
			good &= read_line(&reading);
	}
	return good;
}

/* Writing */

static int by_path(const void *a, const void *b)
{
	const struct sum *left = a, *right = b;

	return str_cmp(left->path, right->path);
}

void sums_sort(struct sums *sums, struct arena *arena)
{
	size_t n = sums->len;

	if (!n)
		return;
	qsort(sums->items, n, sizeof(*sums->items), by_path);
	sums->by_path = (struct map){0};
	for (sums->len = 0; sums->len < n; sums->len++)
		enter(sums, arena, sums->items[sums->len].path);
}

static bool has_any(struct str s, const char *set)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] && strchr(set, s.ptr[i]))
			return true;
	return false;
}

static void put_escaped(struct buf *out, struct str path)
{
	for (size_t i = 0; i < path.len; i++)
		switch (path.ptr[i]) {
		case '\\':
			buf_put(out, STR("\\\\"));
			break;
		case '\n':
			buf_put(out, STR("\\n"));
			break;
		case '\r':
			buf_put(out, STR("\\r"));
			break;
		default:
			buf_put_char(out, path.ptr[i]);
		}
}

static void put_encoded(struct buf *out, struct str path)
{
	for (size_t i = 0; i < path.len; i++) {
		char c = path.ptr[i];

		if (c == '%' || c == '\n' || c == '\r')
			buf_printf(out, "%%%02X", (unsigned)(unsigned char)c);
		else
			buf_put_char(out, c);
	}
}

void sums_put(struct buf *out, const struct sums *sums, enum sums_form form)
{
	for (size_t i = 0; i < sums->len; i++) {
		const struct sum *sum = &sums->items[i];

		if (form == SUMS_COREUTILS && has_any(sum->path, "\\\n\r"))
			buf_put_char(out, '\\');
		buf_put(out, sum->digest);
		buf_put(out, STR("  "));
		if (form == SUMS_COREUTILS)
			put_escaped(out, sum->path);
		else
			put_encoded(out, sum->path);
		buf_put_char(out, '\n');
	}
}
