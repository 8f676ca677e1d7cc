/* Images: kinds, sizes, what is refused, and the way from the text to them. */
#include "tree.h"

#include "read/image.h"

#define BYTES(literal)                                                         \
	(struct str)                                                           \
	{                                                                      \
		literal, sizeof(literal) - 1                                   \
	}

static const char png[] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\1\0\0\0\0\x40"
			  "\x08\2\0\0\0\0\0\0\0";

static void check_size(struct str bytes, const char *suffix, uint32_t width,
		       uint32_t height)
{
	struct image image;

	assert_true(image_detect(bytes, &image));
	assert_str(image.format->suffix, suffix);
	assert_int_equal(image.width, width);
	assert_int_equal(image.height, height);
}

static void test_sizes(void **state)
{
	(void)state;
	check_size(BYTES(png), "png", 256, 64);
	check_size(BYTES("GIF89a\x20\1\x10\0\0\0\0"), "gif", 288, 16);
	check_size(BYTES("RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9D\1\x2A\x40\1"
			 "\xF0\0"),
		   "webp", 320, 240);
	check_size(BYTES("RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2F\x3F\xC1\x3B\0\0\0"
			 "\0\0\0"),
		   "webp", 320, 240);
	check_size(BYTES("RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\x3F\1\0\xEF\0"
			 "\0"),
		   "webp", 320, 240);
	check_size(BYTES("\xFF\xD8\xFF\xE0\0\4xx\xFF\xC0\0\x11\x08\0\xF0\1"
			 "\x40\3"),
		   "jpg", 320, 240);
}

/* A camera held upright writes a wide picture and says so in EXIF. */
static void test_turned_photo(void **state)
{
	(void)state;
	check_size(BYTES("\xFF\xD8\xFF\xE1\0\x22"
			 "Exif\0\0MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\6"
			 "\0\0\0\0\0\0\xFF\xC2\0\x11\x08\0\xF0\1\x40\3"),
		   "jpg", 240, 320);
}

static void test_svg_sizes(void **state)
{
	(void)state;
	check_size(STR("<svg width=\"12.6\" height='30px'/>"), "svg", 13, 30);
	check_size(STR("\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<!-- x -->"
		       "<!DOCTYPE svg PUBLIC \"a\" \"b\">\n"
		       "<svg:svg viewBox=\"-5 -5, 300 200\"></svg:svg>"),
		   "svg", 300, 200);
	check_size(STR("<svg width='100%' viewBox='0 0 30 20'></svg>"), "svg",
		   30, 20);
	check_size(STR("<svg width='60' viewBox='0 0 30 20'></svg>"), "svg", 60,
		   40);
	check_size(STR("<svg width='1in' height='72pt'></svg>"), "svg", 96, 96);
	check_size(STR("<svg width='1e9' height='5'></svg>"), "svg", 0, 0);
	check_size(STR("<svg></svg>"), "svg", 0, 0);
}

static void test_no_images(void **state)
{
	static const struct str none[] = {
		STR_INIT(""),
		STR_INIT("text"),
		STR_INIT("<html><svg/></html>"),
		STR_INIT("<svg"),
		STR_INIT("text <svg/>"),
		STR_INIT("\x89PNG\r\n\x1A\n"),
		STR_INIT("GIF89a"),
		STR_INIT("RIFFxxxxWEBPVP8 "),
		STR_INIT("RIFFxxxxWEBPxxxxyyyyzzzzzzzzzzzz"),
		STR_INIT("\xFF\xD8\xFF"),
		STR_INIT("\xFF\xD8\xFF\xE0\x00\x01xxxx"),
		STR_INIT("<svg>\xFF</svg>"),
		STR_INIT("%PDF-1.7")};
	struct image image;

	(void)state;
	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		assert_false(image_detect(none[i], &image));
}

/* Cut short at any byte, a file is an image or none, and nothing breaks. */
static void test_cut_short(void **state)
{
	const char *svg = "<svg width='1'><style>a{}</style><!-- c --></svg>";
	struct image image;

	(void)state;
	for (size_t i = 0; i < sizeof(png) - 1; i++) {
		char *copy = malloc(i + 1);

		memcpy(copy, png, i);
		assert_int_equal(image_detect((struct str){copy, i}, &image),
				 i >= 33);
		free(copy);
	}
	for (size_t i = 0; i < strlen(svg); i++) {
		char *copy = malloc(i + 1);
		struct str cut = {copy, i};

		memcpy(copy, svg, i);
		if (image_detect(cut, &image))
			assert_true(image_danger(&image, cut).len > 0);
		free(copy);
	}
}

static void test_harmless_svg(void **state)
{
	static const struct str good[] = {
		STR_INIT("<svg xmlns='http://www.w3.org/2000/svg' "
			 "xmlns:xlink='http://www.w3.org/1999/xlink'>"
			 "<use xlink:href='#a'/></svg>"),
		STR_INIT("<svg><rect fill='url(#g)' style='fill: url( \"#g\" )'"
			 "/></svg>"),
		STR_INIT("<svg><image "
			 "href='data:image/png;base64,AA=='/></svg>"),
		STR_INIT("<svg><style><![CDATA[ .a { fill: red } ]]></style>"
			 "<text>C:\\x (1) &amp; @import</text></svg>"),
		STR_INIT("<svg inkscape:export='C:\\a (1).png' "
			 "aria-label='url(x)'></svg>"),
		STR_INIT("<svg><title>a &lt; b</title></svg>")};

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_str(svg_danger(good[i]), "");
}

static void test_dangerous_svg(void **state)
{
	static const struct {
		struct str svg;
		const char *danger;
	} bad[] = {
		{STR_INIT("<svg><script>x</script></svg>"), "script"},
		{STR_INIT("<svg><s:SCRIPT/></svg>"), "script"},
		{STR_INIT("<svg><foreignObject/></svg>"), "foreignObject"},
		{STR_INIT("<svg onload='x()'/>"), "an event attribute"},
		{STR_INIT("<svg\nOnClick = \"x\"/>"), "an event attribute"},
		{STR_INIT("<svg><image href='http://x/y.png'/></svg>"),
		 "a reference to another file"},
		{STR_INIT("<svg><a xlink:href=' javascript:x'/></svg>"),
		 "a reference to another file"},
		{STR_INIT("<svg><a href='&#106;avascript:x'/></svg>"),
		 "a reference to another file"},
		{STR_INIT("<svg><use href='data:image/svg+xml,x'/></svg>"),
		 "a reference to another file"},
		{STR_INIT("<svg><rect fill='u&#x72;l(//x)'/></svg>"),
		 "a reference to another file"},
		{STR_INIT("<svg><rect style='fill:u\\72l(//x)'/></svg>"),
		 "a reference to another file"},
		{STR_INIT("<svg><style>@import 'x';</style></svg>"),
		 "a reference to another file"},
		{STR_INIT("<svg><style>@im<![CDATA[port 'x']]></style></svg>"),
		 "a reference to another file"},
		{STR_INIT("<svg><style>@im<!-- -->port 'x'</style></svg>"),
		 "a reference to another file"},
		{STR_INIT("<svg xml:base='http://x/'/>"),
		 "a reference to another file"},
		{STR_INIT("<?xml-stylesheet href='x'?><svg/>"),
		 "a reference to another file"},
		{STR_INIT("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>"),
		 "a document type of its own"},
		{STR_INIT("<?xml version='1.0' encoding='utf-7'?><svg/>"),
		 "another encoding than UTF-8"},
		{STR_INIT("<svg a='&unknown;'/>"),
		 "markup that is not well-formed"},
		{STR_INIT("<svg a=b/>"), "markup that is not well-formed"},
		{STR_INIT("<svg><g></svg>"), "markup that is not well-formed"},
		{STR_INIT("<svg/></g>"), "markup that is not well-formed"},
		{STR_INIT("<svg/><!-- "), "markup that is not well-formed"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_str(svg_danger(bad[i].svg), bad[i].danger);
}

static const struct inline_node *image_in(const struct inline_node *node)
{
	while (node && node->kind != INLINE_IMAGE)
		node = node->next;
	return node;
}

/* The asset of the first chapter's image on a side. */
static const struct asset *asset_of(struct tree *tree, size_t side)
{
	const struct edition *edition = &tree->publication->editions[0];
	const struct document *document = edition->chapters[0]->documents[side];

	return image_in(document->root->children[0].content)->asset;
}

static void test_images_of_the_text(void **state)
{
	struct tree *tree = *state;
	const struct asset *asset;

	tree_put("p/en/a.md", "![A](../media/%E5%9B%BE.svg?raw=1)\n");
	tree_put("p/zh/a.md", "![甲](media/图.svg)\n");
	tree_put("p/media/图.svg", "<svg width='4' height='3'/>");
	tree_put_bytes("p/cover one.gif", png, sizeof(png) - 1);
	tree_put("p/edition.yaml", "cover: cover one.gif\n");
	assert_non_null(tree_read(tree, "p"));
	tree_assert_clean(tree);
	asset = asset_of(tree, 0);
	assert_non_null(asset);
	assert_ptr_equal(asset_of(tree, 1), asset);
	assert_str(asset->media_type, "image/svg+xml");
	assert_int_equal(asset->width, 4);
	assert_str(asset->path, "p/media/图.svg");
	assert_true(str_starts(asset->address, STR("assets/image.")));
	assert_int_equal(asset->name.len, 6 + 16 + 4);
	assert_int_equal(tree->publication->editions[0].assets.len, 2);
	asset = tree->publication->editions[0].cover;
	assert_str(asset->media_type, "image/png");
	assert_true(str_starts(asset->name, STR("cover-one.")));
	assert_true(str_ends(asset->name, STR(".png")));
}

/* The image's finding and its place, for a text with one image. */
static void check_image(struct tree *tree, const char *text, enum message_id id,
			uint32_t column)
{
	const struct finding *finding;

	findings_free(tree->reader.findings);
	tree->reader.findings = findings_new();
	tree_put("root/p/en/a.md", text);
	assert_non_null(tree_read(tree, "root/p"));
	assert_int_equal(tree_count(tree, id, &finding), 1);
	assert_str(finding->place.file, "root/p/en/a.md");
	assert_int_equal(finding->place.line, 2);
	assert_int_equal(finding->place.column, column);
	if (id != IMAGE_ALT)
		assert_null(asset_of(tree, 0));
}

static void test_image_findings(void **state)
{
	struct tree *tree = *state;

	tree_put("root/p/a.svg", "<svg/>");
	tree_put("root/p/bad.svg", "<svg onload='x'/>");
	tree_put("root/p/no.png", "text");
	tree_put("root/out.svg", "<svg/>");
	check_image(tree, "\n中![](a.svg)\n", IMAGE_ALT, 8);
	check_image(tree, "\n![x](none.svg)\n", IMAGE_MISSING, 6);
	check_image(tree, "\n![x](%00)\n", IMAGE_MISSING, 6);
	check_image(tree, "\n![x](no.png)\n", IMAGE_KIND, 6);
	check_image(tree, "\n![x](../en)\n", IMAGE_KIND, 6);
	check_image(tree, "\n![x](data:image/png,x)\n", IMAGE_KIND, 6);
	check_image(tree, "\n![x](bad.svg)\n", IMAGE_UNSAFE, 6);
	check_image(tree, "\n![x](https://x.org/a.svg)\n", IMAGE_REMOTE, 6);
	check_image(tree, "\n![x](//x.org/a.svg)\n", IMAGE_REMOTE, 6);
	check_image(tree, "\n![x](../../out.svg)\n", IMAGE_OUTSIDE, 6);
	check_image(tree, "\n![x](%2e%2E/../out.svg)\n", IMAGE_OUTSIDE, 6);
	check_image(tree, "\n![x](/etc/passwd)\n", IMAGE_OUTSIDE, 6);
	check_image(tree, "\n![x](../../../../../../etc/passwd)\n",
		    IMAGE_OUTSIDE, 6);
}

/* Thousands of bad images in one file take no time. */
static void test_many_bad_images(void **state)
{
	struct tree *tree = *state;
	char *text = malloc(600001);

	for (size_t i = 0; i < 600000; i += 8)
		memcpy(text + i, "![](x)\n\n", 8);
	text[600000] = '\0';
	tree_put("p/en/a.md", text);
	free(text);
	assert_non_null(tree_read(tree, "p"));
	assert_true(tree_count(tree, IMAGE_MISSING, NULL) > 90);
}

static void test_cover_kinds(void **state)
{
	struct tree *tree = *state;

	tree_put("p/en/a.md", "# A\n");
	tree_put_bytes("p/c.png", "GIF89a\1\0\1\0\0\0\0", 13);
	tree_put("p/edition.yaml", "cover: c.png\n");
	assert_null(tree_read(tree, "p"));
	assert_int_equal(tree_count(tree, VALUE_INVALID, NULL), 1);
	tree_put("p/edition.yaml", "cover: ../c.png\n");
	assert_non_null(tree_read(tree, "p"));
	assert_int_equal(tree_count(tree, IMAGE_OUTSIDE, NULL), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sizes),
		cmocka_unit_test(test_turned_photo),
		cmocka_unit_test(test_svg_sizes),
		cmocka_unit_test(test_no_images),
		cmocka_unit_test(test_cut_short),
		cmocka_unit_test(test_harmless_svg),
		cmocka_unit_test(test_dangerous_svg),
		TREE_TEST(test_images_of_the_text),
		TREE_TEST(test_image_findings),
		TREE_TEST(test_many_bad_images),
		TREE_TEST(test_cover_kinds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
