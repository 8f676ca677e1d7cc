/* Leaving the site: where the profile wants it announced, a link to another
 * host leads to a page of its own, which names the target and leads on. The
 * page is a file: no script, and no redirect that others could use. Books keep
 * their links. Internal to write/. */
#ifndef DIGLOT_WRITE_LEAVE_H
#define DIGLOT_WRITE_LEAVE_H

#include "write/page.h"

/* Whether a link to the address is announced: by http or https, and to a host
 * that is neither the site's own nor listed by the site or its profile. */
bool leave_is_announced(const struct site *site, struct str href);

/* The page that leads there, in out/; in the arena. */
struct str leave_address(struct arena *arena, struct str href);

/* What a page is to link to for an address: that page, or the address
 * itself. */
struct str leave_href(const struct page *page, struct str href);

/* Every address that the publication's texts and details lead to and that is
 * announced, once, in the arena. */
struct str *leave_targets(struct arena *arena,
			  const struct publication *publication, size_t *n);

#endif
