/* Any bytes as what says what a release is: its lists of sums, descriptions and
 * signature, in a bag of a few files that stay. They are verified, and read as
 * the release of an edition. Inputs are the files below in their order (see
 * folder.h); an empty one is not there.
 *
 * Besides crashes it finds files that are said to be checked and are none.
 * clang -fsanitize=fuzzer,address,undefined … */
#include "folder.h"

#include "base/signature.h"
#include "read/read.h"
#include "read/verify.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define BAG "1/releases/1/"

static const char *const files[] = {
	BAG "bagit.txt",
	BAG "bag-info.txt",
	BAG "manifest-sha256.txt",
	BAG "manifest-sha512.txt",
	BAG "tagmanifest-sha256.txt",
	BAG "fetch.txt",
	BAG "data/SHA256SUMS",
	BAG "data/SHA256SUMS.minisig",
};

static const char *const payload[][2] = {
	{"data/r-1-en.epub", "book"},
	{"data/source/r/1/edition.yaml",
	 "status: released\ndate: 2021-06-01\n"},
	{"data/source/r/1/en/one.md", "# One\n"},
};

static struct pool *pool;

static void begin(void)
{
	static const char *const folders[] = {
		"1",
		"1/en",
		"1/releases",
		"1/releases/1",
		BAG "data",
		BAG "data/source",
		BAG "data/source/r",
		BAG "data/source/r/1",
		BAG "data/source/r/1/en",
	};
	char name[80];

	if (!folder_begin(folders, sizeof(folders) / sizeof(*folders)))
		return;
	folder_put("1/edition.yaml", str_from(payload[1][1]));
	folder_put("1/en/one.md", str_from(payload[2][1]));
	for (size_t i = 0; i < sizeof(payload) / sizeof(*payload); i++) {
		snprintf(name, sizeof(name), BAG "%s", payload[i][0]);
		folder_put(name, str_from(payload[i][1]));
	}
	pool = pool_new(1);
}

static void verify(const char *below, bool with_key)
{
	const size_t most = sizeof(payload) / sizeof(*payload) +
			    sizeof(files) / sizeof(*files);
	struct reader reader = {.findings = findings_new(), .pool = pool};
	struct arena arena = {0};
	struct verified verified;
	struct public_key key = {{0}, {0}};

	verify_folder(&reader, &arena,
		      arena_join(&arena, str_from(folder_path), str_from(below),
				 STR("")),
		      with_key ? &key : NULL, &verified);
	if (verified.n_files > most || verified.is_signed)
		abort();
	arena_free(&arena);
	findings_free(reader.findings);
}

static void read_releases(void)
{
	struct reader reader = {.findings = findings_new(), .pool = pool};
	struct arena arena = {0};
	struct site *site = read_site(&reader, &arena, str_from(folder_path));

	struct publication *publication =
		site ? read_publication(&reader, site, &site->sources[0])
		     : NULL;

	if (publication)
		publication_free(publication);
	arena_free(&arena);
	findings_free(reader.findings);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str rest = {(const char *)data, size};

	begin();
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
		struct str part = folder_cut(&rest);

		if (part.len)
			folder_put(files[i], part);
		else
			unlinkat(folder, files[i], 0);
	}
	verify("/1/releases/1", true);
	verify("/1/releases/1/data", false);
	read_releases();
	return 0;
}
