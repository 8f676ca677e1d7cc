/* A publication from the disk: its metadata, its editions, their documents.
 * Documents are read in parallel, each into an arena of its own that the
 * publication adopts; all else is quick and done in order. */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "read/asset.h"
#include "read/chapter.h"
#include "read/config.h"
#include "read/data.h"
#include "read/discover.h"
#include "read/errata.h"
#include "read/front_matter.h"
#include "read/identifier.h"
#include "read/ledger.h"
#include "read/manifest.h"
#include "read/markdown.h"
#include "read/release.h"
#include "read/reserved.h"
#include "read/slug.h"
#include "read/term_base.h"
#include "read/text.h"

/* An edition while it is read. */
struct edition_source {
	struct edition edition; /* until the editions are in order */
	struct edition_config config;
	struct edition_files files;
	size_t first_task; /* its documents are tasks from here on */
	/* That of the run; for earlier editions one that keeps quiet. */
	struct reader *reader;
};

/* A document to be read. */
struct task {
	const struct source_file *file;
	const struct edition_source *source;
	struct arena arena;
	struct document *document;
	struct image_use *uses;
	bool failed;
};

/* What the functions below share. */
struct loading {
	struct reader *reader;
	struct reader quiet; /* for editions that nobody asked for */
	struct publication *publication;
	const struct publication_source *source;
	struct arena *arena;  /* the publication's */
	struct arena scratch; /* forgotten at the end */
	const struct yaml *map;
	struct edition_source *sources;
	size_t n_sources;
	size_t n_earlier; /* the first of them, read for identity only */
	struct task *tasks;
	size_t n_tasks;
};

static bool open_edition(struct loading *loading, struct str folder,
			 struct edition_source *source)
{
	bool asked = !loading->source->edition.len ||
		     str_eq(folder, loading->source->edition);
	struct reader *reader = asked ? loading->reader : &loading->quiet;
	struct edition *edition = &source->edition;

	source->reader = reader;
	edition->folder = folder;
	edition->publication = loading->publication;
	if (!config_edition(reader, loading->arena, folder, edition,
			    &source->config))
		return false;
	return discover_files(
		reader, loading->arena, folder, loading->publication,
		config_place(loading->map, STR("languages")), &source->files);
}

/* What concerns several editions is no matter of one that is built by itself.
 */
static struct findings *reporter(const struct loading *loading)
{
	return loading->source->edition.len ? loading->quiet.findings
					    : loading->reader->findings;
}

/* The slug of each edition, before they are put in order. */
static void name_editions(struct loading *loading)
{
	struct str own = loading->publication->folder;
	struct map taken = {0};
	struct edition nobody = {0};

	for (size_t i = 0; i < loading->n_sources; i++) {
		struct edition *edition = &loading->sources[i].edition;
		struct str slug =
			str_eq(edition->folder, own)
				? STR("1")
				: slug_always(loading->arena,
					      folder_name(loading->arena,
							  edition->folder));
		const struct edition *other = map_get(&taken, slug);

		if (other && other->folder.len)
			findings_report(reporter(loading), ADDRESS_DUPLICATE,
					place_file(edition->folder), slug,
					other->folder);
		if (reserved_edition(slug))
			map_add(&taken, &loading->scratch, slug, &nobody);
		edition->slug = slug_free(loading->arena, &taken, slug);
		if (reserved_edition(slug))
			findings_report(reporter(loading), ADDRESS_RESERVED,
					place_file(edition->folder), slug,
					edition->slug);
		map_add(&taken, &loading->scratch, edition->slug, edition);
	}
}

static int compare_sources(const void *a, const void *b)
{
	const struct edition_source *left = a, *right = b;
	uint32_t x = left->edition.number, y = right->edition.number;

	if (x != y)
		return x < y ? -1 : 1;
	return natural_cmp(left->edition.slug, right->edition.slug);
}

/* Numbers those without a number by their place, and sorts. */
static void order_editions(struct loading *loading)
{
	struct edition_source *sources = loading->sources;
	char number[16];

	for (size_t i = 0; i < loading->n_sources; i++)
		if (!sources[i].edition.number)
			sources[i].edition.number = (uint32_t)i + 1;
	qsort(sources, loading->n_sources, sizeof(*sources), compare_sources);
	for (size_t i = 1; i < loading->n_sources; i++) {
		const struct edition *edition = &sources[i].edition;
		const struct edition *before = &sources[i - 1].edition;

		if (edition->number != before->number)
			continue;
		snprintf(number, sizeof(number), "%u", edition->number);
		findings_report(
			reporter(loading), EDITION_DUPLICATE,
			config_place(sources[i].config.map, STR("number")),
			str_from(number), before->slug);
	}
}

/* The folders of all editions; a single one by the name that was asked for.
 */
static struct str *list_folders(struct loading *loading, size_t *n)
{
	struct str *folders = edition_folders(loading->arena,
					      loading->publication->folder, n);
	struct str single = loading->source->edition;
	struct str name;

	if (!single.len)
		return folders;
	name = folder_name(loading->arena, single);
	for (size_t i = 0; i < *n; i++)
		if (str_eq(path_base(folders[i]), name)) {
			folders[i] = single;
			return folders;
		}
	folders = ARENA_NEW(loading->arena, struct str);
	folders[0] = single;
	*n = 1;
	return folders;
}

/* Of a single edition's publication, keeps the edition and those before. */
static void keep_earlier(struct loading *loading)
{
	size_t i = 0;

	if (!loading->source->edition.len)
		return;
	while (loading->sources[i].reader != loading->reader)
		i++;
	loading->n_earlier = i;
	loading->n_sources = i + 1;
}

/* Opens one more; of those behind a single edition one may be broken. */
static bool open_next(struct loading *loading, struct str folder)
{
	struct edition_source *source = &loading->sources[loading->n_sources];
	bool is_behind = false;

	for (size_t i = 0; i < loading->n_sources; i++)
		is_behind |= loading->source->edition.len &&
			     loading->sources[i].reader == loading->reader;
	if (!open_edition(loading, folder, source))
		return is_behind;
	loading->n_sources++;
	return true;
}

static bool find_editions(struct loading *loading)
{
	struct str folder = loading->publication->folder;
	bool good = true;
	size_t n;
	struct str *folders = list_folders(loading, &n);

	if (!n) {
		findings_report(loading->reader->findings, CONTENT_EMPTY,
				place_file(folder), folder, STR(""));
		return false;
	}
	loading->sources =
		ARENA_ARRAY(loading->arena, struct edition_source, n);
	for (size_t i = 0; i < n; i++)
		good &= open_next(loading, folders[i]);
	if (!good)
		return false;
	name_editions(loading);
	order_editions(loading);
	keep_earlier(loading);
	return true;
}

/* The title of a document without title and heading: its file's name. */
static struct str title_from_name(struct str name)
{
	struct str base = path_base(name);

	base.len -= path_suffix(base).len;
	return slug_unordered(base);
}

static bool read_body(struct task *task, struct arena *scratch)
{
	struct reader *reader = task->source->reader;
	struct markdown_context context = {
		.reader = reader,
		.arena = &task->arena,
		.scratch = scratch,
		.languages = task->source->files.languages,
		.n_languages = task->source->files.n_languages,
		.side = task->file->side,
		.edition_folder = task->source->edition.folder};
	struct body body;

	if (!text_read(reader, &task->arena, task->file->path,
		       text_limit(reader), &task->document->bytes))
		return false;
	task->document->source = text_of_bytes(task->document->bytes);
	if (!front_matter_read(reader, &task->arena, task->document, &body))
		return false;
	return markdown_parse(&context, task->document, body.start, body.line);
}

static void read_document(void *context, size_t item, struct arena *scratch)
{
	struct loading *loading = context;
	struct task *task = &loading->tasks[item];
	struct document *document = ARENA_NEW(&task->arena, struct document);

	task->document = document;
	document->path = task->file->path;
	document->side = task->file->side;
	task->failed = !read_body(task, scratch);
	if (task->failed)
		return;
	if (!document->title.len)
		document->title = title_from_name(task->file->name);
	task->uses = image_uses(&task->arena, document);
}

/* One task a file of every edition. */
static void make_tasks(struct loading *loading)
{
	struct task *task;

	for (size_t i = 0; i < loading->n_sources; i++) {
		loading->sources[i].first_task = loading->n_tasks;
		loading->n_tasks += loading->sources[i].files.n_files;
	}
	loading->tasks =
		ARENA_ARRAY(&loading->scratch, struct task, loading->n_tasks);
	task = loading->tasks;
	for (size_t i = 0; i < loading->n_sources; i++) {
		const struct edition_source *source = &loading->sources[i];

		for (size_t j = 0; j < source->files.n_files; j++, task++) {
			task->file = &source->files.files[j];
			task->source = source;
		}
	}
}

static bool read_documents(struct loading *loading)
{
	bool good = true;

	make_tasks(loading);
	pool_each(loading->reader->pool, loading->n_tasks, read_document,
		  loading);
	for (size_t i = 0; i < loading->n_tasks; i++) {
		arena_adopt(loading->arena, &loading->tasks[i].arena);
		good &= !loading->tasks[i].failed;
	}
	return good;
}

static void set_languages(struct loading *loading, struct edition *edition,
			  const struct edition_files *files)
{
	edition->n_languages = files->n_languages;
	edition->languages = ARENA_ARRAY(
		loading->arena, struct edition_language, files->n_languages);
	for (size_t i = 0; i < files->n_languages; i++) {
		edition->languages[i].tag = files->languages[i];
		edition->languages[i].rules =
			language_find(files->languages[i]);
	}
}

static void build_chapters(struct loading *loading,
			   const struct edition_source *source,
			   struct edition *edition)
{
	size_t n = source->files.n_files;
	struct named_document *documents =
		ARENA_ARRAY(&loading->scratch, struct named_document, n);

	for (size_t i = 0; i < n; i++) {
		const struct task *task =
			&loading->tasks[source->first_task + i];

		documents[i].document = task->document;
		documents[i].name = task->file->name;
	}
	chapters_build(source->reader, loading->arena, edition, documents, n);
}

/* An edition that is the content itself has its publication's images, too. */
static unsigned climbs(const struct loading *loading)
{
	struct str single = loading->source->edition;

	return single.len && str_eq(single, loading->publication->site->folder);
}

static bool take_images(struct loading *loading,
			const struct edition_source *source,
			struct edition *edition)
{
	struct asset_store store = {.reader = loading->reader,
				    .arena = loading->arena,
				    .edition = edition,
				    .root = loading->publication->site->folder,
				    .climbs = climbs(loading)};
	bool good = true;

	for (size_t i = 0; i < source->files.n_files; i++) {
		const struct task *task =
			&loading->tasks[source->first_task + i];

		good &= assets_take(&store, task->document, task->uses);
	}
	if (source->config.cover.len)
		good &= asset_take_cover(
			&store, source->config.cover,
			config_place(source->config.map, STR("cover")));
	return good;
}

/* The slug of the edition that is replaced; it must be another one. */
static bool resolve_replaces(struct loading *loading,
			     const struct edition_source *source,
			     struct edition *edition)
{
	struct str wanted = source->config.replaces;

	if (!wanted.len)
		return true;
	for (size_t i = 0; i < loading->n_sources; i++) {
		const struct edition *other = &loading->sources[i].edition;

		if (str_eq(path_base(other->folder), wanted) &&
		    !str_eq(other->slug, edition->slug)) {
			edition->replaces = other->slug;
			return true;
		}
	}
	/* An edition built by itself knows only those before it. */
	edition->replaces = slug_from(loading->arena, wanted);
	if (loading->source->edition.len)
		return true;
	text_report_value(loading->reader,
			  config_place(source->config.map, STR("replaces")),
			  STR("replaces"), wanted,
			  MSGID("write the folder name of another edition"));
	return false;
}

/* What was issued keeps its identifier, wherever the site moves. */
static void identify(const struct loading *loading,
		     const struct edition_source *source,
		     struct edition *edition)
{
	struct str issued = release_identifier(loading->arena, edition->folder);

	edition->identifier_place =
		config_place(source->config.map, STR("identifier"));
	if (!edition->identifier.len && issued.len)
		edition->identifier = issued;
	else if (!edition->identifier.len)
		edition->identifier = identifier_make(
			loading->arena, loading->publication->site->identifier,
			loading->publication->slug, edition->slug);
	else if (issued.len && !str_eq(edition->identifier, issued))
		findings_report(source->reader->findings, RELEASE_IDENTIFIER,
				edition->identifier_place, edition->identifier,
				issued);
}

static bool fill_edition(struct loading *loading,
			 const struct edition_source *source,
			 struct edition *edition)
{
	bool good;

	*edition = source->edition;
	set_languages(loading, edition, &source->files);
	build_chapters(loading, source, edition);
	good = errata_read(source->reader, loading->arena, edition) &&
	       take_images(loading, source, edition) &&
	       ledger_read(loading->reader, loading->arena, edition->folder,
			   &edition->ledger) &&
	       releases_read(loading->reader, loading->arena, edition);
	data_take(loading->arena, edition);
	good &= resolve_replaces(loading, source, edition);
	identify(loading, source, edition);
	if (!good)
		return false;
	manifest_make(loading->arena, edition);
	releases_compare(loading->reader, loading->arena, edition,
			 &source->config);
	return true;
}

/* An edition that is only read for what came of it. */
static void fill_earlier(struct loading *loading,
			 const struct edition_source *source,
			 struct edition *edition)
{
	*edition = source->edition;
	set_languages(loading, edition, &source->files);
	build_chapters(loading, source, edition);
	errata_read(source->reader, loading->arena, edition);
	identify(loading, source, edition);
}

static bool fill_editions(struct loading *loading)
{
	struct publication *publication = loading->publication;
	const struct edition *before = NULL;
	bool good = true;

	publication->n_earlier = loading->n_earlier;
	publication->n_editions = loading->n_sources - loading->n_earlier;
	publication->earlier =
		ARENA_ARRAY(loading->arena, struct edition, loading->n_sources);
	publication->editions = publication->earlier + loading->n_earlier;
	for (size_t i = 0; i < loading->n_sources; i++) {
		struct edition *edition = &publication->earlier[i];

		if (i < loading->n_earlier)
			fill_earlier(loading, &loading->sources[i], edition);
		else
			good &= fill_edition(loading, &loading->sources[i],
					     edition);
		edition->before = before;
		before = edition;
	}
	return good;
}

/* Without a title of its own a publication is called as the first chapter of
 * its newest edition is, in each language that has it. */
static void title_publication(struct loading *loading)
{
	struct publication *publication = loading->publication;
	const struct edition *edition =
		&publication->editions[publication->n_editions - 1];
	struct localized *title = &publication->title;

	if (title->len)
		return;
	title->texts = ARENA_ARRAY(loading->arena, struct localized_text,
				   edition->n_languages + 1);
	for (size_t i = 0; i < edition->n_languages; i++) {
		const struct document *document =
			edition->chapters[0]->documents[i];

		if (document && document->title.len)
			title->texts[title->len++] = (struct localized_text){
				.tag = edition->languages[i].tag,
				.text = document->title};
	}
	if (!title->len)
		title->texts[title->len++].text =
			folder_name(loading->arena, publication->folder);
}

static bool load(struct loading *loading)
{
	struct publication *publication = loading->publication;

	if (!config_publication(loading->reader, loading->arena,
				publication->folder, publication,
				&loading->map) ||
	    !find_editions(loading) || !read_documents(loading) ||
	    !fill_editions(loading))
		return false;
	term_base_read(loading->reader, loading->arena, publication->folder,
		       &publication->terms);
	title_publication(loading);
	publication->identifier_place =
		config_place(loading->map, STR("identifier"));
	if (!publication->identifier.len)
		publication->identifier = identifier_make(
			loading->arena, publication->site->identifier,
			publication->slug, STR(""));
	return true;
}

static bool stops(void *context, struct finding *finding, struct arena *arena)
{
	(void)context;
	(void)arena;
	return finding->severity >= FATAL;
}

/* Says why earlier editions could not be read. */
static void pass_on(struct loading *loading)
{
	findings_filter(loading->quiet.findings, stops, NULL);
	findings_merge(loading->reader->findings, loading->quiet.findings);
}

struct publication *read_publication(struct reader *reader, struct site *site,
				     const struct publication_source *source)
{
	struct arena arena = {0};
	struct publication *publication = ARENA_NEW(&arena, struct publication);
	struct loading loading = {.reader = reader,
				  .publication = publication,
				  .source = source,
				  .arena = &publication->arena};
	bool good;

	publication->arena = arena;
	publication->folder = source->folder;
	publication->slug = source->slug;
	publication->site = site;
	loading.quiet = *reader;
	loading.quiet.findings = findings_new();
	good = load(&loading);
	if (!good)
		pass_on(&loading);
	findings_free(loading.quiet.findings);
	arena_free(&loading.scratch);
	if (good)
		return publication;
	publication_free(publication);
	return NULL;
}

void publication_free(struct publication *publication)
{
	/* The struct lies in its own arena. */
	struct arena arena = publication->arena;

	arena_free(&arena);
}
