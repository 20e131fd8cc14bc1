"""An invented hunt, as it stands at the end of a pipe, and what is in it."""

import random

HOSTILE = [
    "<script>document.title='owned'</script>",
    "<img src=http://tracker.example/x.png onerror=document.title='owned'>",
    "\"><svg onload=document.title='owned'>",
    "' onmouseover='document.title=1",
    "</title></style></script><h1 id=owned>hello</h1>",
    "\u202egnp.exe\u202c \x1b[31mred\x07 \u2066isolated",
    "W" * 900,
    "\u0301" * 400 + "zalgo",
    "مهندس برمجيات (remote) 東京 ソフトウェア",
    "&lt;b&gt; &amp;amp; &#60;i&#62;",
]
URLS = [
    "javascript:document.title='owned'",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>1</script>",
    "https://boards.example/\"onclick=\"document.title='owned'",
    "http://boards.example/' onclick='x <b>",
    "//boards.example/no-scheme",
    "file:///etc/passwd",
    " https://boards.example/blank-before",
]
RULES = [("filter", "age.reject"), ("filter", "title.reject"),
         ("score", "pay.floor"), ("diff", "duplicate")]


def listing(number, rng):
    score = min(100, max(0, int(rng.gauss(60, 22))))
    low = rng.randrange(60, 140) * 1000
    record = {
        "kind": "listing", "id": f"lever:acme:{number}",
        "url": f"https://boards.example/acme/{number}",
        "title": f"Engineer {number}", "company": {"name": "Kestrel Freight"},
        "locations": ["Berlin", "Remote"], "workplace": "remote",
        "posted_at": "2026-08-%02dT08:00:00Z" % (number % 19 + 1),
        "salary": {"min": low, "max": low + 20000, "currency": "EUR",
                   "period": "year"},
        "description": "Rust & C++\nand more",
        "source": {"type": "lever", "board": "acme",
                   "fetched_at": "2026-08-20T05:30:00Z"},
    }
    place = number % 10
    if place in (1, 2, 3, 4):
        stage, rule = RULES[place - 1]
        status = "skipped" if rule == "duplicate" else "filtered"
        record["outcome"] = {"status": status, "stage": stage, "rule": rule}
        if stage != "score":
            return record
    if place == 9:
        record["error"] = {"stage": "scrape", "code": "detail_timeout",
                           "message": "no answer", "retry": True}
        return record
    record["extract"] = {"language": "en"}
    record["score"] = {"total": score, "passed": score >= 60, "parts": [
        {"rule": "base", "points": 50, "because": "base"},
        {"rule": "words", "points": score - 50, "because": "what it says"}]}
    if "outcome" in record:
        return record
    record["match"] = {
        "score": rng.randrange(101), "skills": {"required": 3, "covered": 2},
        "reasons": [{"text": "Rust: used at Tidewerk", "quote": "Rust & C++",
                     "in": "description", "at": [0, 10]}],
        "gaps": [{"text": "COBOL: not in the profile"}]}
    if number % 3 == 0:
        record["draft"] = {"language": "en", "template": "built-in",
                           "subject": "Application", "letter": "Yours",
                           "mail": "Dear team,\n\n<b>hello</b>\n"}
    if number % 7 == 0:
        record["change"] = {"status": "new", "content": "00"}
    return record


def hostile(number, rng):
    record = listing(10 * number + 1000, rng)
    text = HOSTILE[number % len(HOSTILE)]
    record.update({
        "id": text, "title": text, "url": URLS[number % len(URLS)],
        "company": {"name": text}, "locations": [text], "workplace": text,
        "posted_at": text if number % 2 else "9999-99-99",
        "salary": {"min": -1e300, "max": 1e308, "currency": text,
                   "period": text},
        "source": {"type": text, "board": text,
                   "fetched_at": "2026-08-20T05:30:00Z"}})
    record["score"] = {"total": 100, "passed": True, "parts": [
        {"rule": text, "points": 1e9, "because": text}]}
    record["match"] = {"score": 50, "reasons": [{"text": text, "quote": text}],
                       "gaps": [{"text": text, "quote": text}]}
    record["draft"] = {"subject": text, "mail": text + "\n" + text,
                       "letter": text}
    record["change"] = {
        "status": ("updated", "reopened", "reposted")[number % 3],
        "fields": [{"key": text, "old": text, "new": text},
                   {"key": "salary", "new": {"min": 1, "currency": text}}],
        "pay": [{"salary": {"max": 5, "currency": text}, "until": text}]}
    return record


def records():
    rng = random.Random(5)
    yield from (listing(number, rng) for number in range(400))
    yield from (hostile(number, rng) for number in range(len(HOSTILE)))
    for number, text in enumerate(HOSTILE):
        yield {"kind": "listing", "id": f"odd:{number}", "title": "Odd",
               "outcome": {"status": text, "stage": text, "rule": text}}
        yield {"kind": "source", "id": text, "url": URLS[number % len(URLS)],
               "state": {"status": text, "reason": text, "strikes": -1},
               "next_run_at": text}
        yield {"kind": "scrape", "id": text, "status": text, "reason": text,
               "message": text, "listings": 10**18, "diff": {"new": 7}}
        yield {"kind": "run", "id": text, "status": text, "started_at": text,
               "stages": {text: {"in": 1, "out": text}},
               "errors": [{"stage": text, "message": text}] * 9,
               "tokens": 10**15, "cost": 0.25}
        yield {"kind": "stage", "id": text, "trouble": text, "live": 10**12,
               "behind": {text: 3}, "at": "2026-08-20T05:30:00Z"}
    for number in range(30):
        yield {"kind": "scrape", "id": f"lever:board{number}",
               "url": f"https://boards.example/{number}", "status":
               "ok" if number % 5 else "broken", "listings": number,
               "source": {"fetched_at": "2026-08-20T05:30:00Z"}}
