# Tests: everything runs under ASan and UBSan; `prove` reads TAP.

S := $(B)/san
T := $(B)/test
SAN_OBJECTS := $(SOURCES:gen/%.c=$(S)/%.o)
SAN_LIBRARY := $(filter-out $(S)/cmd/%,$(SAN_OBJECTS))
SAN_REPORT := $(S)/cmd/report.o
UNITS := $(patsubst tests/unit/%.c,$(T)/%,$(wildcard tests/unit/test_*.c))
DRIVERS := $(T)/render $(T)/spec
DRIVER_OBJECTS := $(patsubst tests/driver/%.c,$(T)/driver/%.o,\
	$(filter-out tests/driver/render.c tests/driver/spec.c,\
	$(wildcard tests/driver/*.c)))
TEST_ENV = DIGLOT=$(CURDIR)/$(S)/diglot SITE=$(CURDIR)/$(T)/site \
	BUILD=$(CURDIR)/$(B) CMOCKA_MESSAGE_OUTPUT=TAP \
	ASAN_OPTIONS=detect_leaks=1 LC_ALL=C.UTF-8
TEST_SCRIPTS := tests/layers.sh tests/fields.sh tests/messages.sh \
	tests/golden.sh tests/commands.sh tests/starting.sh tests/badinput.sh \
	tests/reproducible.sh tests/release.sh tests/republish.sh \
	tests/report.mjs tests/figures.mjs tests/differences.mjs \
	tests/roundtrip.mjs \
	tests/found.mjs tests/errata.mjs tests/profile.mjs tests/colophon.mjs \
	tests/findings-formats.mjs \
	tests/run-spec.mjs tests/spec/commonmark.mjs \
	tests/spec/cjk-emphasis.mjs tests/validate/html.sh \
	tests/validate/epub.sh tests/validate/epub-look.mjs \
	tests/validate/pdf.sh \
	tests/browser/site.mjs \
	tests/numbers.mjs tests/mutation.mjs \
	tests/search.mjs tests/browser/search.mjs tests/browser/matrix.mjs \
	tests/browser/editions.mjs \
	tests/browser/place.mjs tests/browser/former.mjs \
	tests/browser/keyboard.mjs tests/browser/fonts.mjs \
	tests/browser/noscript.mjs tests/browser/engines.mjs \
	tests/browser/lighthouse.mjs

.PHONY: test-need test-programs check-site

test: program test-need
	@$(SUBMAKE) test-programs $(T)/site/index.html
	@$(TEST_ENV) prove -j2 --timer -e '' $(UNITS:%=./%) \
		$(TEST_SCRIPTS:%=./%)

test-need:
	@sh need.sh test
	@if [ ! -f tests/node_modules/.package-lock.json ] || \
		[ tests/package-lock.json -nt tests/node_modules/.package-lock.json ]; \
	then cd tests && npm ci --ignore-scripts --no-audit --no-fund \
		--loglevel=error && touch node_modules/.package-lock.json; fi

test-programs: $(UNITS) $(DRIVERS) $(S)/diglot $(LOCALES)

# The sample site as the tests see it, made by the program under test.
$(T)/site/index.html: $(S)/diglot $(shell find content templates -type f)
	@rm -rf $(T)/site
	@$(S)/diglot build content -o $(T)/site

$(S)/%.o: gen/%.c Makefile tests/tests.mk
	@mkdir -p $(@D)
	@echo "  CC $@"
	@$(CC) $(CPPFLAGS) $(SANITIZE) $(BASE_CFLAGS) $(PKG_CFLAGS) -c -o $@ $<

$(T)/driver/%.o: tests/driver/%.c Makefile tests/tests.mk
	@mkdir -p $(@D)
	@echo "  CC $@"
	@$(CC) $(CPPFLAGS) $(SANITIZE) $(BASE_CFLAGS) $(PKG_CFLAGS) -c -o $@ $<

$(S)/diglot: $(SAN_OBJECTS)
	@echo "  CC $@"
	@$(CC) $(SANITIZE) -pthread -o $@ $^ $(PKG_LIBS)

$(UNITS): $(T)/%: tests/unit/%.c $(SAN_LIBRARY) $(SAN_REPORT)
	@mkdir -p $(@D)
	@echo "  CC $@"
	@$(CC) $(CPPFLAGS) $(SANITIZE) $(filter-out -Wconversion,$(BASE_CFLAGS)) \
		$(PKG_CFLAGS) -o $@ $(filter %.c %.o,$^) $(PKG_LIBS) -lcmocka

$(DRIVERS): $(T)/%: $(T)/driver/%.o $(DRIVER_OBJECTS) $(SAN_LIBRARY) $(SAN_REPORT)
	@echo "  CC $@"
	@$(CC) $(SANITIZE) -pthread -o $@ $^ $(PKG_LIBS)

lint:
	@sh need.sh lint
	@sh tests/lint.sh

bench: program $(B)/bench/quantities
	@sh tests/bench/run.sh
	@cat content/*/*/zh-Hans/*.md >$(B)/bench/zh && \
		cat content/*/*/en/*.md >$(B)/bench/en && \
		$(B)/bench/quantities $(B)/bench/zh $(B)/bench/en

$(B)/bench/quantities: tests/bench/quantities.c $(LIBRARY)
	@mkdir -p $(@D)
	@$(CC) $(CFLAGS) $(BASE_CFLAGS) $(PKG_CFLAGS) -o $@ \
		$(filter %.c %.o,$^) $(PKG_LIBS)

-include $(SAN_OBJECTS:.o=.d) $(UNITS:=.d) $(wildcard $(T)/driver/*.d)
