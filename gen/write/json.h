/* Strings of JSON that are safe in a script, too. */
#ifndef DIGLOT_WRITE_JSON_H
#define DIGLOT_WRITE_JSON_H

#include "base/buf.h"

/* Appends the string between quotation marks. "<" and the line ends that only
 * JavaScript knows (U+2028, U+2029) are escaped as well. */
void json_put_str(struct buf *out, struct str s);

#endif
