/* Archives in memory, the same bytes for the same members: a thin layer on
 * libzip, whose sole user this is. */
#ifndef DIGLOT_WRITE_ZIP_H
#define DIGLOT_WRITE_ZIP_H

#include "base/buf.h"

struct zip_member {
	struct str name;  /* path with slashes, unique in the archive */
	struct str bytes; /* borrowed until zip_pack returns */
};

/* Appends an archive of the members. One named "mimetype" comes first and is
 * stored as it is, as EPUB's container format asks; all others follow by name
 * and are deflated. Every member is dated alike, by a time stamp
 * YYYY-MM-DDThh:mm:ssZ that the format's two fields take over as it is (years
 * 1980 to 2107; others are moved to the nearer end): the time zone of the
 * machine plays no part. Sorts the members in place. False, and nothing is
 * appended, when two members have one name. */
bool zip_pack(struct zip_member *members, size_t n, struct str time_stamp,
	      struct buf *out);

#endif
