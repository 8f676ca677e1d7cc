/* Files of the template folders that are no templates. */
#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "template/template.h"

bool template_put_file(const struct template_source *source, struct str name,
		       struct buf *out)
{
	enum { FILE_LIMIT = 1 << 20 };
	struct str path = name, bytes;

	for (size_t i = 0; i < source->n_folders; i++) {
		path = path_join(source->arena, source->folders[i], name);
		if (file_exists(path))
			break;
	}
	if (file_read(source->arena, path, FILE_LIMIT, &bytes) != FILE_OK) {
		findings_report(source->findings, FILE_UNREADABLE,
				place_file(path), path,
				str_from(strerror(errno)));
		return false;
	}
	buf_put(out, bytes);
	return true;
}
