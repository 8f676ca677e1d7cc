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
