"""What the local pages (`preview`, `review`) share: routes, guard, server, their head and look.

`site` says what a page answers, `guard` who may ask, `app` joins both with starlette, `server` runs
it on this machine alone, `assets` gives the page and its files, `shelf` keeps what was made.
"""
