/* Image formats, one row each. Every reader of bytes here asks for a position
 * before it looks: files may be cut short or lie. */
#include "read/image.h"

static bool has(struct str bytes, size_t pos, size_t n)
{
	return pos <= bytes.len && n <= bytes.len - pos;
}

static uint32_t byte(struct str bytes, size_t pos)
{
	return has(bytes, pos, 1) ? (unsigned char)bytes.ptr[pos] : 0;
}

static uint32_t big16(struct str bytes, size_t pos)
{
	return byte(bytes, pos) << 8 | byte(bytes, pos + 1);
}

static uint32_t big32(struct str bytes, size_t pos)
{
	return big16(bytes, pos) << 16 | big16(bytes, pos + 2);
}

static uint32_t little16(struct str bytes, size_t pos)
{
	return byte(bytes, pos) | byte(bytes, pos + 1) << 8;
}

static uint32_t little32(struct str bytes, size_t pos)
{
	return little16(bytes, pos) | little16(bytes, pos + 2) << 16;
}

static bool png_measure(struct str bytes, uint32_t *width, uint32_t *height)
{
	if (!str_starts(bytes, STR("\x89PNG\r\n\x1A\n")) ||
	    !str_eq(str_slice(bytes, 12, 16), STR("IHDR")) ||
	    !has(bytes, 16, 17))
		return false;
	*width = big32(bytes, 16);
	*height = big32(bytes, 20);
	return *width > 0 && *height > 0;
}

static bool gif_measure(struct str bytes, uint32_t *width, uint32_t *height)
{
	if ((!str_starts(bytes, STR("GIF87a")) &&
	     !str_starts(bytes, STR("GIF89a"))) ||
	    !has(bytes, 6, 7))
		return false;
	*width = little16(bytes, 6);
	*height = little16(bytes, 8);
	return *width > 0 && *height > 0;
}

static void measure_vp8(struct str data, uint32_t *width, uint32_t *height)
{
	if (!str_eq(str_slice(data, 3, 6), STR("\x9D\x01\x2A")))
		return;
	*width = little16(data, 6) & 0x3FFF;
	*height = little16(data, 8) & 0x3FFF;
}

static void measure_vp8l(struct str data, uint32_t *width, uint32_t *height)
{
	uint32_t bits = little32(data, 1);

	if (byte(data, 0) != 0x2F)
		return;
	*width = (bits & 0x3FFF) + 1;
	*height = (bits >> 14 & 0x3FFF) + 1;
}

static void measure_vp8x(struct str data, uint32_t *width, uint32_t *height)
{
	*width = (little32(data, 4) & 0xFFFFFF) + 1;
	*height = (little32(data, 7) & 0xFFFFFF) + 1;
}

static bool webp_measure(struct str bytes, uint32_t *width, uint32_t *height)
{
	struct str chunk = str_slice(bytes, 12, 16);
	struct str data = str_slice(bytes, 20, bytes.len);

	if (!str_starts(bytes, STR("RIFF")) ||
	    !str_eq(str_slice(bytes, 8, 12), STR("WEBP")) ||
	    !has(bytes, 20, 10))
		return false;
	if (str_eq(chunk, STR("VP8 ")))
		measure_vp8(data, width, height);
	else if (str_eq(chunk, STR("VP8L")))
		measure_vp8l(data, width, height);
	else if (str_eq(chunk, STR("VP8X")))
		measure_vp8x(data, width, height);
	return *width > 0 && *height > 0;
}

/* Whether EXIF says that the picture lies on its side (orientations 5 to 8):
 * what is shown then has width and height exchanged. */
static bool exif_is_turned(struct str segment)
{
	struct str tiff = str_slice(segment, 6, segment.len);
	bool big = str_starts(tiff, STR("MM"));
	uint32_t start = big ? big32(tiff, 4) : little32(tiff, 4);
	uint32_t n;

	if (!str_starts(segment, (struct str){"Exif\0\0", 6}) ||
	    (!big && !str_starts(tiff, STR("II"))))
		return false;
	n = big ? big16(tiff, start) : little16(tiff, start);
	for (uint32_t i = 0; i < n; i++) {
		size_t at = (size_t)start + 2 + (size_t)i * 12;
		uint32_t tag, value;

		if (!has(tiff, at, 12))
			return false;
		tag = big ? big16(tiff, at) : little16(tiff, at);
		value = big ? big16(tiff, at + 8) : little16(tiff, at + 8);
		if (tag == 0x0112)
			return value >= 5 && value <= 8;
	}
	return false;
}

static bool is_frame_header(uint32_t marker)
{
	return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 &&
	       marker != 0xC8 && marker != 0xCC;
}

static bool jpeg_measure(struct str bytes, uint32_t *width, uint32_t *height)
{
	bool turned = false;
	size_t pos = 2;

	if (!str_starts(bytes, STR("\xFF\xD8\xFF")))
		return false;
	while (has(bytes, pos, 4) && byte(bytes, pos) == 0xFF) {
		uint32_t marker = byte(bytes, pos + 1);
		size_t length = big16(bytes, pos + 2);

		if (marker == 0xFF) { /* fill byte */
			pos++;
			continue;
		}
		if (is_frame_header(marker) && has(bytes, pos, 10)) {
			*height = big16(bytes, pos + (turned ? 7 : 5));
			*width = big16(bytes, pos + (turned ? 5 : 7));
			return *width > 0 && *height > 0;
		}
		if (marker == 0xE1)
			turned |= exif_is_turned(
				str_slice(bytes, pos + 4, pos + 2 + length));
		if (length < 2 || marker == 0xD9 || marker == 0xDA)
			return false;
		pos += 2 + length;
	}
	return false;
}

static const struct image_format formats[] = {
	{STR_INIT("png"), STR_INIT("image/png"), true, png_measure},
	{STR_INIT("jpg"), STR_INIT("image/jpeg"), true, jpeg_measure},
	{STR_INIT("gif"), STR_INIT("image/gif"), false, gif_measure},
	{STR_INIT("webp"), STR_INIT("image/webp"), false, webp_measure},
	{STR_INIT("svg"), STR_INIT("image/svg+xml"), true, svg_measure},
};

bool image_detect(struct str bytes, struct image *image)
{
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		*image = (struct image){.format = &formats[i]};
		if (formats[i].measure(bytes, &image->width, &image->height))
			return true;
	}
	*image = (struct image){0};
	return false;
}

struct str image_danger(const struct image *image, struct str bytes)
{
	return image->format->measure == svg_measure ? svg_danger(bytes)
						     : (struct str){0};
}
