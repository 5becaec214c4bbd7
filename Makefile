# Everything is done by one script, on every system; without make: python3 packaging/prepare.py TASK
PYTHON ?= python3
TASKS := demo test check-fast run shots bench torture lock

.PHONY: prepare $(TASKS)
prepare:
	@$(PYTHON) packaging/prepare.py
$(TASKS):
	@$(PYTHON) packaging/prepare.py $@ $(ARGS)
