/* Files that pages share: images, data, styles, scripts. */
#include "write/address.h"
#include "write/templates.h"
#include "write/writers.h"

void write_images(const struct build *build, const struct edition *edition)
{
	for (size_t i = 0; i < edition->assets.cap; i++) {
		const struct asset *asset = edition->assets.slots[i].value;

		/* Two paths may hold the same bytes under the same name. */
		if (asset)
			outset_put_shared(build->outset, asset->address,
					  asset->bytes);
	}
}

void write_data(const struct build *build, const struct edition *edition)
{
	struct arena arena = {0};

	for (size_t i = 0; i < edition_published_data(edition); i++)
		outset_put(build->outset,
			   address_data(&arena, edition, edition->data[i]),
			   edition->data[i]->bytes);
	arena_free(&arena);
}

void write_shared(const struct build *build,
		  const struct publication_summary *publications,
		  size_t n_publications)
{
	const struct templates *templates = build->templates;
	const struct details *details = &build->site->details;

	(void)publications;
	(void)n_publications;
	for (size_t i = 0; i < templates->n_files; i++)
		outset_put(build->outset, templates->files[i].address,
			   templates->files[i].bytes);
	for (size_t i = 0; i < details->len; i++)
		if (details->items[i].asset)
			outset_put_shared(build->outset,
					  details->items[i].asset->address,
					  details->items[i].asset->bytes);
}
