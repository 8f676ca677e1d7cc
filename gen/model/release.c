/* Questions to releases. */
#include "model/release.h"

const struct str release_sums = STR_INIT("SHA256SUMS");
const struct str release_signature = STR_INIT("SHA256SUMS.minisig");

const struct release_file *release_file(const struct release *release,
					struct str name)
{
	return map_get(&release->by_name, name);
}

struct str release_source(struct arena *arena, struct str name)
{
	bool own = !str_starts(name, STR("../"));

	while (str_starts(name, STR("../")))
		name = str_slice(name, 3, name.len);
	return arena_join(arena, own ? STR("source/") : STR("publication/"),
			  name, STR(""));
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
