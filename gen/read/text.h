/* What the readers of text share. */
#ifndef DIGLOT_READ_TEXT_H
#define DIGLOT_READ_TEXT_H

#include "base/file.h"
#include "read/read.h"

/* The most bytes that a text file may have. */
size_t text_limit(const struct reader *reader);

/* Reads and checks a text file as read_text does, but keeps its BOM. */
bool text_read(struct reader *reader, struct arena *arena, struct str path,
	       size_t limit, struct str *bytes);

/* The text of such a file: without the BOM. */
struct str text_of_bytes(struct str bytes);

/* Reports why a file or folder could not be read; status is not FILE_OK and
 * errno is still that of the failure. limit is used for FILE_TOO_LARGE. */
void text_report_status(struct reader *reader, struct str path,
			enum file_status status, size_t limit);

/* Reports VALUE_INVALID: key cannot be value; hint says what it can be. */
void text_report_value(struct reader *reader, struct place place,
		       struct str key, struct str value, struct str hint);

/* The same for a value that is no text; kind, a msgid, says what it is. */
void text_report_kind(struct reader *reader, struct place place, struct str key,
		      struct str kind, struct str hint);

/* Reports the first character of a text for people that cannot be shown to
 * them; place is that of the text. */
void text_check(struct reader *reader, struct str text, struct place place);

/* The message for it, and in *name what to call it, in the arena; false if
 * there is none. */
bool text_unfit(struct arena *arena, struct str text, enum message_id *id,
		struct str *name);

#endif
