/* A language of a page with what is needed of it, looked up once. */
#ifndef DIGLOT_WRITE_TONGUE_H
#define DIGLOT_WRITE_TONGUE_H

#include "write/write.h"

struct tongue {
	struct str tag;
	const struct language *rules;
	const struct strings *ui;
	bool foreign_words; /* the interface does not speak it */
};

struct tongue tongue_find(const struct build *build, struct str tag);

/* The same for several tags, in the arena. */
struct tongue *tongue_list(const struct build *build, struct arena *arena,
			   const struct str *tags, size_t n);

/* Its name in itself; its direction, ltr or rtl. */
struct str tongue_name(const struct tongue *tongue);
struct str tongue_direction(const struct tongue *tongue);

#endif
