/* Releases: what was issued of an edition, printing by printing. A release
 * lies in <edition>/releases/<printing>/ (docs/releases.md) and stays as it
 * is; later builds publish its very bytes. */
#ifndef DIGLOT_MODEL_RELEASE_H
#define DIGLOT_MODEL_RELEASE_H

#include "base/map.h"
#include "model/site.h"

struct release_file {
	struct str name;   /* below the release's data/: "figures.csv" */
	struct str path;   /* on disk */
	struct str sha256; /* as it was issued; empty: the list of the sums and
			      its signature, which are in no list */
	uint64_t size;     /* bytes */
};

struct release {
	uint32_t printing;
	struct str folder;          /* on disk */
	struct release_file *files; /* by name */
	size_t n_files;
	struct map by_name; /* → struct release_file * */
	/* Below data/, the folder that the edition was made of:
	 * "source/report/2021-1"; empty if there is none. */
	struct str source;
};

/* The list of the sums, and the signature over it. */
extern const struct str release_sums, release_signature;

/* The file of the name; NULL if the release has none. */
const struct release_file *release_file(const struct release *release,
					struct str name);

/* The file that is published under the name, that of a book or of data of the
 * edition: names of books begin with those of publication and edition, which
 * may have been others when it was issued. NULL if there is none. */
const struct release_file *release_issued(const struct release *release,
					  const struct edition *edition,
					  struct str name);

/* The file of a release that was the edition's source of this name (see struct
 * source_record), wherever the edition lies now; NULL if it had none. The
 * arena is used on the way. */
const struct release_file *release_source(const struct release *release,
					  struct arena *scratch,
					  struct str name);

/* The last one; NULL if nothing was issued. */
const struct release *release_newest(const struct edition *edition);

/* The release whose files are the edition's books and data: that of its
 * printing. NULL if this was not issued yet, or if the edition is withdrawn.
 */
const struct release *release_current(const struct edition *edition);

#endif
