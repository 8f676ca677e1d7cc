/* Addresses of chapters: ASCII, the same in every language, each once. */
#ifndef DIGLOT_READ_CHAPTER_ADDRESS_H
#define DIGLOT_READ_CHAPTER_ADDRESS_H

#include "read/read.h"

struct shelf;

/* A chapter while the edition is put together. */
struct draft {
	struct chapter *chapter;
	struct str *names;   /* the path in each language, or empty */
	struct str key;      /* from the front matter, or empty */
	uint32_t order;      /* likewise; UINT32_MAX if not given */
	struct shelf *shelf; /* its folder */
	bool is_index;       /* names its folder */
};

/* Gives every chapter its address: from the key, else from the first language
 * whose path is ASCII, else from what can be spelled in Latin letters. The
 * first chapter that wants an address gets it; ADDRESS_DUPLICATE is reported
 * for the others, which get a number. */
void addresses_give(struct reader *reader, struct arena *arena,
		    struct draft *const *drafts, size_t n_drafts,
		    size_t n_sides);

/* The address of the folder depth levels down on the way to the chapter. */
struct str address_of_folder(struct arena *arena, const struct draft *draft,
			     size_t n_sides, size_t depth);

#endif
