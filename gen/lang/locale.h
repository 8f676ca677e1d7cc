/* Locales as Open Graph wants them: a language with a territory. */
#ifndef DIGLOT_LANG_LOCALE_H
#define DIGLOT_LANG_LOCALE_H

#include "base/arena.h"
#include "base/str.h"

/* "zh_CN" for zh-Hans, "en_GB" for en-GB, in the arena: with the region of the
 * tag, or else the one that the table has for the language. Empty if there is
 * none. */
struct str language_locale(struct arena *arena, struct str tag);

#endif
