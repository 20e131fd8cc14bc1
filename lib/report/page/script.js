"use strict";
// Sorting and searching the ranking; all can be read without it.
for (const form of document.querySelectorAll("form.controls")) {
  const list = form.parentNode.querySelector("ol.jobs");
  const jobs = [...list.children];
  const [search, by, told] = form.elements;
  const texts = jobs.map((job) => job.textContent.toLowerCase());
  const value = (job, key) => job.dataset[key] ?? "";
  const order = {
    score: (a, b) => value(b, "score") - value(a, "score"),
    match: (a, b) => value(b, "match") - value(a, "match"),
    posted: (a, b) => value(b, "posted").localeCompare(value(a, "posted")),
  };
  const update = () => {
    const words = search.value.toLowerCase().split(/\s+/);
    let shown = 0;
    jobs.forEach((job, i) => {
      job.hidden = !words.every((word) => texts[i].includes(word));
      if (!job.hidden) ++shown;
    });
    const sorted = order[by.value] ? [...jobs].sort(order[by.value]) : jobs;
    list.append(...sorted);
    told.value = shown < jobs.length ? `${shown} of ${jobs.length}` : "";
  };
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  update();
}
addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details.reasons")) {
    folded.open = true;
  }
});
