/* Identifiers for what has none. */
#ifndef DIGLOT_READ_IDENTIFIER_H
#define DIGLOT_READ_IDENTIFIER_H

#include "base/arena.h"
#include "base/str.h"

/* A urn:uuid made from names alone: what identifies the site (of an address
 * its host and path, so that https: may take the place of http:), the slugs of
 * the publication and of the edition (empty: the work itself). The same names
 * give the same identifier on every machine, so that an edition keeps it from
 * printing to printing; other names give another. It is a UUID of version 8
 * (RFC 9562: bits of the maker's own), 122 bits of a hash of the names. */
struct str identifier_make(struct arena *arena, struct str site,
			   struct str publication, struct str edition);

#endif
