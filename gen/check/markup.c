/* Links, notes, images and code that stand in one language and not in the
 * other.
 *
 * What is there once or several times is the same. Of what may differ from
 * language to language only the number counts. What a text lacks and another
 * nearby has too much of has moved: where the languages part their text into
 * other blocks, all is still there. */
#include "check/checks.h"

#include "check/markup_items.h"

static const struct str item_names[] = {
	[ITEM_LINK] = MSGID_INIT("the link to"),
	[ITEM_NOTE] = MSGID_INIT("the note"),
	[ITEM_IMAGE] = MSGID_INIT("the image"),
	[ITEM_CODE] = MSGID_INIT("the code"),
};

/* What is on one side only. */
struct difference {
	const struct statement *statement;
	size_t sides[2]; /* the source, the other */
	struct items only[2];
	bool alone; /* the other side has no text, or another one */
};

/* References to notes in a language and the source. */
struct note_count {
	size_t all, alike;
	const struct statement *first; /* that has another */
	struct span span;
};

/* Comparing */

static void subtract(struct difference *difference, struct arena *arena,
		     const struct items *a, const struct items *b)
{
	size_t i = 0, j = 0;

	while (i < a->len || j < b->len) {
		int order = i == a->len ? 1
			    : j == b->len
				    ? -1
				    : items_order(&a->list[i], &b->list[j]);

		if (order < 0)
			items_add(&difference->only[0], arena, a->list[i]);
		else if (order > 0)
			items_add(&difference->only[1], arena, b->list[j]);
		i += order <= 0;
		j += order >= 0;
	}
}

static struct str folded(struct arena *arena, struct str text)
{
	struct buf buf = {0};
	struct str result;

	for (size_t i = 0; i < text.len; i++) {
		char c = char_lower(text.ptr[i]);

		if (char_is_word(c) || (unsigned char)c >= 0x80)
			buf_put_char(&buf, c);
	}
	result = buf_copy(&buf, arena);
	buf_free(&buf);
	return result;
}

static bool is_border(char c)
{
	return c == ' ' || c == '"' || c == '\'' || (unsigned char)c >= 0x80;
}

/* Whether the text has the name apart from other letters and signs. */
static bool has_apart(struct str text, struct str name)
{
	size_t at = str_find(text, name), from = 0;

	while (at != STR_NONE) {
		size_t end = from + at + name.len;
		char left = from + at ? text.ptr[from + at - 1] : ' ';
		char right = end < text.len ? text.ptr[end] : ' ';

		if (is_border(left) && is_border(right))
			return true;
		from = end;
		at = str_find(str_slice(text, from, text.len), name);
	}
	return false;
}

/* Letters and digits count, of longer names: {x} Array and x array. */
static bool is_said(struct arena *arena, const struct item *item,
		    struct str text, struct str folded_text)
{
	enum { SHORT = 4 };
	struct str name = item->kind == ITEM_CODE ? item->key : item->name;
	struct str folded_name;

	if (item->kind != ITEM_CODE && item->kind != ITEM_LINK)
		return false;
	if (str_starts(name, STR("mailto:")))
		str_cut(&name, ':');
	if (name.len < SHORT)
		return has_apart(text, name);
	if (str_find(text, name) != STR_NONE)
		return true;
	folded_name = folded(arena, name);
	return folded_name.len >= SHORT &&
	       str_find(folded_text, folded_name) != STR_NONE;
}

/* Code or an address that the other language has as plain text is not
 * lost. */
static void drop_said(struct items *items, struct arena *arena, struct str text)
{
	enum { LOOKED_UP_MOST = 32 };
	struct str folded_text;
	size_t kept = 0;

	if (!items->len)
		return;
	folded_text = folded(arena, text);
	for (size_t i = 0; i < items->len; i++)
		if (i >= LOOKED_UP_MOST ||
		    !is_said(arena, &items->list[i], text, folded_text))
			items->list[kept++] = items->list[i];
	items->len = kept;
}

static size_t count(const struct items *items, enum item_kind kind)
{
	size_t n = 0;

	for (size_t i = 0; i < items->len; i++)
		n += items->list[i].kind == kind;
	return n;
}

static size_t count_loose(const struct items *items, enum item_kind kind)
{
	size_t n = 0;

	for (size_t i = 0; i < items->len; i++)
		n += items->list[i].kind == kind && items->list[i].loose;
	return n;
}

/* Leaves out n of the kind, first those that may differ. */
static void drop(struct items *items, enum item_kind kind, size_t n)
{
	size_t kept = 0, loose = count_loose(items, kind);

	for (size_t i = 0; i < items->len; i++) {
		const struct item *item = &items->list[i];
		bool dropped =
			item->kind == kind && n && (item->loose || loose == 0);

		if (dropped) {
			loose -= item->loose;
			n--;
		} else {
			items->list[kept++] = *item;
		}
	}
	items->len = kept;
}

/* What may differ, on either side, stands for anything of its kind on the
 * other. */
static void match_loose(struct difference *difference)
{
	for (int i = ITEM_LINK; i <= ITEM_CODE; i++) {
		enum item_kind kind = (enum item_kind)i;
		size_t n[2], loose[2], most;

		for (size_t side = 0; side < 2; side++) {
			n[side] = count(&difference->only[side], kind);
			loose[side] =
				count_loose(&difference->only[side], kind);
		}
		most = n[0] < n[1] ? n[0] : n[1];
		if (loose[0] + loose[1] < most)
			most = loose[0] + loose[1];
		drop(&difference->only[0], kind, most);
		drop(&difference->only[1], kind, most);
	}
}

/* A plain word in code (copy, Authorize) may be translated. */
static bool is_word(const struct item *item)
{
	if (item->kind != ITEM_CODE)
		return false;
	for (size_t i = 0; i < item->key.len; i++) {
		unsigned char c = (unsigned char)item->key.ptr[i];

		if (!((c >= 'a' && c <= 'z') || (!i && c >= 'A' && c <= 'Z')))
			return false;
	}
	return item->key.len > 2;
}

static void report(struct checking *checking,
		   const struct difference *difference, size_t has,
		   const struct item *item)
{
	const struct edition_language *languages =
		checking_edition(checking)->languages;
	size_t side = difference->sides[has];
	size_t other = difference->sides[!has];
	struct excerpt there = {side, item->span};
	struct excerpt whole = {.side = other};
	const struct str args[] = {item_names[item->kind], item->name,
				   languages[other].tag};

	if (has == 0)
		check_report(checking, MARKUP_LOST, difference->statement,
			     whole, &there, args, 3);
	else
		check_report(checking,
			     item->kind == ITEM_CODE ? MARKUP_ADDED_CODE
						     : MARKUP_ADDED,
			     difference->statement, there, &whole, args, 3);
}

/* Two links that lead to different places within the publication. */
static void report_target(struct checking *checking,
			  const struct difference *difference,
			  const struct item *source, const struct item *target)
{
	const struct str args[] = {target->name, source->name};
	struct excerpt at = {difference->sides[1], target->span};
	struct excerpt counterpart = {difference->sides[0], source->span};

	check_report(checking, MARKUP_TARGET, difference->statement, at,
		     &counterpart, args, 2);
}

static void report_all(struct checking *checking,
		       const struct difference *difference)
{
	const struct items *only = difference->only;
	size_t links[2] = {count(&only[0], ITEM_LINK),
			   count(&only[1], ITEM_LINK)};
	size_t pairs = links[0] < links[1] ? links[0] : links[1];

	/* Links come first. */
	for (size_t i = 0; i < pairs; i++)
		report_target(checking, difference, &only[0].list[i],
			      &only[1].list[i]);
	for (size_t has = 0; has < 2; has++)
		for (size_t i = pairs; i < only[has].len; i++)
			report(checking, difference, has, &only[has].list[i]);
}

/* Whether the rows say in their first cells, by a name that needs no
 * translation, that they are about different things: then a table lacks a row,
 * or has it elsewhere, and its cells are no counterparts. */
static bool is_shifted(const struct statement *statement, size_t source,
		       size_t side)
{
	struct str names[2];
	size_t sides[2] = {source, side};

	if (statement->kind != STATEMENT_CELL || statement->row == UINT32_MAX)
		return false;
	for (size_t i = 0; i < 2; i++) {
		const struct table *table =
			statement->wordings[sides[i]].parts->block->table;

		names[i] = table->cells[statement->row * table->n_columns].text;
	}
	return is_ascii_text(names[0]) && is_ascii_text(names[1]) &&
	       !str_eq(names[0], names[1]);
}

/* What a chapter has on one side only, in the order of its statements. */
struct differences {
	struct difference *list;
	size_t len, cap;
	struct note_count *notes; /* one a language */
};

static struct differences *differences_of(struct checking *checking)
{
	void **kept = checking_kept(checking, CHECKING_MARKUP);
	struct arena *arena = checking_arena(checking);
	struct differences *differences = *kept;

	if (differences)
		return differences;
	*kept = differences = ARENA_NEW(arena, struct differences);
	differences->notes =
		ARENA_ARRAY(arena, struct note_count,
			    checking_edition(checking)->n_languages);
	return differences;
}

static void keep(struct checking *checking, const struct difference *difference)
{
	struct differences *differences = differences_of(checking);

	if (!difference->only[0].len && !difference->only[1].len)
		return;
	differences->list = arena_grow(checking_arena(checking),
				       differences->list, differences->len,
				       &differences->cap, sizeof(*difference));
	differences->list[differences->len++] = *difference;
}

/* Notes that both languages refer to by the same label. */
static void count_notes(struct checking *checking, size_t side,
			const struct items *ours, const struct items *theirs,
			const struct difference *difference)
{
	size_t n[2] = {count(ours, ITEM_NOTE), count(theirs, ITEM_NOTE)};
	struct note_count *notes;

	if (!n[0] && !n[1])
		return;
	notes = &differences_of(checking)->notes[side];
	notes->alike += n[0] - count(&difference->only[0], ITEM_NOTE);
	notes->all += n[0] > n[1] ? n[0] : n[1];
	if (!notes->first && count(&difference->only[1], ITEM_NOTE)) {
		notes->first = difference->statement;
		for (size_t i = 0; i < difference->only[1].len; i++)
			if (difference->only[1].list[i].kind == ITEM_NOTE)
				notes->span = difference->only[1].list[i].span;
	}
}

/* {{< figure … >}}: a call of another program's template. */
static bool is_template(struct str text)
{
	return str_starts(text, STR("{{<")) || str_starts(text, STR("{{%")) ||
	       str_starts(text, STR("{%"));
}

static void compare(struct checking *checking,
		    const struct statement *statement, size_t source,
		    size_t side)
{
	struct arena *arena = checking_arena(checking);
	const struct wording *wordings = statement->wordings;
	struct difference difference = {.statement = statement,
					.sides = {source, side}};
	struct items ours = items_of(arena, &wordings[source]);
	struct items theirs = items_of(arena, &wordings[side]);

	if (!ours.len && !theirs.len)
		return;
	difference.alone = !wordings[source].text.len ||
			   !wordings[side].text.len ||
			   is_template(wordings[source].text) ||
			   is_shifted(statement, source, side) ||
			   !statement_is_like(statement, source, side);
	subtract(&difference, arena, &ours, &theirs);
	if (!difference.alone) {
		count_notes(checking, side, &ours, &theirs, &difference);
		drop_said(&difference.only[0], arena, wordings[side].text);
		drop_said(&difference.only[1], arena, wordings[source].text);
		match_loose(&difference);
	}
	keep(checking, &difference);
}

void check_markup(struct checking *checking, const struct statement *statement)
{
	size_t n = checking_edition(checking)->n_languages;
	size_t source = statement_lead(statement, n);

	for (size_t side = source ? source : 1; side < n; side++)
		compare(checking, statement, source < side ? source : 0, side);
}

/* What has moved */

/* Where an item stands that its counterpart lacks. */
struct lone {
	size_t difference;
	struct item *item;
};

static struct str key_of(struct arena *arena,
			 const struct difference *difference, size_t has,
			 const struct item *item)
{
	return arena_join(arena,
			  arena_printf(arena, "%zu %zu %d ", has,
				       difference->sides[1], (int)item->kind),
			  item->key, (struct str){0});
}

/* Takes the item and an equal one that the other language has nearby out of
 * both lists, if there is one. */
static void match_moved(struct differences *differences, struct map *seen,
			struct arena *arena, size_t i, size_t has,
			struct item *item)
{
	enum { NEAR = 16 }; /* statements with a difference */
	const struct difference *difference = &differences->list[i];
	struct lone *lone =
		map_get(seen, key_of(arena, difference, !has, item));
	struct str key;

	if (lone && lone->item && lone->difference + NEAR >= i) {
		lone->item->moved = item->moved = true;
		lone->item = NULL;
		return;
	}
	key = key_of(arena, difference, has, item);
	lone = map_get(seen, key);
	if (!lone) {
		lone = ARENA_NEW(arena, struct lone);
		map_add(seen, arena, key, lone);
	}
	*lone = (struct lone){i, item};
}

/* What has moved, was not read, or may be said in another word. */
static void drop_answered(struct items *items)
{
	size_t kept = 0;

	for (size_t i = 0; i < items->len; i++)
		if (!items->list[i].moved && !items->list[i].unread &&
		    !is_word(&items->list[i]))
			items->list[kept++] = items->list[i];
	items->len = kept;
}

/* Where blocks do not correspond, what seems lost stands in a block nearby. */
static void find_moved(struct differences *differences, struct arena *arena)
{
	struct map seen = {0};

	for (size_t i = 0; i < differences->len; i++)
		for (size_t has = 0; has < 2; has++) {
			struct items *items = &differences->list[i].only[has];

			for (size_t j = 0; j < items->len; j++)
				match_moved(differences, &seen, arena, i, has,
					    &items->list[j]);
		}
	for (size_t i = 0; i < differences->len; i++)
		for (size_t has = 0; has < 2; has++)
			drop_answered(&differences->list[i].only[has]);
}

/* Labels of notes tell nothing where hardly any agree: then the languages
 * number their notes apart. */
static bool is_numbered_apart(const struct note_count *notes)
{
	enum { LEAST = 6 };

	return notes->first && notes->all >= LEAST &&
	       notes->alike * 2 < notes->all;
}

static void report_numbers(struct checking *checking, size_t side,
			   const struct note_count *notes)
{
	const struct edition_language *languages =
		checking_edition(checking)->languages;
	struct arena *arena = checking_arena(checking);
	const struct str args[] = {arena_printf(arena, "%zu", notes->alike),
				   arena_printf(arena, "%zu", notes->all),
				   languages[0].tag};

	check_report(checking, NOTE_NUMBERS, notes->first,
		     (struct excerpt){side, notes->span}, NULL, args, 3);
}

static void drop_notes(struct difference *difference)
{
	for (size_t has = 0; has < 2; has++)
		drop(&difference->only[has], ITEM_NOTE,
		     count(&difference->only[has], ITEM_NOTE));
}

void check_moved_markup(struct checking *checking)
{
	void **kept = checking_kept(checking, CHECKING_MARKUP);
	struct differences *differences = *kept;

	*kept = NULL;
	if (!differences)
		return;
	find_moved(differences, checking_arena(checking));
	for (size_t i = 0; i < differences->len; i++) {
		struct difference *difference = &differences->list[i];

		bool apart = is_numbered_apart(
			&differences->notes[difference->sides[1]]);

		if (difference->alone ||
		    (apart && statement_is_of_note(difference->statement)))
			continue;
		if (apart)
			drop_notes(difference);
		report_all(checking, difference);
	}
	for (size_t i = 0; i < checking_edition(checking)->n_languages; i++)
		if (is_numbered_apart(&differences->notes[i]))
			report_numbers(checking, i, &differences->notes[i]);
}
