/* Footnotes: joined by label, numbered in the order in which the base refers
 * to them. */
#include "base/map.h"
#include "pair/internal.h"

enum { NONE = UINT32_MAX };

/* A note in all languages. */
struct joint {
	uint32_t *notes; /* index in the document's notes, or NONE */
	uint32_t place;  /* in the chapter's order, or NONE */
	size_t n_sides;  /* whose text leads to it */
	size_t last;     /* of these, from 1 */
};

/* References [start, end) of a side that stand in one note. */
struct stretch {
	size_t start, end;
};

struct joining {
	struct pairing *pairing;
	struct joint *joints;
	size_t n_joints;
	struct map *labels;         /* a side: label → joint */
	struct stretch **stretches; /* a side: one a note */
	size_t *n_in_text;          /* a side: references outside of notes */
	struct joint **order;
	size_t n_ordered;
	size_t n_documents;
};

static const struct document *document_of(const struct joining *joining,
					  size_t side)
{
	return joining->pairing->chapter->documents[side];
}

static struct joint *new_joint(struct joining *joining)
{
	struct joint *joint = &joining->joints[joining->n_joints++];
	size_t n_sides = joining->pairing->n_sides;

	joint->notes =
		ARENA_ARRAY(joining->pairing->scratch, uint32_t, n_sides);
	for (size_t side = 0; side < n_sides; side++)
		joint->notes[side] = NONE;
	joint->place = NONE;
	return joint;
}

/* The joint of another side's note with this label that the side has no note
 * in yet. */
static struct joint *joint_of_label(const struct joining *joining, size_t side,
				    struct str label)
{
	for (size_t other = 0; other < joining->pairing->n_sides; other++) {
		struct joint *joint = map_get(&joining->labels[other], label);

		if (joint && joint->notes[side] == NONE)
			return joint;
	}
	return NULL;
}

static void join_side(struct joining *joining, size_t side)
{
	const struct document *document = document_of(joining, side);
	struct arena *scratch = joining->pairing->scratch;

	for (uint32_t i = 0; document && i < document->n_notes; i++) {
		struct str label = document->notes[i].info;
		struct joint *joint = joint_of_label(joining, side, label);

		if (!joint)
			joint = new_joint(joining);
		joint->notes[side] = i;
		map_add(&joining->labels[side], scratch, label, joint);
	}
}

/* The text's references come first in each side's list, those of the notes
 * behind them, note by note. */
static void scan_notes(struct joining *joining, size_t side)
{
	struct pairing *pairing = joining->pairing;
	const struct document *document = document_of(joining, side);

	joining->n_in_text[side] = pairing->notes[side].len;
	if (!document)
		return;
	joining->stretches[side] = ARENA_ARRAY(pairing->scratch, struct stretch,
					       document->n_notes);
	for (size_t i = 0; i < document->n_notes; i++) {
		struct stretch *stretch = &joining->stretches[side][i];

		stretch->start = pairing->notes[side].len;
		pair_scan(pairing, &document->notes[i], 0);
		stretch->end = pairing->notes[side].len;
	}
}

static void place_joint(struct joining *joining, struct joint *joint)
{
	if (!joint || joint->place != NONE)
		return;
	joint->place = (uint32_t)joining->n_ordered;
	joining->order[joining->n_ordered++] = joint;
}

static void place_mentioned(struct joining *joining, size_t side, size_t start,
			    size_t end)
{
	const struct mentions *mentions = &joining->pairing->notes[side];

	for (size_t i = start; i < end; i++)
		place_joint(joining, map_get(&joining->labels[side],
					     mentions->items[i].node->text));
}

/* What the notes from the given place on refer to themselves. */
static void place_nested(struct joining *joining, size_t from)
{
	for (; from < joining->n_ordered; from++) {
		const struct joint *joint = joining->order[from];

		for (size_t side = 0; side < joining->pairing->n_sides;
		     side++) {
			if (joint->notes[side] == NONE)
				continue;

			const struct stretch *stretch =
				&joining->stretches[side][joint->notes[side]];

			place_mentioned(joining, side, stretch->start,
					stretch->end);
		}
	}
}

static void place_of_side(struct joining *joining, size_t side)
{
	size_t from = joining->n_ordered;

	place_mentioned(joining, side, 0, joining->n_in_text[side]);
	place_nested(joining, from);
}

static void order_joints(struct joining *joining)
{
	size_t base = joining->pairing->base;

	place_of_side(joining, base);
	for (size_t side = 0; side < joining->pairing->n_sides; side++) {
		if (side != base)
			place_of_side(joining, side);
	}
	for (size_t i = 0; i < joining->n_joints; i++) {
		size_t from = joining->n_ordered;

		place_joint(joining, &joining->joints[i]);
		place_nested(joining, from);
	}
}

/* ---- whose text leads to a note, itself or by other notes ---- */

static void reach(struct joining *joining, size_t side, size_t start,
		  size_t end, size_t *n_reached)
{
	const struct mentions *mentions = &joining->pairing->notes[side];

	for (size_t i = start; i < end; i++) {
		struct joint *joint = map_get(&joining->labels[side],
					      mentions->items[i].node->text);

		if (!joint || joint->last == side + 1)
			continue;
		joint->last = side + 1;
		joint->n_sides++;
		joining->order[(*n_reached)++] = joint;
	}
}

/* Borrows the place of the order, which is made afterwards. */
static void reach_all(struct joining *joining)
{
	for (size_t side = 0; side < joining->pairing->n_sides; side++) {
		size_t n_reached = 0;

		if (!document_of(joining, side))
			continue;
		joining->n_documents++;
		reach(joining, side, 0, joining->n_in_text[side], &n_reached);
		for (size_t i = 0; i < n_reached; i++) {
			uint32_t note = joining->order[i]->notes[side];
			const struct stretch *stretch =
				&joining->stretches[side][note];

			reach(joining, side, stretch->start, stretch->end,
			      &n_reached);
		}
	}
}

static void fill_note(struct joining *joining, struct pair *note,
		      const struct joint *joint)
{
	struct pairing *pairing = joining->pairing;

	note->kind = BLOCK_FOOTNOTE;
	note->parent = &pairing->chapter->root;
	note->chapter = pairing->chapter;
	note->number = joint->place + 1;
	note->mentioned = joint->n_sides == joining->n_documents;
	note->sides =
		ARENA_ARRAY(&pairing->arena, struct side, pairing->n_sides);
	for (size_t side = 0; side < pairing->n_sides; side++) {
		struct document *document = pairing->chapter->documents[side];

		if (joint->notes[side] == NONE)
			continue;
		note->sides[side] =
			(struct side){&document->notes[joint->notes[side]], 1};
		note->sides[side].first->pair = note;
	}
}

static void lay_notes(struct joining *joining)
{
	struct pairing *pairing = joining->pairing;
	struct chapter *chapter = pairing->chapter;
	struct block **before =
		ARENA_ARRAY(pairing->scratch, struct block *, pairing->n_sides);

	chapter->notes =
		ARENA_ARRAY(&pairing->arena, struct pair, joining->n_ordered);
	chapter->n_notes = joining->n_ordered;
	for (size_t i = 0; i < chapter->n_notes; i++) {
		struct pair *note = &chapter->notes[i];

		fill_note(joining, note, joining->order[i]);
		report_pair(pairing, &chapter->root, note, before);
		for (size_t side = 0; side < pairing->n_sides; side++) {
			if (note->sides[side].n)
				before[side] = note->sides[side].first;
		}
		pair_children(pairing, note, 1);
	}
}

static void join_mentions(struct joining *joining)
{
	struct pairing *pairing = joining->pairing;

	for (size_t side = 0; side < pairing->n_sides; side++) {
		const struct mentions *mentions = &pairing->notes[side];

		for (size_t i = 0; i < mentions->len; i++) {
			struct inline_node *node = mentions->items[i].node;
			const struct joint *joint =
				map_get(&joining->labels[side], node->text);

			if (joint)
				node->note =
					&pairing->chapter->notes[joint->place];
		}
	}
}

void pair_notes(struct pairing *pairing)
{
	struct arena *scratch = pairing->scratch;
	struct arena_mark mark = arena_mark(scratch);
	size_t n = pairing->n_sides, n_notes = 0;
	struct joining joining = {.pairing = pairing};

	for (size_t side = 0; side < n; side++) {
		const struct document *document = document_of(&joining, side);

		n_notes += document ? document->n_notes : 0;
	}
	if (!n_notes)
		return;
	joining.joints = ARENA_ARRAY(scratch, struct joint, n_notes);
	joining.order = ARENA_ARRAY(scratch, struct joint *, n_notes);
	joining.labels = ARENA_ARRAY(scratch, struct map, n);
	joining.stretches = ARENA_ARRAY(scratch, struct stretch *, n);
	joining.n_in_text = ARENA_ARRAY(scratch, size_t, n);
	join_side(&joining, pairing->base);
	for (size_t side = 0; side < n; side++) {
		if (side != pairing->base)
			join_side(&joining, side);
		scan_notes(&joining, side);
	}
	reach_all(&joining);
	order_joints(&joining);
	lay_notes(&joining);
	join_mentions(&joining);
	arena_rewind(scratch, mark);
}
