/* What a wording has besides letters: links, notes, images and code, each known
 * by a key. Private to check/. */
#ifndef DIGLOT_CHECK_MARKUP_ITEMS_H
#define DIGLOT_CHECK_MARKUP_ITEMS_H

#include "base/arena.h"
#include "model/statement.h"

enum item_kind { ITEM_LINK, ITEM_NOTE, ITEM_IMAGE, ITEM_CODE };

struct item {
	enum item_kind kind;
	bool loose;  /* may differ from language to language */
	bool unread; /* Markdown that is shown as it is */
	bool moved;  /* it stands elsewhere in the other language */
	struct str key;
	struct str name; /* for people */
	struct span span;
};

struct items {
	struct item *list;
	size_t len, cap;
};

void items_add(struct items *items, struct arena *arena, struct item item);

/* What the wording has, by kind and key, each once. */
struct items items_of(struct arena *arena, const struct wording *wording);

bool is_ascii_text(struct str text);

/* By kind and key. */
int items_order(const struct item *a, const struct item *b);

#endif
