"""A spec or a layout → a local page that shows it in every format and takes edits of the spec.

`session` holds what is shown, `store` reads and writes the spec's file, `yaml_edit` and
`yaml_write` change its text and leave the rest of it alone, `drawing` makes pictures and what is
said of them, `form` gives what the page's form is made of, `site` joins them.
"""
