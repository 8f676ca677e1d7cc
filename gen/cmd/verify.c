/* diglot verify: whether a release is whole, and who signed it. */
#include <libintl.h>
#include <stdio.h>

#include "base/file.h"
#include "cmd/command.h"
#include "cmd/report.h"
#include "read/verify.h"

enum { KEY_LIMIT = 4096 };

/* The public key that the options name; *key is NULL if they name none. False
 * after a message. */
static bool find_key(const struct options *options, struct public_key *room,
		     const struct public_key **key)
{
	struct arena arena = {0};
	struct str text = options->public_key;
	struct str from = options->public_key;
	bool good = true;

	*key = NULL;
	if (options->key.len) {
		from = options->key;
		good = file_read(&arena, from, KEY_LIMIT, &text) == FILE_OK;
	}
	if (from.len) {
		good = good && public_key_read(text, room);
		*key = room;
	}
	arena_free(&arena);
	if (!good)
		fprintf(stderr,
			gettext("diglot: %.*s is no public key of minisign\n"),
			STR_ARG(from));
	return good;
}

static void print_verified(struct str folder, const struct verified *verified)
{
	printf(gettext("%.*s: whole, %zu files, %llu bytes\n"), STR_ARG(folder),
	       verified->n_files, (unsigned long long)verified->bytes);
	if (verified->is_signed)
		printf(gettext("signed with key %.*s: %.*s\n"),
		       STR_ARG(verified->signer), STR_ARG(verified->comment));
}

static bool has_list(struct arena *arena, struct str folder)
{
	return file_exists(path_join(arena, folder, STR("bagit.txt"))) ||
	       file_exists(path_join(arena, folder, STR("SHA256SUMS")));
}

/* Where the user may have meant, a few folders down. */
struct below {
	struct arena arena;
	unsigned n_looked;
	unsigned n_found;
};

static void say_below(struct below *below, struct str path, unsigned levels)
{
	enum { LOOKED_MOST = 1000, FOUND_MOST = 10 };
	struct folder folder;

	folder_list(&below->arena, path, &folder);
	for (size_t i = 0; i < folder.len && below->n_found < FOUND_MOST &&
			   below->n_looked < LOOKED_MOST;
	     i++) {
		struct str inner =
			path_join(&below->arena, path, folder.entries[i].name);

		if (!folder.entries[i].is_folder)
			continue;
		below->n_looked++;
		if (!has_list(&below->arena, inner)) {
			if (levels)
				say_below(below, inner, levels - 1);
			continue;
		}
		if (!below->n_found++)
			fputs(gettext("Releases below it:\n"), stderr);
		fprintf(stderr, "  %.*s\n", STR_ARG(inner));
	}
}

/* A folder without any list is none of a release, but may hold some. */
static void say_meant(struct str folder)
{
	enum { LEVELS = 4 }; /* content/report/2022-1/releases/1 */
	struct below below = {0};

	if (!has_list(&below.arena, folder))
		say_below(&below, folder, LEVELS - 1);
	arena_free(&below.arena);
}

static int verify(const struct options *options, struct str folder,
		  struct pool *pool, const struct public_key *key)
{
	const struct report_options report = {options->max_findings,
					      report_wants_colour(stderr)};
	struct reader reader = {.findings = findings_new(), .pool = pool};
	struct arena arena = {0};
	struct verified verified;
	int status;

	verify_folder(&reader, &arena, folder, key, &verified);
	status = exit_status(reader.findings, false);
	report_findings(stderr, reader.findings, &report);
	if (status == EXIT_CLEAN && !options->quiet)
		print_verified(folder, &verified);
	if (status == EXIT_CONTENT)
		say_meant(folder);
	findings_free(reader.findings);
	arena_free(&arena);
	return status;
}

int command_verify(int argc, char **argv)
{
	struct options options;
	struct public_key room;
	const struct public_key *key;
	struct pool *pool;
	int status = EXIT_CLEAN;

	if (!options_read(&options, TAKES_VERIFY, argc, argv) ||
	    !find_key(&options, &room, &key))
		return EXIT_MACHINE;
	if (!options.n_rest) {
		fputs(gettext("diglot: verify needs the folder of a release\n"),
		      stderr);
		return EXIT_MACHINE;
	}
	pool = pool_new(options.jobs);
	for (size_t i = 0; i < options.n_rest; i++) {
		int one =
			verify(&options, str_from(options.rest[i]), pool, key);

		status = one > status ? one : status;
	}
	pool_free(pool);
	return status;
}
