"""Files that people send: told apart by their first bytes here, checked whole by a program of its own."""
