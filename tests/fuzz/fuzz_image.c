/* Any bytes as an image, and the look for danger in it.
 * clang -fsanitize=fuzzer,address,undefined … */
#include "read/image.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = {(const char *)data, size};
	struct image image;

	if (image_detect(bytes, &image))
		image_danger(&image, bytes);
	return 0;
}
