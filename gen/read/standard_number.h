/* Standard numbers of books and series: ISBN (ISO 2108) and ISSN (ISO 3297),
 * whose last character is computed from the others. */
#ifndef DIGLOT_READ_STANDARD_NUMBER_H
#define DIGLOT_READ_STANDARD_NUMBER_H

#include "base/arena.h"
#include "base/str.h"

enum number_fault {
	NUMBER_SOUND,
	NUMBER_CHARACTERS, /* something else than digits and hyphens */
	NUMBER_LENGTH,
	NUMBER_PREFIX, /* of an ISBN: neither 978 nor 979, or 979-0 (music) */
	NUMBER_CHECK   /* a digit is wrong, or two are exchanged */
};

struct standard_number {
	struct str digits; /* without hyphens; of an ISBN always 13 */
	struct str text;   /* as written, an ISBN of 10 digits as one of 13;
			      an ISSN with its hyphen; if it is not sound
			      what was read, without its name */
	size_t n_digits;   /* that were written, an X among them */
	char right;        /* NUMBER_CHECK: what the last one should be */
};

/* Reads an ISBN of 13 or 10 digits, with or without hyphens or spaces between
 * them and with or without "ISBN" before it. The number is in the arena. */
enum number_fault isbn_read(struct arena *arena, struct str text,
			    struct standard_number *number);

/* The same for an ISSN of 8 digits. */
enum number_fault issn_read(struct arena *arena, struct str text,
			    struct standard_number *number);

#endif
