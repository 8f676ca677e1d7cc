/* The address of a site, as programs want it. */
#ifndef DIGLOT_READ_SITE_ADDRESS_H
#define DIGLOT_READ_SITE_ADDRESS_H

#include "base/arena.h"
#include "base/str.h"

/* The address in the one form that every program reads alike: scheme and host
 * in lower case, the host of another script as IDNA has it (RFC 5891: NFC,
 * then RFC 3492), no port that goes without saying, other bytes than ASCII
 * percent-encoded, no slash at the end. Empty for what is none: without
 * http: or https:, with a user's name, a query or a fragment. */
struct str site_address(struct arena *arena, struct str text);

/* A host in lower-case ASCII; empty if a part of it is too long. */
struct str host_ascii(struct arena *arena, struct str host);

#endif
