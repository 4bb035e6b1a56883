"""The pages in a real browser, over the real service and calls that a test plays by hand."""
