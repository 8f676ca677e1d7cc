/* What a release of an edition consists of. */
#include "write/release_bag.h"

#include "base/file.h"
#include "read/discover.h"
#include "read/release.h"
#include "read/text.h"
#include "write/address.h"
#include "write/figures.h"

enum {
	SOURCE_LIMIT = 64 << 20, /* bytes of a file */
	PDF_LIMIT = 1 << 30,
	TEMPLATES_DEPTH = 20 /* folders in each other */
};

/* Artifacts */

static void put_artifact(struct bag *bag, const struct build *build,
			 struct str address)
{
	struct str bytes = outset_bytes(build->outset, address);

	if (bytes.len)
		bag_add(bag, path_base(address), bytes);
}

void release_put_artifacts(struct bag *bag, const struct build *build,
			   const struct edition *edition)
{
	struct arena *arena = bag->arena;
	size_t n_views;
	struct view *views = edition_views(arena, edition, &n_views);

	for (size_t i = 0; i < n_views; i++) {
		put_artifact(bag, build,
			     address_epub(arena, edition, &views[i]));
		put_artifact(bag, build,
			     address_single(arena, edition, &views[i]));
	}
	for (size_t i = 0; i < FIGURES_FILES; i++)
		put_artifact(
			bag, build,
			address_figures(arena, edition, figures_suffixes[i]));
}

/* Puts the file if it is there; false after a finding. */
static bool put_file(struct bag *bag, struct reader *reader, struct str path,
		     struct str on_disk, size_t limit)
{
	struct str bytes;
	enum file_status status = file_read(bag->arena, on_disk, limit, &bytes);

	if (status == FILE_OK)
		bag_add(bag, path, bytes);
	else if (status != FILE_MISSING)
		text_report_status(reader, on_disk, status, limit);
	return status == FILE_OK || status == FILE_MISSING;
}

bool release_put_pdf(struct bag *bag, struct reader *reader,
		     const struct edition *edition, const struct view *view,
		     struct str folder)
{
	struct str name = path_base(address_pdf(bag->arena, edition, view));
	struct str path = path_join(bag->arena, folder, name);
	size_t before = bag->payload.len;

	if (!put_file(bag, reader, name, path, PDF_LIMIT) ||
	    bag->payload.len == before)
		return false;
	if (str_starts(bag->files[bag->len - 1].bytes, STR("%PDF-")))
		return true;
	findings_report(reader->findings, RELEASING_NOT_PDF, place_file(path),
			STR(""), STR(""));
	return false;
}

/* Sources */

static struct str publication_path(struct arena *arena,
				   const struct publication *publication)
{
	return arena_join(arena, STR("source/"),
			  folder_name(arena, publication->folder), STR(""));
}

static struct str source_path(struct arena *arena,
			      const struct edition *edition, struct str name)
{
	struct str folder = publication_path(arena, edition->publication);

	/* Texts in the publication's own folder are its only edition. */
	if (!str_eq(edition->folder, edition->publication->folder))
		folder = path_join(arena, folder,
				   folder_name(arena, edition->folder));
	return path_clean(arena, path_join(arena, folder, name));
}

bool release_put_sources(struct bag *bag, struct reader *reader,
			 const struct edition *edition)
{
	static const struct str names[] = {STR_INIT("edition.yaml"),
					   STR_INIT("ledger.csv")};
	struct arena *arena = bag->arena;
	bool good = true;

	for (size_t i = 0; i < edition->n_sources; i++)
		bag_add(bag,
			source_path(arena, edition, edition->sources[i].name),
			arena_str(arena, edition->sources[i].bytes));
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		good &= put_file(bag, reader,
				 source_path(arena, edition, names[i]),
				 path_join(arena, edition->folder, names[i]),
				 SOURCE_LIMIT);
	return good;
}

/* The site's own templates: books are made with them. Links can make a tree
 * look endless. */
static bool put_folder(struct bag *bag, struct reader *reader, struct str path,
		       struct str on_disk, unsigned depth)
{
	struct folder folder;
	enum file_status status = folder_list(bag->arena, on_disk, &folder);
	bool good = true;

	if (!depth)
		status = FILE_LOOP;
	if (status == FILE_MISSING)
		return true;
	if (status != FILE_OK) {
		text_report_status(reader, on_disk, status, 0);
		return false;
	}
	for (size_t i = 0; i < folder.len; i++) {
		const struct folder_entry *entry = &folder.entries[i];
		struct str below = path_join(bag->arena, path, entry->name);
		struct str from = path_join(bag->arena, on_disk, entry->name);

		good = good &&
		       (entry->is_folder ? put_folder(bag, reader, below, from,
						      depth - 1)
					 : put_file(bag, reader, below, from,
						    SOURCE_LIMIT));
	}
	return good;
}

/* The pictures that site.yaml names lie beside it or below. */
static void put_site_images(struct bag *bag, const struct site *site)
{
	struct arena *arena = bag->arena;
	struct str folder = path_clean(arena, path_dir(site->config));

	for (size_t i = 0; i < site->details.len; i++) {
		const struct asset *asset = site->details.items[i].asset;
		struct str path;

		if (!asset)
			continue;
		path = path_clean(arena, asset->path);
		if (folder.len && path_is_inside(path, folder))
			path = str_slice(path, folder.len + 1, path.len);
		path = path_clean(arena, path_join(arena, STR("source"), path));
		if (path_is_inside(path, STR("source")))
			bag_add(bag, path, asset->bytes);
	}
}

/* Without a site.yaml the top would look like a publication where the texts
 * lie in that itself. */
static bool put_site(struct bag *bag, struct reader *reader,
		     const struct site *site)
{
	const struct str path = STR("source/site.yaml");

	if (!put_file(bag, reader, path, site->config, SOURCE_LIMIT))
		return false;
	bag_add(bag, path,
		STR("# What a released edition was made of: diglot build "
		    "makes it again.\n"));
	put_site_images(bag, site);
	return put_folder(bag, reader, STR("source/templates"),
			  path_join(bag->arena, site->folder, STR("templates")),
			  TEMPLATES_DEPTH);
}

bool release_put_shared(struct bag *bag, struct reader *reader,
			const struct publication *publication)
{
	static const struct str names[] = {STR_INIT("publication.yaml"),
					   STR_INIT("terms.csv")};
	struct arena *arena = bag->arena;
	struct str folder = publication_path(arena, publication);
	bool good = put_site(bag, reader, publication->site);

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		good &= put_file(
			bag, reader, path_join(arena, folder, names[i]),
			path_join(arena, publication->folder, names[i]),
			SOURCE_LIMIT);
	return good;
}

/* Descriptions */

static struct str day_of(const struct edition *edition)
{
	return edition->modified.len ? edition->modified : edition->date;
}

static struct str printing_of(struct arena *arena,
			      const struct edition *edition)
{
	return arena_printf(arena, "%u", edition->printing);
}

void release_describe(struct bag *bag, const struct edition *edition)
{
	const struct publication *publication = edition->publication;
	const struct localized *publisher =
		publication->publisher.len ? &publication->publisher
					   : &publication->site->publisher;
	struct arena *arena = bag->arena;

	bag_tell(bag, STR("Source-Organization"),
		 localized_for(publisher, edition->languages[0].tag, NULL));
	for (size_t i = 0; i < edition->n_languages; i++) {
		struct str language = edition->languages[i].tag;
		struct str title =
			localized_for(&publication->title, language, NULL);
		struct str name = localized_for(&edition->name, language, NULL);

		bag_tell(bag, STR("External-Description"),
			 arena_join(arena, title,
				    name.len ? STR(" / ") : STR(""), name));
	}
	bag_tell(bag, STR("External-Identifier"), edition->identifier);
	bag_tell(bag, STR("Bag-Group-Identifier"), publication->identifier);
	bag_tell(bag, STR("Internal-Sender-Identifier"),
		 arena_join(arena, publication->slug, STR("/"),
			    arena_join(arena, edition->slug, STR("/"),
				       printing_of(arena, edition))));
	for (size_t i = 0; i < edition->n_releases; i++)
		bag_tell(bag, release_earlier,
			 arena_printf(arena, "%u",
				      edition->releases[i].printing));
	bag_tell(bag, STR("Bagging-Date"), day_of(edition));
	bag_tell(bag, STR("Bag-Software-Agent"), STR("diglot " DIGLOT_VERSION));
}

struct str release_comment(struct arena *arena, const struct edition *edition)
{
	return arena_printf(
		arena,
		"publication:%.*s\tedition:%.*s\tprinting:%u\tdate:%.*s\t"
		"file:SHA256SUMS\thashed",
		STR_ARG(edition->publication->slug), STR_ARG(edition->slug),
		edition->printing, STR_ARG(day_of(edition)));
}
