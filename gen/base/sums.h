/* Lists of digests with the paths of files: SHA256SUMS as sha256sum writes and
 * checks it (GNU coreutils), and the manifests of a BagIt bag (RFC 8493). They
 * differ in how they spell paths with line ends. */
#ifndef DIGLOT_BASE_SUMS_H
#define DIGLOT_BASE_SUMS_H

#include "base/buf.h"
#include "base/digest.h"
#include "base/finding.h"
#include "base/map.h"

enum sums_form {
	SUMS_COREUTILS, /* "<digest>  <path>", "\" before lines whose path has
			   \\, \n or \r for what they stand for; # comments */
	SUMS_BAGIT,     /* "<digest> <path>" with %25, %0A and %0D */
	SUMS_BAGIT_512  /* the same with SHA-512 instead of SHA-256 */
};

struct sum {
	struct str path;   /* relative, with slashes; no ".", "..", "//" */
	struct str digest; /* lower-case hexadecimal digits, as many as the
			      form has */
	uint32_t line;     /* where it was read; 0: nowhere */
};

/* All zero is a valid empty list. Nothing is removed. */
struct sums {
	struct sum *items;
	size_t len;
	size_t cap;
	struct map by_path; /* path → size_t *, the number of its item */
};

/* Whether a path leads to a file in the folder that it is relative to, and
 * has one spelling only: not empty, not absolute, no NUL, no part that is
 * empty, "." or "..". */
bool sums_path_is_safe(struct str path);

/* Adds a sum; false if the path is there already. Both strings are borrowed
 * and live as long as the list; so does the arena. */
bool sums_add(struct sums *sums, struct arena *arena, struct str path,
	      struct str digest);

/* Which digests a list of the form has. */
enum digest sums_digest(enum sums_form form);

/* The path that bags spell so, in manifests and fetch.txt. */
struct str sums_bag_path(struct arena *arena, struct str spelt);

/* The digest of a path; empty if it is not listed. */
struct str sums_find(const struct sums *sums, struct str path);

/* Reads a list that is valid UTF-8 (read_text); file is its name in findings.
 * Lines end with LF, CRLF or CR; "./" before a path is cut off. False after an
 * ERROR finding for every line that is no sum, whose path is not safe, or
 * whose path was listed before; the others are in the list in their order.
 * Everything lies in the arena or in the text. */
bool sums_read(struct sums *sums, struct arena *arena,
	       struct findings *findings, struct str file, struct str text,
	       enum sums_form form);

/* Puts the items in the order of their paths, byte by byte. */
void sums_sort(struct sums *sums, struct arena *arena);

/* Appends the list as it is. */
void sums_put(struct buf *out, const struct sums *sums, enum sums_form form);

#endif
