"""What `make run` and `make test` do on one machine: find or fetch what is missing, start it, stop it again."""
