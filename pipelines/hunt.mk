# The steps of a hunt, and the pages made of them. job-hunt runs this; by hand:
#
#     job-hunt make report.html
#     make -f hunt.mk -C ~/hunt score
#
# A step does what is new since it last ran, whenever that was: order is all
# that make is for. A copy of this file in the workspace takes its place.

# What job-hunt sets, as config.toml has it.
sources = job-log cat -k source sources | job-due
scrape = --timeout 60
diff = --daily 50
retry = --tries 3
filter = --from scrape $(retry)
details = --from filter $(retry)
lookup-company = --from details $(retry)
extract = --from lookup-company $(retry)
score = --from extract $(retry)
match = --from score $(retry)
draft = --from match $(retry) --batch 10 --jobs 2
top = 20

# The worst that the programs of a pipe ended with. One whose reader has gone
# (141) is not to blame.
worst = for ended in "$${PIPESTATUS[@]}"; do \
	  ((ended > worst && ended != 141)) && worst=$$ended; done

steps = scrape filter details lookup-company extract score match draft
step = job-step --quiet

.PHONY: once $(steps)
.NOTPARALLEL:
.DELETE_ON_ERROR:

once: $(steps)

# Each board's listings are committed when all of them are there. A board that
# failed (1) has a record that says so.
scrape:
	@worst=0 bash -c '$(sources) | job-scrape $(scrape) | \
	  job-diff --known state/scrape $(diff) | \
	  $(step) scrape --from -; $(worst); \
	  exit $$((worst == 1 ? 0 : worst))'

# Texts that the list of a board lacks, of what the list lets pass; then the
# rules that need a text.
details:
	@worst=0 $(step) details $(details) -- \
	  bash -c 'job-scrape $(scrape) | job-filter; $(worst); exit $$worst'

filter lookup-company extract score match draft:
	@$(step) $@ $($@) -- job-$@

journals = $(wildcard state/*/[0-9]*.ndjson)

# Status 1 says that something is wrong with the hunt, not with its page.
report.html: $(journals)
	@bash -o pipefail -c '{ job-hunt list --json && \
	  { job-hunt status --json || test $$? = 1; } && \
	  job-log cat -k scrape scrape && job-log cat runs; } | \
	  job-report >$@.new' && mv $@.new $@

# Those that nothing took out, the best first.
top.ndjson: $(journals)
	@bash -o pipefail -c 'job-hunt list --json | job-pick -n $(top) >$@.new' && \
	  mv $@.new $@
