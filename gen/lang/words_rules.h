/* What a language says of its words. Private to lang/.
 *
 * Words stand in one string, each between two spaces, in lower case, as in
 * lang/sentence_rules.h. */
#ifndef DIGLOT_LANG_WORDS_RULES_H
#define DIGLOT_LANG_WORDS_RULES_H

#include "base/str.h"

struct words_rules {
	struct str light; /* too common to say anything alone */
	bool solid;       /* letters of other scripts than Latin stand without
			     spaces, so that each is a unit */
};

extern const struct words_rules words_neutral;
extern const struct words_rules words_solid;
extern const struct words_rules words_chinese;
extern const struct words_rules words_english;

#endif
