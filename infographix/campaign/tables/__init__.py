"""A file, a data frame or a list of records → `Table`: headers, and rows with typed cells."""
