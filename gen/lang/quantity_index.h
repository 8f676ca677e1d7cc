/* Where the words of a language are found in a text: by their first piece, a
 * whole word of letters or one character. Private to lang/.
 *
 * A place of a text costs one look-up, whose candidates are the few words that
 * begin alike. */
#ifndef DIGLOT_LANG_QUANTITY_INDEX_H
#define DIGLOT_LANG_QUANTITY_INDEX_H

#include "lang/quantity_rules.h"

/* Built at first use; any number of threads may look words up at once. */
enum { WORDS_MOST = 1536, WORD_SLOTS = 4096 };
struct word_index {
	_Atomic(bool) ready;
	size_t n;
	/* By the hash of their first piece, the longest first, words of the
	 * same text side by side. */
	const struct number_word *words[WORDS_MOST];
	uint32_t hashes[WORDS_MOST];
	uint64_t parts[WORDS_MOST];  /* of all words of the same text */
	uint16_t n_rows[WORDS_MOST]; /* how many those are */
	uint16_t slots[WORD_SLOTS];  /* 1 + the first of the words */
};

/* The words of the rules and those of all languages. */
const struct word_index *word_index_of(const struct quantity_rules *rules);

/* The end of the piece that begins at the position, inside the text. */
size_t word_index_piece(struct str text, size_t pos);

/* The first and each next text that begins as the piece does, by its first
 * row; index->n if there is none. */
size_t word_index_first(const struct word_index *index, struct str text,
			size_t pos, size_t piece);
size_t word_index_next(const struct word_index *index, size_t i);

/* The end of the word in the text at the position, or 0 if it is not there. */
size_t number_word_match(struct str text, size_t pos,
			 const struct number_word *word);

/* The width of a letter at the position, of ASCII or of another alphabet; 0 if
 * there is none. */
size_t letter_at(struct str text, size_t pos);

/* The same for a character of white space. */
size_t space_at(struct str text, size_t pos);

#endif
