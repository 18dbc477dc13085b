# Shorthand for build.py, which is the truth. PYTHON=python3.12 takes another Python.
PYTHON ?= python3

.DEFAULT_GOAL := help
.PHONY: help check site serve test

help:  ## list what there is
	@sed -n "s/^\([a-z]*\):.*## /\1: /p" Makefile

check:  ## check the content, prove the rules, pass the cases
	$(PYTHON) build.py check

site:  ## build the site into site/
	$(PYTHON) build.py site

serve:  ## build, serve on 127.0.0.1:8000, rebuild after edits
	$(PYTHON) build.py serve

test:  ## run every check and every test
	$(PYTHON) build.py test
