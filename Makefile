# Two commands do everything: `make app` serves the explainer, `make test` runs every test.
PYTHON ?= python3
PORT ?= 8866
# The local pack of all pages: a name in content/local, or the whole path of a TOML file.
PACK ?= $(or $(SIDE_BY_SIDE_PACK),us)
export SIDE_BY_SIDE_PACK := $(PACK)
KIT_LANG ?= en
OUT ?= kit
VENV := .venv
RUN := $(VENV)/bin/python
INSTALLED := $(VENV)/installed

.PHONY: app lab labs kit pango test check panels calibrate evidence lock picture chromium clean help

help:
	@echo "make app    install what is needed, then serve the app on 127.0.0.1:$(PORT)"
	@echo "make lab    open the notebooks in JupyterLab"
	@echo "make kit    print guide, run-sheets, cards, handouts, and slides into $(OUT)/ (PACK=oregon)"
	@echo "make test   install what is needed, then run every test"
	@echo "make check  lint, format, types"
	@echo "also: labs, panels, evidence, calibrate, lock, picture, clean"

# The lock names all that is needed: without --no-deps, pip asks for extras that it cannot name.
$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed. Try: make PYTHON=python3.12 app"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { sh tests/install.sh python3-venv && $(PYTHON) -m venv $(VENV); }
	$(RUN) -m pip install --quiet --no-deps --require-hashes -r requirements.lock
	$(RUN) -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $(INSTALLED)

panels: $(INSTALLED)
	$(RUN) -m widgets.build

# PHONES=yes lets the phones of a room reach this computer.
app: panels
	$(RUN) -m widgets.serve --port $(PORT) $(if $(PHONES),--ip 0.0.0.0)

lab: panels
	$(VENV)/bin/jupyter lab notebooks

labs: $(INSTALLED)
	$(RUN) -m widgets.labs

kit: $(INSTALLED) pango
	$(RUN) -m widgets.workshop.kit --lang $(KIT_LANG) --pack $(PACK) --out $(OUT)

# WeasyPrint draws text with these; most desktops have them.
pango: $(INSTALLED)
	@$(RUN) -c 'import weasyprint' >/dev/null 2>&1 \
	  || sh tests/install.sh libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0

chromium:
	@[ -n "$$CHROMIUM" ] || command -v chromium-headless-shell >/dev/null 2>&1 \
	  || command -v chromium >/dev/null 2>&1 \
	  || sh tests/install.sh chromium-headless-shell fonts-dejavu-core \
	  || sh tests/install.sh chromium fonts-dejavu-core
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1 || sh tests/install.sh postgresql

check: $(INSTALLED)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

# The long files come first, or one core is left with them at the end. Labs run in tests/labs.
test: check panels chromium pango
	$(RUN) -m pytest -n 3 --dist loadfile --no-loadscope-reorder tests/browser tests
	$(RUN) -m pytest -n 2 --dist loadfile --nbval-lax notebooks/*.ipynb

calibrate: $(INSTALLED)
	$(RUN) -m widgets.trajectory.calibrate

evidence: calibrate
	$(RUN) -m widgets.evidence.export

lock: $(INSTALLED)
	$(VENV)/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --all-extras \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options \
	  --no-header --no-annotate --output-file requirements.lock pyproject.toml

picture: panels chromium
	$(RUN) tests/browser/draw_readme.py

clean:
	rm -rf $(VENV) build dist
