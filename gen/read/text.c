/* Text files at the door: behind it all text is UTF-8 without NUL. */
#include "read/text.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "lang/character.h"

enum { SOURCE_LIMIT = 1 << 20 };

size_t text_limit(const struct reader *reader)
{
	return reader->options.max_source ? reader->options.max_source
					  : SOURCE_LIMIT;
}

/* A size as people write it: 1 MiB, 300 KiB, 1000 bytes. */
static struct str size_name(size_t size, char *room, size_t cap)
{
	static const char *const units[] = {"bytes", "KiB", "MiB", "GiB"};
	size_t unit = 0;
	int len;

	while (unit < 3 && size && size % 1024 == 0) {
		size /= 1024;
		unit++;
	}
	len = snprintf(room, cap, "%zu %s", size, units[unit]);
	return (struct str){room, len > 0 ? (size_t)len : 0};
}

static const char *reason(enum file_status status)
{
	switch (status) {
	case FILE_MISSING:
		return MSGID_TEXT("there is no such file");
	case FILE_DENIED:
		return MSGID_TEXT("permission denied");
	case FILE_OK:
	case FILE_NOT_A_FILE:
	case FILE_TOO_LARGE:
	case FILE_LOOP:
	case FILE_FAILED:
		break;
	}
	return strerror(errno);
}

void text_report_status(struct reader *reader, struct str path,
			enum file_status status, size_t limit)
{
	static const enum message_id ids[] = {[FILE_OK] = FILE_UNREADABLE,
					      [FILE_MISSING] = FILE_UNREADABLE,
					      [FILE_NOT_A_FILE] = FILE_KIND,
					      [FILE_TOO_LARGE] = FILE_LARGE,
					      [FILE_LOOP] = LINK_LOOP,
					      [FILE_DENIED] = FILE_UNREADABLE,
					      [FILE_FAILED] = FILE_UNREADABLE};
	struct str detail = {0};
	char room[40];

	if (status == FILE_TOO_LARGE)
		detail = size_name(limit, room, sizeof(room));
	else if (ids[status] == FILE_UNREADABLE)
		detail = str_from(reason(status));
	findings_report(reader->findings, ids[status], place_file(path), path,
			detail);
}

void text_report_value(struct reader *reader, struct place place,
		       struct str key, struct str value, struct str hint)
{
	findings_add(reader->findings,
		     &(struct finding){.id = VALUE_INVALID,
				       .place = place,
				       .args = {key, value, hint}});
}

void text_report_kind(struct reader *reader, struct place place, struct str key,
		      struct str kind, struct str hint)
{
	findings_add(reader->findings,
		     &(struct finding){.id = VALUE_KIND,
				       .place = place,
				       .args = {key, kind, hint}});
}

/* The place of a bad byte. Its excerpt must be valid all the same: whatever is
 * not ASCII becomes one question mark a byte, so that the column stays. */
static struct place bad_byte_place(struct arena *arena, struct str path,
				   struct str bytes, size_t at)
{
	struct place place = place_in(path, bytes, at, 1);
	struct str copy = arena_str(arena, str_slice(place.excerpt, 0, 1024));
	char *ptr = (char *)copy.ptr;

	for (size_t i = 0; i < copy.len; i++)
		if (ptr[i] == '\0' || (ptr[i] & 0x80))
			ptr[i] = '?';
	place.excerpt = copy;
	return place;
}

static bool check_bytes(struct reader *reader, struct arena *arena,
			struct str path, struct str bytes)
{
	size_t nul = str_find_char(bytes, '\0');
	size_t bad = utf8_invalid(bytes);
	char room[8];

	if (bad != STR_NONE) {
		snprintf(room, sizeof(room), "0x%02X",
			 (unsigned)(unsigned char)bytes.ptr[bad]);
		findings_report(reader->findings, UTF8_INVALID,
				bad_byte_place(arena, path, bytes, bad),
				str_from(room), STR(""));
	} else if (nul != STR_NONE) {
		findings_report(reader->findings, NUL_BYTE,
				bad_byte_place(arena, path, bytes, nul),
				STR(""), STR(""));
	}
	return bad == STR_NONE && nul == STR_NONE;
}

bool text_read(struct reader *reader, struct arena *arena, struct str path,
	       size_t limit, struct str *bytes)
{
	enum file_status status = file_read(arena, path, limit, bytes);

	if (status != FILE_OK) {
		text_report_status(reader, path, status, limit);
		return false;
	}
	return check_bytes(reader, arena, path, *bytes);
}

struct str text_of_bytes(struct str bytes)
{
	return str_starts(bytes, STR("\xEF\xBB\xBF"))
		       ? str_slice(bytes, 3, bytes.len)
		       : bytes;
}

bool read_text(struct reader *reader, struct arena *arena, struct str path,
	       size_t limit, struct str *text)
{
	if (!text_read(reader, arena, path, limit, text))
		return false;
	*text = text_of_bytes(*text);
	return true;
}

bool text_unfit(struct arena *arena, struct str text, enum message_id *id,
		struct str *name)
{
	struct span span;
	enum unfit unfit = text_find_unfit(text, &span);
	size_t pos = span.start;

	if (unfit == UNFIT_NONE)
		return false;
	*id = unfit == UNFIT_PRIVATE ? PRIVATE_USE : CONTROL_CHARACTER;
	*name = arena_printf(arena, "U+%04X", utf8_next(text, &pos));
	return true;
}

void text_check(struct reader *reader, struct str text, struct place place)
{
	struct arena scratch = {0};
	enum message_id id;
	struct str name;

	if (text_unfit(&scratch, text, &id, &name))
		findings_report(reader->findings, id, place, name, STR(""));
	arena_free(&scratch);
}
