"""What is looked at in every answer, log line, mail and message of the whole test run, whatever the test is about."""
