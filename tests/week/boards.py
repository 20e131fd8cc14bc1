#!/usr/bin/env python3
"""usage: boards.py MOMENT TIME

Writes what the boards answer at that moment of the week, as exchanges of
jobutils-source(5) that were fetched at TIME.

WEEK below is the script of the week: which board has which jobs when.
"""

import datetime
import html
import json
import sys

# Thursday nobody looks.
MOMENTS = "mon tue wed wed-10 fri sat sun".split()
ALWAYS = " ".join(MOMENTS)

RUST = ("You will write Rust and C++ on Linux for a distributed system on "
        "PostgreSQL. Requirements: Rust, PostgreSQL.")
GO = ("You will run services in Go on Kubernetes. "
      "Requirements: Go, Kubernetes, Prometheus.")
SALES = "You will win customers for us. Requirements: CRM, cold calls."
CARE = "You will look after patients on our ward. Requirements: a license."


class Job:
    """A listing: `on` says at which moments its board has it."""

    def __init__(self, number, title, place, text, on=ALWAYS, pay=None,
                 remote=False, posted="2026-08-10"):
        self.number, self.on, self.later = number, on.split(), {}
        self.now = {"title": title, "place": place, "text": text, "pay": pay,
                    "remote": remote, "posted": posted, "touched": posted}

    def since(self, moment, **changed):
        """From `moment` on it differs so."""
        self.later[moment] = changed
        return self

    def at(self, moment):
        if moment not in self.on:
            return None
        job = dict(self.now, number=self.number)
        for when in MOMENTS:
            job.update(self.later.get(when, {}))
            if when == moment:
                return job


def rfc3339(day):
    return day + "T08:00:00Z"


def greenhouse(board, jobs):
    return ("https://boards-api.greenhouse.io/v1/boards/%s/jobs"
            "?content=true&pay_transparency=true" % board,
            {"jobs": [dict({
                "id": int(job["number"]),
                "absolute_url": "https://job-boards.greenhouse.io/%s/jobs/%s"
                                % (board, job["number"]),
                "title": job["title"],
                "company_name": board.capitalize(),
                "location": {"name": job["place"]},
                "first_published": rfc3339(job["posted"]),
                "updated_at": rfc3339(job["touched"]),
                "content": html.escape("<p>%s</p>" % job["text"]),
            }, **({"pay_input_ranges": [{
                "min_cents": job["pay"][0] * 100_000,
                "max_cents": job["pay"][1] * 100_000,
                "currency_type": "EUR", "title": "Annual salary",
            }]} if job["pay"] else {})) for job in jobs],
             "meta": {"total": len(jobs)}})


def lever(board, jobs):
    def milliseconds(day):
        time = datetime.datetime.fromisoformat(day + "T08:00:00+00:00")
        return int(time.timestamp()) * 1000

    return ("https://api.lever.co/v0/postings/%s?mode=json" % board,
            [dict({
                "id": job["number"],
                "text": job["title"],
                "hostedUrl": "https://jobs.lever.co/%s/%s"
                             % (board, job["number"]),
                "categories": {"location": job["place"],
                               "commitment": "Permanent"},
                "workplaceType": "remote" if job["remote"] else "hybrid",
                "createdAt": milliseconds(job["posted"]),
                "updatedAt": milliseconds(job["touched"]),
                "description": "<div>%s</div>" % job["text"],
            }, **({"salaryRange": {
                "min": job["pay"][0] * 1000, "max": job["pay"][1] * 1000,
                "currency": "EUR", "interval": "per-year-salary",
            }} if job["pay"] else {})) for job in jobs])


def ashby(board, jobs):
    return ("https://api.ashbyhq.com/posting-api/job-board/%s"
            "?includeCompensation=true" % board,
            {"jobs": [{
                "id": job["number"],
                "title": job["title"],
                "jobUrl": "https://jobs.ashbyhq.com/%s/%s"
                          % (board, job["number"]),
                "location": job["place"],
                "employmentType": "FullTime",
                "isRemote": job["remote"],
                "publishedAt": rfc3339(job["posted"]),
                "updatedAt": rfc3339(job["touched"]),
                "descriptionHtml": "<p>%s</p>" % job["text"],
            } for job in jobs]})


def recruitee(board, jobs):
    return ("https://%s.recruitee.com/api/offers" % board,
            {"offers": [{
                "id": int(job["number"]),
                "title": job["title"],
                "careers_url": "https://%s.recruitee.com/o/%s"
                               % (board, job["number"]),
                "company_name": board.capitalize(),
                "location": job["place"],
                "remote": job["remote"],
                "employment_type_code": "fulltime_permanent",
                "published_at": rfc3339(job["posted"]),
                "updated_at": rfc3339(job["touched"]),
                "description": "<p>%s</p>" % job["text"],
            } for job in jobs]})


# The list of this one has no text; each job has a page of its own.
NORDVIK = "https://api.smartrecruiters.com/v1/companies/NordvikCare/postings"


def nordvik_item(job):
    return {"id": job["number"], "name": job["title"],
            "company": {"name": "Nordvik Care"},
            "location": {"fullLocation": job["place"]},
            "typeOfEmployment": {"id": "permanent"},
            "releasedDate": rfc3339(job["posted"])}


def smartrecruiters(_, jobs):
    return (NORDVIK + "?limit=100&offset=0",
            {"offset": 0, "limit": 100, "totalFound": len(jobs),
             "content": [nordvik_item(job) for job in jobs]})


def nordvik_text(job):
    return (NORDVIK + "/" + job["number"],
            dict(nordvik_item(job), jobAd={"sections": {"jobDescription": {
                "title": "Job Description", "text": job["text"]}}}))


# Instead of its jobs a board answers so.
NOT_FOUND = (404, [], '{"error":"not found"}')
FORBIDDEN = (403, [], '{"error":"are you a robot?"}')
MAINTENANCE = (200, [], "<!DOCTYPE html><title>Back soon</title>")
FAILURE = (500, [], "")
IN_AN_HOUR = (429, [["retry-after", "3600"]], "")

WEEK = [
    # One company, and what can become of a job.
    (greenhouse, "tidewerk", [
        Job("101", "Rust Engineer, Dispatch", "Berlin", RUST, pay=(95, 115))
        .since("wed", touched="2026-08-19"),
        Job("102", "Storage Engineer", "Hamburg", RUST, pay=(82, 98))
        .since("tue", pay=(92, 108))
        .since("fri", title="Senior Storage Engineer", pay=(100, 118)),
        Job("103", "Site Reliability Engineer", "Berlin", GO,
            "mon sat sun"),
        Job("104", "Database Engineer", "Berlin", RUST, "mon"),
        Job("105", "Database Engineer", "Berlin", RUST, "fri sat sun",
            posted="2026-08-20"),
        Job("106", "Account Executive", "Berlin", SALES),
        Job("107", "Fleet Engineer", "Rostock", GO, pay=(30, 38)),
    ], {}),

    # A company that moves from one board to another in this week.
    (recruitee, "brightquay", [
        Job("201", "Backend Engineer, Rust", "Amsterdam", RUST,
            "mon tue wed wed-10"),
        Job("202", "Query Engine Developer", "Amsterdam", RUST),
    ], {}),
    (lever, "brightquay", [
        Job("b-1", "Backend Engineer, Rust", "Amsterdam", RUST, remote=True,
            pay=(90, 110)),
    ], {}),

    # A board that loses most of its jobs at once, and finds some again.
    (ashby, "Lumenforge", [
        Job("l-%d" % number, "Software Engineer, " + team, "Berlin", GO, on)
        for number, team, on in [
            (1, "Ingest", ALWAYS), (2, "Query", ALWAYS),
            (3, "Index", "mon tue fri sat sun"),
            (4, "Replay", "mon tue fri sat sun"),
            (5, "Billing", "mon tue"), (6, "Console", "mon tue")]
    ], {}),

    # Texts that cannot be had at first: one for a day, one for too long.
    (smartrecruiters, "NordvikCare", [
        Job("301", "Integration Engineer", "Oslo, Norway", GO),
        Job("302", "Platform Engineer", "Oslo, Norway", GO),
        Job("303", "Registered Nurse", "Bergen, Norway", CARE),
    ], {}),

    # Boards that do not answer as they should.
    (greenhouse, "saltmarsh", [
        Job("401", "Compiler Engineer", "Remote, Germany", RUST),
        Job("402", "Kernel Engineer", "Remote, Germany", RUST,
            "wed-10 fri sat sun", posted="2026-08-19"),
    ], {"wed": IN_AN_HOUR}),
    (lever, "gullworks", [
        Job("g-1", "Embedded Rust Developer", "Kiel", RUST),
    ], {"tue": MAINTENANCE}),
    (greenhouse, "gonedays", [
        Job("501", "Backend Developer", "Leipzig", GO, "mon"),
    ], dict.fromkeys("tue wed wed-10 fri sat sun".split(), NOT_FOUND)),
    (ashby, "stillwatertools", [], {"fri": FORBIDDEN}),

    # What a page leads to that sources.txt names, and one taken out of that.
    (lever, "kestrelfreight", [
        Job("k-1", "Senior Go Engineer", "Berlin", GO, remote=True),
        Job("k-2", "Tracking Engineer", "Berlin", GO,
            "wed wed-10 fri sat sun", posted="2026-08-18"),
    ], {}),
    (recruitee, "seesternwerft", [
        Job("601", "Control Systems Engineer", "Bremen", GO),
        Job("602", "Simulation Engineer", "Bremen", RUST, "fri sat sun",
            posted="2026-08-20"),
    ], {}),
]

NO_TEXT = {"301": ["mon"], "302": ["mon", "tue", "wed", "wed-10", "fri"]}

# Which of these boards is the company's can only be guessed.
CAREERS = """<!DOCTYPE html><title>Kestrel Freight</title>
<a href="https://jobs.lever.co/kestrelfreight">All open positions</a>
<a href="https://jobs.lever.co/kestrelfreight">Jobs at sea</a>
<a href="https://jobs.lever.co/gullworks">Our friends at Gullworks</a>"""


def exchange(url, status, headers, body):
    kind = "text/html" if body.startswith("<") else "application/json"
    return {"kind": "exchange", "method": "GET", "url": url, "status": status,
            "headers": [["content-type", kind]] + headers, "body": body}


def exchanges(moment):
    yield exchange("https://www.example.org/careers", 200, [], CAREERS)
    for form, board, jobs, trouble in WEEK:
        there = [job for job in (job.at(moment) for job in jobs) if job]
        url, answer = form(board, there)
        usual = (200, [], json.dumps(answer))
        yield exchange(url, *trouble.get(moment, usual))
        for job in there if form is smartrecruiters else []:
            url, answer = nordvik_text(job)
            fails = moment in NO_TEXT.get(job["number"], [])
            usual = (200, [], json.dumps(answer))
            yield exchange(url, *(FAILURE if fails else usual))


def main():
    moment, time = sys.argv[1:]
    for each in exchanges(moment):
        print(json.dumps(dict(each, fetched_at=time)))


main()
