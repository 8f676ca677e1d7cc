/* What readers are told of a publication: every text that is given by
 * language is given in each language of the edition. Folders without metadata
 * files pass silently. */
#include "base/file.h"
#include "check/checks.h"

struct text {
	const char *name;
	const struct localized *localized;
};

/* Whether a reader of the language is served: by a text in it, or by one that
 * is meant for all. */
static bool serves(const struct localized *localized, struct str tag)
{
	for (size_t i = 0; i < localized->len; i++) {
		const struct localized_text *text = &localized->texts[i];

		if (!text->tag.len || language_fit(tag, text->tag) > 1)
			return true;
	}
	return false;
}

/* Texts that diglot made up itself have no line. */
static bool is_written(const struct localized *localized)
{
	return localized->len && localized->texts[0].line;
}

static void check_text(const struct edition *edition, struct str file,
		       const struct text *text, struct findings *findings)
{
	struct place place = place_file(file);

	if (!is_written(text->localized))
		return;
	place.line = text->localized->texts[0].line;
	place.column = 1;
	for (size_t side = 0; side < edition->n_languages; side++) {
		struct str tag = edition->languages[side].tag;

		if (!serves(text->localized, tag))
			findings_report(findings, METADATA_LANGUAGE, place,
					str_from(text->name), tag);
	}
}

static void check_texts(const struct edition *edition, struct str file,
			const struct text *texts, size_t n,
			struct findings *findings)
{
	for (size_t i = 0; i < n; i++)
		check_text(edition, file, &texts[i], findings);
}

static void check_publication(const struct edition *edition, struct str file,
			      struct findings *findings)
{
	const struct publication *publication = edition->publication;
	const struct text texts[] = {
		{"title", &publication->title},
		{"subtitle", &publication->subtitle},
		{"description", &publication->description},
		{"publisher", &publication->publisher},
		{"series", &publication->series},
		{"rights", &publication->rights},
	};
	size_t n = sizeof(texts) / sizeof(*texts);
	bool configured = publication->n_contributors > 0;

	check_texts(edition, file, texts, n, findings);
	for (size_t i = 0; i < n; i++)
		configured |= is_written(texts[i].localized);
	if (configured && !is_written(&publication->title))
		findings_report(findings, METADATA_MISSING, place_file(file),
				STR("title"),
				MSGID("name the publication in each language"));
	for (size_t i = 0; i < publication->n_subjects; i++)
		check_text(edition, file,
			   &(struct text){"subject", &publication->subjects[i]},
			   findings);
	for (size_t i = 0; i < publication->n_contributors; i++)
		check_text(edition, file,
			   &(struct text){"contributors",
					  &publication->contributors[i].name},
			   findings);
}

void check_metadata(const struct edition *edition, struct findings *findings)
{
	struct arena arena = {0};
	const struct text texts[] = {
		{"name", &edition->name},
		{"statement", &edition->statement},
		{"withdrawn: reason", &edition->withdrawal.reason},
	};

	check_publication(edition,
			  path_join(&arena, edition->publication->folder,
				    STR("publication.yaml")),
			  findings);
	check_texts(edition,
		    path_join(&arena, edition->folder, STR("edition.yaml")),
		    texts, sizeof(texts) / sizeof(*texts), findings);
	arena_free(&arena);
}
