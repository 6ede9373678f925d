"""A web service that draws: POST a spec as JSON, get the picture back.

pip install infographix fastapi uvicorn && uvicorn fastapi_service:app --workers 2
"""

from typing import Any

from fastapi import FastAPI, HTTPException, Response

import infographix as ig

app = FastAPI(title="infographix")


@app.post("/render/{name}")
def render(name: str, spec: dict[str, Any]) -> Response:
    """Draw a spec in the format `name`; 422 with every problem where that cannot be done."""
    try:
        data = ig.render_bytes(spec, name)
    except ig.InfographixError as error:
        raise HTTPException(422, [str(problem) for problem in error.problems]) from error
    kind = "png" if data.startswith(b"\x89PNG") else "jpeg"
    return Response(data, media_type=f"image/{kind}")
