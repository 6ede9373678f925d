"""What can be drawn → one static page that shows it: kinds, themes, layouts and formats.

`plan` says which pictures there are, `samples` writes their specs, `limits` reads the schema,
`words` has the page's texts, `page` makes the HTML, `build` draws and writes.
"""
