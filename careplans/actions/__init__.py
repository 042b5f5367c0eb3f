"""The verbs. Each owns its transaction: change, notice and audit commit together or not at all."""
