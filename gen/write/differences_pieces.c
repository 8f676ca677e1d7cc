/* Passages shortened to what is near a change. */
#include "write/differences.h"
#include "write/excerpt.h"

enum {
	WHOLE_MOST = 280, /* bytes of equal text that are shown whole, and */
	NEAR = 80         /* characters beside a change that are, else */
};

static struct difference_piece piece(struct str text, bool cut)
{
	return (struct difference_piece){TEXT_EQUAL, text, cut};
}

/* Of equal text, what is near a change behind it, before it or both. */
static size_t put_equal(struct difference_piece *pieces, struct str text,
			bool is_first, bool is_last)
{
	size_t n = 0;

	if (text.len <= WHOLE_MOST) {
		pieces[n++] = piece(text, false);
		return n;
	}
	if (!is_first || is_last) {
		size_t near = is_first ? 2 * NEAR : NEAR;

		pieces[n++] = piece(excerpt_head(text, near), true);
	} else {
		pieces[n++] = piece(STR(""), true);
	}
	if (!is_last)
		pieces[n++] = piece(excerpt_tail(text, NEAR), false);
	return n;
}

struct difference_piece *
difference_pieces(const struct difference_passage *passage, struct arena *arena,
		  size_t *n)
{
	enum { PIECES_OF_EDIT = 2 };
	struct difference_piece *pieces =
		ARENA_ARRAY(arena, struct difference_piece,
			    PIECES_OF_EDIT * passage->n_edits);

	*n = 0;
	for (size_t i = 0; i < passage->n_edits; i++) {
		const struct text_edit *edit = &passage->edits[i];

		if (edit->kind == TEXT_EQUAL)
			*n += put_equal(pieces + *n,
					str_span(passage->after, edit->after),
					i == 0, i + 1 == passage->n_edits);
		else
			pieces[(*n)++] = (struct difference_piece){
				edit->kind,
				edit->kind == TEXT_DELETED
					? str_span(passage->before,
						   edit->before)
					: str_span(passage->after, edit->after),
				false};
	}
	return pieces;
}
