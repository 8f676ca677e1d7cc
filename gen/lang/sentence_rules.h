/* What a language says of the ends of its sentences. Private to lang/.
 *
 * Words stand in one string, each between two spaces, without their last full
 * stop and in lower case: " mr mrs e.g ". */
#ifndef DIGLOT_LANG_SENTENCE_RULES_H
#define DIGLOT_LANG_SENTENCE_RULES_H

#include "base/str.h"

struct sentence_rules {
	struct str never;    /* no sentence ends behind these (Mr.) */
	struct str numbered; /* nor behind these before a digit (No. 5) */
	struct str rarely;   /* behind these only before a starter (Inc.) */
	struct str starters; /* words that begin sentences (The) */
	bool ordinals; /* digits with a full stop are ordinals (am 3. Mai) */
	bool solid;    /* no space is needed behind ? ! and . */
};

extern const struct sentence_rules sentences_neutral;
extern const struct sentence_rules sentences_east_asian;
extern const struct sentence_rules sentences_english;
extern const struct sentence_rules sentences_german;
extern const struct sentence_rules sentences_romance;
extern const struct sentence_rules sentences_russian;

#endif
