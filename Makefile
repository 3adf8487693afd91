# make demo     the main job on the embedded cluster: install, upgrade, roll back, history
# make test     all tests
# make index    packs the charts of charts/ into repo-index/ and writes its index.yaml
# make install  a release binary into PREFIX/bin
# make format   the source as the formatter wants it; make lint checks it

PREFIX ?= /usr/local
STATIC = $(CURDIR)/.build/static-libraries
RELEASE = PKG_CONFIG_PATH=$(STATIC) swift build -c release --static-swift-stdlib --product yare
YARE = .build/release/yare
# a few tests at a time: many of them wait for processes of their own, which share the cores with the others
TEST_WIDTH = --experimental-maximum-parallelization-width 6

.PHONY: demo test build index install format lint libraries clean

demo: build
	@Scripts/demo $(YARE)

test: libraries
	@Scripts/install-test-tools
	swift test $(TEST_WIDTH)

build: libraries
	$(RELEASE) $$(Scripts/static-libraries $(STATIC)) $$(Scripts/release-options)

index: build
	@Scripts/publish-index $(YARE)

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 $(YARE) "$(DESTDIR)$(PREFIX)/bin/yare"

format:
	swift format -i -r Package.swift Sources Tests

lint:
	swift format lint --strict -r Package.swift Sources Tests

libraries:
	@Scripts/install-libraries

clean:
	rm -rf .build
