/* Fingerprints of texts: what the ledger keeps to see that one has changed. */
#ifndef DIGLOT_LANG_FINGERPRINT_H
#define DIGLOT_LANG_FINGERPRINT_H

#include "base/arena.h"

/* 32 hexadecimal digits: XXH3 with 128 bits, in its canonical form, of the
 * text in NFC with each run of white space as one space and none at either
 * end. Line breaks and indentation do not change it, everything else does. */
struct str text_fingerprint(struct arena *arena, struct str text);

/* The same with 64 bits, as a number; never 0. */
uint64_t text_digest(struct str text);

#endif
