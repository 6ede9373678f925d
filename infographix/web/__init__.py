"""What the local pages (`preview`, `review`) share: routes, guard, server, watching, their look.

`site` says what a page answers, `guard` who may ask, `app` joins both with starlette, `server` runs
it on this machine alone, `watch` hears of changed files, `assets` gives style, script and fonts.
"""
