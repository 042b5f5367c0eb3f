# Two commands are enough: `make run` to try it, `make test` before every change. Both make what they need first.
PYTHON ?= python3
WITH = exec $(PYTHON) -m deploy.local.environment

.PHONY: run test bench faults

run:    # the whole product on http://127.0.0.1:8000 with the demo town, until Ctrl-C
	@$(WITH) requirements.txt deploy.local.demo

test:   # every check and every test
	@$(WITH) requirements-dev.txt deploy.local.gate

bench:  # the ratio tables of performance
	@$(WITH) requirements-dev.txt deploy.local.alongside bench -m tests.bench

faults: # stops and kills real processes and looks for what was lost
	@$(WITH) requirements-dev.txt deploy.local.alongside faults -m pytest tests/faults
