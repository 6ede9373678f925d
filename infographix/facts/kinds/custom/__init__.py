"""Kinds of block that users describe in a `<kind>.toml`: recipe → class."""
