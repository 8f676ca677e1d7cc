/* Questions to releases. */
#include "model/release.h"

#include "base/file.h"

const struct str release_sums = STR_INIT("SHA256SUMS");
const struct str release_signature = STR_INIT("SHA256SUMS.minisig");

const struct release_file *release_file(const struct release *release,
					struct str name)
{
	return map_get(&release->by_name, name);
}

/* Cuts "word-" off; false if the name does not begin so. */
static bool cut_word(struct str *name, struct str word)
{
	if (!str_starts(*name, word) || name->len == word.len ||
	    name->ptr[word.len] != '-')
		return false;
	*name = str_slice(*name, word.len + 1, name->len);
	return true;
}

const struct release_file *release_issued(const struct release *release,
					  const struct edition *edition,
					  struct str name)
{
	const struct release_file *same = release_file(release, name);
	struct str view = name;

	if (same || !cut_word(&view, edition->publication->slug) ||
	    !cut_word(&view, edition->slug))
		return same;
	for (size_t i = 0; i < release->n_files; i++) {
		struct str other = release->files[i].name;

		if (str_find_char(other, '/') == STR_NONE &&
		    str_ends(other, view) && other.len > view.len &&
		    other.ptr[other.len - view.len - 1] == '-')
			return &release->files[i];
	}
	return NULL;
}

const struct release_file *release_source(const struct release *release,
					  struct arena *scratch,
					  struct str name)
{
	struct str path = path_join(scratch, release->source, name);

	return release_file(release, path_clean(scratch, path));
}

const struct release *release_newest(const struct edition *edition)
{
	return edition->n_releases ? &edition->releases[edition->n_releases - 1]
				   : NULL;
}

const struct release *release_current(const struct edition *edition)
{
	const struct release *newest = release_newest(edition);

	if (!newest || newest->printing != edition->printing ||
	    edition->status == STATUS_WITHDRAWN)
		return NULL;
	return newest;
}
