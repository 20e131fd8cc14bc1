"""Captured payloads as records, by job-scrape --offline."""

import glob
import json
import os
import subprocess
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
NOW = "2026-08-20T12:00:00Z"

# Folder, type, URL of the answer, page of the board; {} is the board.
BOARDS = [
    ("ashby/*.json", "ashby",
     "https://api.ashbyhq.com/posting-api/job-board/{}?includeCompensation=true",
     "https://jobs.ashbyhq.com/{}", None),
    ("greenhouse/board.json", "greenhouse",
     "https://boards-api.greenhouse.io/v1/boards/{}/jobs"
     "?content=true&pay_transparency=true",
     "https://boards.greenhouse.io/{}", "corpus"),
    ("recruitee/offers.json", "recruitee",
     "https://{}.recruitee.com/api/offers", "https://{}.recruitee.com/",
     "corpus"),
    ("workable/account.json", "workable",
     "https://apply.workable.com/api/v1/widget/accounts/{}?details=true",
     "https://apply.workable.com/{}", "corpus"),
    ("themuse/jobs.json", "themuse", "https://themuse.example/api/{}",
     "https://themuse.example/", "themuse"),
]


def payloads(corpus):
    """Yields (type, board, url, page, body)."""
    for pattern, kind, url, page, board in BOARDS:
        for path in sorted(glob.glob(os.path.join(corpus, pattern))):
            name = board or os.path.basename(path)[:-len(".json")].strip("_")
            with open(path, encoding="utf-8-sig") as file:
                body = file.read()
            yield kind, name, url.format(name), page.format(name), body


def scrape(tools, corpus):
    """The listings of a corpus, and the payload of each (type, board)."""
    originals = {}
    with tempfile.TemporaryDirectory() as folder:
        exchanges = os.path.join(folder, "exchanges.ndjson")
        os.symlink(os.path.join(HERE, "definitions"),
                   os.path.join(folder, "definitions"))
        with open(os.path.join(folder, "config.toml"), "w"):
            pass
        sources = ""
        with open(exchanges, "w", encoding="utf-8") as file:
            for kind, board, url, page, body in payloads(corpus):
                originals[kind, board.lower()] = json.loads(body)
                file.write(json.dumps({
                    "kind": "exchange", "method": "GET", "url": url,
                    "fetched_at": NOW, "status": 200,
                    "headers": [["content-type", "application/json"]],
                    "body": body}) + "\n")
                sources += json.dumps({
                    "kind": "source", "type": kind, "board": board,
                    "url": page}) + "\n"
        done = subprocess.run(
            [os.path.join(tools, "job-scrape"), "-q", "-C", folder,
             "--offline", "--exchanges", exchanges],
            input=sources, capture_output=True, encoding="utf-8",
            env={"JOBUTILS_NOW": NOW})
    records = [json.loads(line) for line in done.stdout.splitlines()]
    listings = [r for r in records if r["kind"] == "listing"]
    if not listings:
        raise SystemExit("quality: job-scrape gave no listings: " +
                         (done.stderr or done.stdout)[:500])
    return listings, originals
