/* Images: from the address in the text to the bytes that are published. */
#ifndef DIGLOT_READ_ASSET_H
#define DIGLOT_READ_ASSET_H

#include "read/read.h"

/* An image in a document's text. */
struct image_use {
	struct inline_node *image;
	const struct block *block; /* that it stands in */
	struct image_use *next;
};

/* Every image of the document, in the order of the text, notes last. */
struct image_use *image_uses(struct arena *arena,
			     const struct document *document);

/* What finding images needs to know; filled per edition. */
struct asset_store {
	struct reader *reader;
	struct arena *arena; /* of the publication */
	struct edition *edition;
	bool is_site;      /* the images are those of the site itself */
	struct str root;   /* nothing outside of this folder is read … */
	unsigned climbs;   /* … or of the one so many levels above it */
	struct map loaded; /* what became of each path */
	struct map by_address;
};

/* Finds, reads and judges the images and ties them to the text. False after a
 * FATAL or FAILURE finding. Not for several threads at once. */
bool assets_take(struct asset_store *store, const struct document *document,
		 struct image_use *uses);

/* The cover that edition.yaml names; place is where. */
bool asset_take_cover(struct asset_store *store, struct str href,
		      struct place place);

/* An image of the site itself, in the folder of its site.yaml; place is where
 * it is named. NULL after a finding. */
struct asset *asset_take_site(struct reader *reader, struct arena *arena,
			      struct str folder, struct str href,
			      struct place place);

#endif
