# diglot: `make` builds the program and the sample site, `make pdf` prints its
# books, `make test` tests it.

PREFIX ?= /usr/local
DESTDIR ?=
CC ?= cc
VERSION := 0.1.0

B := build
PACKAGES := libcmark libxml-2.0 libutf8proc yaml-0.1 libzip libxxhash libsodium
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wvla -Wstrict-prototypes \
	-Wmissing-prototypes -Wwrite-strings -Wformat=2 -Wconversion
ifeq ($(CI),true)
WARNINGS += -Werror
endif
CFLAGS ?= -O2 -g -flto=auto
BASE_CFLAGS = -std=c17 -D_GNU_SOURCE -DDIGLOT_VERSION='"$(VERSION)"' \
	-Wno-format-nonliteral $(WARNINGS) -Igen -pthread -MMD -MP
SANITIZE := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all \
	-fno-omit-frame-pointer

SOURCES := $(sort $(wildcard gen/*/*.c))
OBJECTS := $(SOURCES:gen/%.c=$(B)/obj/%.o)
LIBRARY := $(filter-out $(B)/obj/cmd/%,$(OBJECTS))
POS := $(wildcard po/*.po)
LOCALES := $(POS:po/%.po=$(B)/locale/%/LC_MESSAGES/diglot.mo)
MINISEARCH := templates/search/minisearch.js

# Asked only when something is compiled: the packages may not be there yet.
PKG_CFLAGS = $(shell pkg-config --cflags $(PACKAGES))
PKG_LIBS = $(shell pkg-config --libs $(PACKAGES)) -lm

# As many compilers at once as there are processors.
JOBS ?= $(shell nproc 2>/dev/null || echo 2)
SUBMAKE = $(MAKE) -s --no-print-directory -j$(JOBS)

.PHONY: all program site pdf need test lint bench docs install clean

all: site

need:
	@sh need.sh build

program: need
	@$(SUBMAKE) $(B)/diglot $(LOCALES) $(MINISEARCH)

site: program
	@$(B)/diglot build content -o out
	@echo "Open out/index.html in a browser."

# The books of the built site SITE, for print.
SITE ?= out
pdf: $(if $(filter out,$(SITE)),site)
	@sh need.sh pdf
	@python3 pdf.py -j $(JOBS) $(SITE)

$(B)/diglot: $(OBJECTS)
	@echo "  LD $@"
	@$(CC) $(CFLAGS) $(LDFLAGS) -pthread -o $@ $^ $(PKG_LIBS)

$(B)/obj/%.o: gen/%.c Makefile
	@mkdir -p $(@D)
	@echo "  CC $<"
	@$(CC) $(CPPFLAGS) $(CFLAGS) $(BASE_CFLAGS) $(PKG_CFLAGS) -c -o $@ $<

$(B)/locale/%/LC_MESSAGES/diglot.mo: po/%.po
	@mkdir -p $(@D)
	@msgfmt --check -o $@ $<

# From npm, with its licence before it; the program takes it as a template.
$(MINISEARCH): templates/search/package-lock.json
	@mkdir -p $(B)/search
	@cp templates/search/package.json templates/search/package-lock.json \
		$(B)/search/
	@cd $(B)/search && npm ci --ignore-scripts --no-audit --no-fund \
		--loglevel=error
	@cd $(B)/search/node_modules/minisearch && { echo '/*!' && \
		cat LICENSE.txt && echo '*/' && \
		grep -v '^//# sourceMappingURL=' dist/umd/index.js; } \
		>$(CURDIR)/$@.new && mv $(CURDIR)/$@.new $(CURDIR)/$@

install: program
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/diglot \
		$(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/locale
	install -m 755 $(B)/diglot $(DESTDIR)$(PREFIX)/bin/diglot
	cp -R templates $(DESTDIR)$(PREFIX)/share/diglot/
	cp -R $(B)/locale/. $(DESTDIR)$(PREFIX)/share/locale/
	install -m 644 docs/diglot.1 $(DESTDIR)$(PREFIX)/share/man/man1/diglot.1

docs: program
	@tests/fields.sh --write

clean:
	rm -rf $(B)

include tests/tests.mk
-include $(OBJECTS:.o=.d)
