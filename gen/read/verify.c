/* Whether a folder is what its lists of sums say. */
#include "read/verify.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/sums.h"
#include "read/text.h"
#include "read/verify_files.h"

enum { LIST_LIMIT = 64 << 20 /* bytes */, LISTS = 5 };

/* A list and the files that it has to name. */
struct list_of_sums {
	struct str path; /* of the list */
	struct str base; /* of its paths: empty, or with a slash */
	bool (*covers)(const struct list_of_sums *list, struct str path);
	enum digest kind;
	struct sums sums; /* by paths from the base */
};

struct verifying {
	struct reader *reader;
	struct arena *arena;
	struct verify_files files;
	const struct public_key *key; /* may be NULL */
	struct list_of_sums lists[LISTS];
	size_t n_lists;
	bool is_release;      /* of diglot's own */
	struct map elsewhere; /* path → struct str *, where fetch.txt has it */
	struct map missing;   /* reported so far */
	struct verified *verified;
};

static const struct str sums_name = STR_INIT("SHA256SUMS");
static const struct str signature_name = STR_INIT("SHA256SUMS.minisig");

static void report(const struct verifying *verifying, enum message_id id,
		   struct str path, struct str arg0, struct str arg1)
{
	findings_report(verifying->reader->findings, id,
			verify_files_place(&verifying->files, path), arg0,
			arg1);
}

/* The bytes of a text file; false without a finding if it is not there. */
static bool read_file(const struct verifying *verifying, struct str path,
		      struct str *bytes)
{
	return verify_files_find(&verifying->files, path) &&
	       text_read(verifying->reader, verifying->arena,
			 path_join(verifying->arena, verifying->files.folder,
				   path),
			 LIST_LIMIT, bytes);
}

/* Lists */

/* All but the list and its signature. */
static bool covers_sums(const struct list_of_sums *list, struct str path)
{
	struct str name = str_slice(path, list->base.len, path.len);

	return str_starts(path, list->base) && !str_eq(name, sums_name) &&
	       !str_eq(name, signature_name);
}

static bool covers_payload(const struct list_of_sums *list, struct str path)
{
	(void)list;
	return str_starts(path, STR("data/"));
}

/* Whether it is a manifest that begins so, of whatever digests. */
static bool is_manifest(struct str path, struct str start)
{
	return str_starts(path, start) && str_ends(path, STR(".txt")) &&
	       str_find_char(path, '/') == STR_NONE;
}

static bool covers_tags(const struct list_of_sums *list, struct str path)
{
	(void)list;
	return !str_starts(path, STR("data/")) &&
	       !is_manifest(path, STR("tagmanifest-"));
}

/* In bags of others, files beside data/ may be in no list. */
static bool covers_nothing(const struct list_of_sums *list, struct str path)
{
	(void)list;
	(void)path;
	return false;
}

static struct str listed_path(const struct verifying *verifying,
			      const struct list_of_sums *list, size_t item)
{
	return arena_join(verifying->arena, list->base,
			  list->sums.items[item].path, STR(""));
}

static size_t count_missing(const struct verifying *verifying,
			    const struct list_of_sums *list)
{
	size_t n = 0;

	for (size_t i = 0; i < list->sums.len; i++)
		n += !verify_files_find(&verifying->files,
					listed_path(verifying, list, i));
	return n;
}

/* A text that is read so that its %25 stay as they are. */
static struct str with_percents(struct arena *arena, struct str text)
{
	const struct str code = STR("%25");
	struct buf out = {0};
	struct str copy;

	for (size_t at; (at = str_find(text, code)) != STR_NONE;) {
		buf_put(&out, str_slice(text, 0, at + code.len));
		buf_put(&out, STR("25"));
		text = str_slice(text, at + code.len, text.len);
	}
	buf_put(&out, text);
	copy = buf_copy(&out, arena);
	buf_free(&out);
	return copy;
}

/* Bags older than 1.0, and programs that many archives use, do not encode %:
 * then a name with %25 is that of a file. */
static void read_again(const struct verifying *verifying,
		       struct list_of_sums *list, struct str text,
		       enum sums_form form)
{
	struct list_of_sums other = *list;
	struct findings *told = findings_new(); /* by the first reading */

	other.sums = (struct sums){0};
	sums_read(&other.sums, verifying->arena, told, list->path,
		  with_percents(verifying->arena, text), form);
	findings_free(told);
	if (count_missing(verifying, &other) < count_missing(verifying, list))
		*list = other;
}

static void add_list(struct verifying *verifying, struct str path,
		     struct str base, enum sums_form form,
		     bool (*covers)(const struct list_of_sums *, struct str))
{
	struct list_of_sums *list = &verifying->lists[verifying->n_lists];
	struct str bytes;

	*list = (struct list_of_sums){.path = path,
				      .base = base,
				      .covers = covers,
				      .kind = sums_digest(form)};
	if (!verify_files_find(&verifying->files, path)) {
		report(verifying, VERIFY_NO_LIST, path, path, STR(""));
		return;
	}
	if (!read_file(verifying, path, &bytes))
		return;
	sums_read(&list->sums, verifying->arena, verifying->reader->findings,
		  path_join(verifying->arena, verifying->files.folder, path),
		  text_of_bytes(bytes), form);
	if (form != SUMS_COREUTILS && !verifying->is_release)
		read_again(verifying, list, text_of_bytes(bytes), form);
	verifying->n_lists++;
}

static void mark_listed(struct verifying *verifying,
			const struct list_of_sums *list)
{
	for (size_t i = 0; i < list->sums.len; i++) {
		struct verify_file *file = verify_files_find(
			&verifying->files, listed_path(verifying, list, i));

		if (file)
			file->is_listed = file->wanted[list->kind] = true;
	}
}

static void report_missing(struct verifying *verifying,
			   const struct list_of_sums *list, size_t item)
{
	struct str path = listed_path(verifying, list, item);
	const struct str *url = map_get(&verifying->elsewhere, path);

	if (map_add(&verifying->missing, verifying->arena, path, verifying))
		return;
	if (url)
		report(verifying, VERIFY_FETCH, path, *url, STR(""));
	else
		report(verifying, VERIFY_MISSING, path, list->path, STR(""));
}

static void check_item(struct verifying *verifying,
		       const struct list_of_sums *list, size_t item)
{
	struct verify_file *file = verify_files_find(
		&verifying->files, listed_path(verifying, list, item));

	if (!file)
		report_missing(verifying, list, item);
	else if (!file->is_reported && !str_eq(file->digests[list->kind],
					       list->sums.items[item].digest)) {
		report(verifying, VERIFY_CHANGED, file->path, list->path,
		       STR(""));
		file->is_reported = true;
	}
}

/* Files that nobody vouches for. */
static void check_unlisted(struct verifying *verifying,
			   const struct list_of_sums *list)
{
	for (size_t i = 0; i < verifying->files.len; i++) {
		struct verify_file *file = &verifying->files.items[i];
		struct str below =
			str_slice(file->path, list->base.len, file->path.len);

		if (file->is_reported || !list->covers(list, file->path) ||
		    sums_find(&list->sums, below).len)
			continue;
		report(verifying, VERIFY_UNLISTED, file->path, list->path,
		       STR(""));
		file->is_reported = true;
	}
}

static void check_lists(struct verifying *verifying)
{
	for (size_t i = 0; i < verifying->n_lists; i++)
		mark_listed(verifying, &verifying->lists[i]);
	verify_files_hash(&verifying->files);
	for (size_t i = 0; i < verifying->n_lists; i++) {
		const struct list_of_sums *list = &verifying->lists[i];

		for (size_t j = 0; j < list->sums.len; j++)
			check_item(verifying, list, j);
		check_unlisted(verifying, list);
	}
}

/* Bags */

/* The value of a label in a file of "Label: value" lines; a NULL pointer
 * without it. */
static struct str tag_value(struct str text, struct str label)
{
	while (text.ptr) {
		struct str value = str_cut_line(&text);
		struct str name = str_cut(&value, ':');

		if (value.ptr && str_eq_fold(str_trim(name), label))
			return str_trim(value);
	}
	return (struct str){0};
}

/* Bags of others may be older: what has changed since does not matter here. */
static bool is_version(const struct verifying *verifying, struct str version)
{
	return str_eq(version, STR("1.0")) ||
	       (!verifying->is_release && str_starts(version, STR("0.9")));
}

static void check_declaration(struct verifying *verifying)
{
	struct str text;

	if (read_file(verifying, STR("bagit.txt"), &text) &&
	    (!is_version(verifying, tag_value(text, STR("BagIt-Version"))) ||
	     !str_eq_fold(tag_value(text, STR("Tag-File-Character-Encoding")),
			  STR("UTF-8"))))
		report(verifying, BAG_DECLARATION, STR("bagit.txt"), STR(""),
		       STR(""));
}

/* How many bytes and files a bag holds by its own account. */
static void check_amount(struct verifying *verifying)
{
	unsigned long long bytes = 0;
	size_t n = 0;
	struct str text, said, there;

	if (!read_file(verifying, STR("bag-info.txt"), &text))
		return;
	for (size_t i = 0; i < verifying->files.len; i++) {
		const struct verify_file *file = &verifying->files.items[i];

		if (!covers_payload(NULL, file->path))
			continue;
		bytes += file->len;
		n++;
	}
	said = tag_value(text, STR("Payload-Oxum"));
	there = arena_printf(verifying->arena, "%llu.%zu", bytes, n);
	if (said.ptr && !str_eq(said, there))
		report(verifying, BAG_OXUM, STR("bag-info.txt"), said, there);
}

/* Cuts a word off, and the blanks behind it. */
static struct str cut_field(struct str *line)
{
	size_t end = 0, next;
	struct str field;

	while (end < line->len && !char_is_blank(line->ptr[end]))
		end++;
	for (next = end; next < line->len && char_is_blank(line->ptr[next]);)
		next++;
	field = str_slice(*line, 0, end);
	*line = str_slice(*line, next, line->len);
	return field;
}

/* Files that a bag leaves elsewhere: "address length path", a line each. */
static void read_elsewhere(struct verifying *verifying)
{
	struct arena *arena = verifying->arena;
	struct str text;

	if (!read_file(verifying, STR("fetch.txt"), &text))
		return;
	while (text.ptr) {
		struct str line = str_cut_line(&text);
		struct str *url = ARENA_NEW(arena, struct str);

		*url = cut_field(&line);
		cut_field(&line);
		map_add(&verifying->elsewhere, arena,
			sums_bag_path(arena, line), url);
	}
}

/* A manifest is called by what its digests are. */
static const struct {
	struct str name;
	enum sums_form form;
} known[] = {{STR_INIT("sha256.txt"), SUMS_BAGIT},
	     {STR_INIT("sha512.txt"), SUMS_BAGIT_512}};

enum { KNOWN = sizeof(known) / sizeof(*known) };

/* Tells of manifests that cannot be checked. */
static void report_unknown(const struct verifying *verifying, struct str start)
{
	for (size_t i = 0; i < verifying->files.len; i++) {
		struct str path = verifying->files.items[i].path;
		struct str name = str_slice(path, start.len, path.len);
		bool is_known = false;

		for (size_t j = 0; j < KNOWN; j++)
			is_known |= str_eq(name, known[j].name);
		if (is_manifest(path, start) && !is_known)
			report(verifying, VERIFY_DIGEST, path, STR(""),
			       STR(""));
	}
}

/* The manifests whose names begin so. */
static void add_manifests(struct verifying *verifying, struct str start,
			  bool (*covers)(const struct list_of_sums *,
					 struct str))
{
	bool is_needed = verifying->is_release || covers == covers_payload;
	bool found = false;

	for (size_t i = 0; i < KNOWN; i++) {
		struct str path = arena_join(verifying->arena, start,
					     known[i].name, STR(""));

		if (verify_files_find(&verifying->files, path)) {
			add_list(verifying, path, STR(""), known[i].form,
				 covers);
			found = true;
		}
	}
	report_unknown(verifying, start);
	if (is_needed && !found) {
		struct str usual = arena_join(verifying->arena, start,
					      known[0].name, STR(""));

		report(verifying, VERIFY_NO_LIST, usual, usual, STR(""));
	}
}

static void add_bag(struct verifying *verifying)
{
	verifying->is_release =
		verify_files_find(&verifying->files, STR("data/SHA256SUMS"));
	check_declaration(verifying);
	read_elsewhere(verifying);
	add_manifests(verifying, STR("manifest-"), covers_payload);
	add_manifests(verifying, STR("tagmanifest-"),
		      verifying->is_release ? covers_tags : covers_nothing);
	if (verifying->is_release)
		add_list(verifying, STR("data/SHA256SUMS"), STR("data/"),
			 SUMS_COREUTILS, covers_sums);
}

/* Signatures */

static void check_signed(const struct verifying *verifying, struct str path,
			 const struct signature *signature, struct str bytes)
{
	struct verified *verified = verifying->verified;
	const struct public_key *key = verifying->key;
	struct str id = key_id(verifying->arena, signature->id);

	verified->signer = id;
	verified->comment = signature->comment;
	if (!key) {
		report(verifying, SIGNATURE_UNCHECKED, path, id, STR(""));
		return;
	}
	verified->is_signed = signature_is_good(signature, key, bytes);
	if (verified->is_signed)
		return;
	if (!str_eq(id, key_id(verifying->arena, key->id)))
		report(verifying, SIGNATURE_OTHER_KEY, path, id,
		       key_id(verifying->arena, key->id));
	else
		report(verifying, SIGNATURE_WRONG, path, id, STR(""));
}

/* base is where SHA256SUMS lies. */
static void check_signature(const struct verifying *verifying, struct str base)
{
	struct str path =
		arena_join(verifying->arena, base, signature_name, STR(""));
	struct str list =
		arena_join(verifying->arena, base, sums_name, STR(""));
	struct signature signature;
	struct str text, bytes;

	if (!verify_files_find(&verifying->files, path)) {
		report(verifying,
		       verifying->key ? SIGNATURE_MISSING : SIGNATURE_NONE,
		       verifying->key ? path : verifying->lists[0].path,
		       STR(""), STR(""));
		return;
	}
	if (!read_file(verifying, path, &text) ||
	    !read_file(verifying, list, &bytes))
		return;
	if (signature_read(text, &signature))
		check_signed(verifying, path, &signature, bytes);
	else
		report(verifying, SIGNATURE_MALFORMED, path, STR(""), STR(""));
}

/* The folder */

static void count(struct verifying *verifying)
{
	for (size_t i = 0; i < verifying->files.len; i++) {
		const struct verify_file *file = &verifying->files.items[i];

		verifying->verified->n_files += file->is_listed;
		verifying->verified->bytes += file->is_listed ? file->len : 0;
	}
}

static void verify(struct verifying *verifying)
{
	bool is_bag =
		verify_files_find(&verifying->files, STR("bagit.txt")) != NULL;

	if (is_bag)
		add_bag(verifying);
	else
		add_list(verifying, sums_name, STR(""), SUMS_COREUTILS,
			 covers_sums);
	if (!verifying->n_lists)
		return;
	check_lists(verifying);
	if (is_bag)
		check_amount(verifying);
	check_signature(verifying, is_bag ? STR("data/") : STR(""));
	count(verifying);
}

void verify_folder(struct reader *reader, struct arena *arena,
		   struct str folder, const struct public_key *key,
		   struct verified *verified)
{
	struct verifying verifying = {.reader = reader,
				      .arena = arena,
				      .key = key,
				      .verified = verified};

	*verified = (struct verified){0};
	if (!verify_files_open(&verifying.files, reader, arena, folder))
		return;
	verify(&verifying);
	verify_files_close(&verifying.files);
}
