"""A campaign's folder → a local page on which its pictures are looked through and signed off.

`entries` says which pictures there are and what is known of them, `decisions` reads and writes
`review.csv`, `desk` joins the two, `export` hands on what was approved, `site` has the page's
routes.
"""
