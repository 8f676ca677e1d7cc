/* What a site's profile asks for, as templates see it. Internal to write/. */
#ifndef DIGLOT_WRITE_DETAILS_H
#define DIGLOT_WRITE_DETAILS_H

#include "model/profile.h"
#include "write/page.h"

/* The type of struct page_record with a field of page.details for each of the
 * profile, which may be NULL: so templates are checked against its table. In
 * the arena. */
const struct record_type *details_page_type(struct arena *arena,
					    const struct profile *profile);

/* What the page says for each field: an array of pointers to struct
 * detail_record, NULL where nothing is known; NULL without a profile. */
const void *page_details(const struct page *page);

/* The address that a detail leads to, with its scheme; empty if it leads
 * nowhere. In the arena. */
struct str details_link(struct arena *arena, const struct profile_field *field,
			const struct profile_value *value);

#endif
