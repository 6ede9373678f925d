"""Post the pictures of a kit: to a Facebook page, and to Zalo, which returns ids for messages.

python post_kit.py KIT https://graph.facebook.com/v25.0/PAGE https://openapi.zalo.me/v2.0/oa
The tokens are read from FACEBOOK_TOKEN and ZALO_TOKEN.
"""

import json
import os
import sys
from pathlib import Path

import httpx

ZALO_LIMIT = 1_000_000  # bytes; the upload refuses more


def post(kit: Path, facebook: str, zalo: str) -> list[str]:
    """Return the ids that the networks gave, in the order of the kit's pictures."""
    manifest = json.loads((kit / "manifest.json").read_text("utf-8"))
    ids = []
    for picture in manifest["pictures"]:
        name, data = picture["file"], (kit / picture["file"]).read_bytes()
        upload = (name, data, f"image/{picture['kind'].replace('jpg', 'jpeg')}")
        if picture["network"] == "zalo":
            if len(data) > ZALO_LIMIT:
                raise ValueError(f"{name}: {len(data)} bytes, Zalo takes {ZALO_LIMIT}")
            token = {"access_token": os.environ["ZALO_TOKEN"]}
            answer = httpx.post(f"{zalo}/upload/image", headers=token, files={"file": upload})
            ids.append(answer.raise_for_status().json()["data"]["attachment_id"])
        else:
            texts = {frame: text["text"] for text in manifest["texts"] for frame in text["frames"]}
            fields = {"caption": texts[picture["frame"]], "alt_text_custom": picture["alt_text"]}
            fields["access_token"] = os.environ["FACEBOOK_TOKEN"]
            answer = httpx.post(f"{facebook}/photos", data=fields, files={"source": upload})
            ids.append(answer.raise_for_status().json()["id"])
    return ids


if __name__ == "__main__":
    print(*post(Path(sys.argv[1]), *sys.argv[2:4]), sep="\n")
