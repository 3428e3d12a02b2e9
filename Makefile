# Askel's few commands. `make run` and `make test` need nothing but Python 3.11+ and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
JOBS ?= 2
MANAGE := $(BIN)/python manage.py
TEMPLATES = $$(find templates -name '*.html')
LOCK := CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links

.DEFAULT_GOAL := help
.PHONY: help setup run test coverage lint format lock messages pictures

help: ## Show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/.installed: requirements.txt requirements/services.txt requirements/dev.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes \
		-r requirements.txt -r requirements/services.txt -r requirements/dev.txt
	touch $@

setup: $(VENV)/.installed ## Create .venv, install, compile the translations
	@$(BIN)/python -m portal.catalogs

run: setup ## Migrate, import the samples, create demo users, serve on 127.0.0.1:$(PORT)
	@$(MANAGE) run_demo --port $(PORT)

test: setup lint ## Lint, types, contracts, and every test on SQLite
	$(BIN)/pytest -n $(JOBS)

coverage: setup ## Which lines and branches the tests without a browser reach
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -m "not browser" -q
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --skip-covered --show-missing

lint: setup ## Style, types, templates, import contracts, pending migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djade --target-version 5.2 --check $(TEMPLATES)
	$(BIN)/djlint --quiet --lint templates
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MANAGE) makemigrations --check --dry-run

format: setup ## Rewrite the code in the house style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djade --target-version 5.2 $(TEMPLATES)

lock: setup ## Pin all dependencies again, with hashes
	$(LOCK) --output-file requirements.txt requirements/runtime.in
	$(LOCK) --output-file requirements/services.txt requirements/services.in
	$(LOCK) --output-file requirements/dev.txt requirements/dev.in

messages: setup ## Collect the interface's words into locale/*/LC_MESSAGES/django.po
	@$(BIN)/python -m portal.catalogs --collect

pictures: setup ## Take the README's pictures again
	$(BIN)/pytest -p no:randomly tests/browser/test_pictures.py --take-pictures
