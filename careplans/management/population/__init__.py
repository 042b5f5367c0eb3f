"""People who do not exist, as many as a county has, and plans for some of them; the same seed makes the same ones."""
