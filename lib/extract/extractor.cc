#include "extract/extractor.h"

#include <optional>
#include <string_view>
#include <utility>

#include "extract/fields.h"
#include "text/pay_in_text.h"

namespace jobutils {
namespace {

constexpr char kStructured[] = "structured";
constexpr char kFromText[] = "text";

// {key: value, in, at, sure, source}.
std::string ValueJson(std::string_view key, const std::optional<Finding>& found,
                      bool source) {
  if (!found) return "";
  JsonObject object;
  object.Text(key, found->value);
  AddEvidence(object, found->evidence);
  if (source) object.Text("source", kFromText);
  return object.str();
}

std::string StatedJson(std::string_view value) {
  return JsonObject()
      .Text("value", value)
      .Number("sure", 1)
      .Text("source", kStructured)
      .str();
}

// What a key of the listing states, else what its text says.
std::string StatedOr(const Record& record, std::string_view key,
                     const std::optional<Finding>& found) {
  const std::string stated = record.Text(key);
  return stated.empty() ? ValueJson("value", found, true) : StatedJson(stated);
}

std::string EvidenceJson(const std::optional<Evidence>& evidence) {
  if (!evidence) return "";
  JsonObject object;
  AddEvidence(object, *evidence);
  return object.str();
}

std::string FamiliesJson(const std::vector<Finding>& families) {
  if (families.empty()) return "";
  JsonArray array;
  for (const Finding& family : families) {
    array.Raw(ValueJson("name", family, false));
  }
  return array.str();
}

std::string SkillsJson(const std::vector<SkillFinding>& findings,
                       const Skills& skills) {
  if (findings.empty()) return "";
  JsonArray array;
  for (const SkillFinding& finding : findings) {
    JsonObject object;
    object.Text("name", skills.Name(finding.skill));
    object.Text("category", skills.Category(finding.skill));
    object.Text("need", finding.must ? "must" : "nice");
    AddEvidence(object, finding.evidence);
    array.Raw(object.str());
  }
  return array.str();
}

std::string ExperienceJson(const std::optional<Experience>& experience) {
  if (!experience) return "";
  JsonObject object;
  object.Integer("min", experience->min);
  if (experience->max) object.Integer("max", *experience->max);
  AddEvidence(object, experience->evidence);
  return object.str();
}

std::string DegreeJson(const std::optional<DegreeFinding>& degree) {
  if (!degree) return "";
  JsonObject object;
  object.Text("level", degree->level);
  object.Text("need", degree->must ? "must" : "nice");
  AddEvidence(object, degree->evidence);
  return object.str();
}

// A sum of a text, and where that stands.
struct PayFinding {
  jobutils::Pay pay;
  Evidence evidence;
};

std::optional<PayFinding> FindPayIn(const std::string& text, Where where,
                                    const Currencies& currencies) {
  std::optional<PayInText> found = FindPay(text, currencies);
  if (!found) return std::nullopt;
  return PayFinding{std::move(found->pay),
                    {where, found->begin, found->end, found->sure}};
}

std::string PayJson(const PayFinding& found) {
  JsonObject object;
  if (found.pay.min) object.Number("min", *found.pay.min);
  if (found.pay.max) object.Number("max", *found.pay.max);
  object.Text("currency", found.pay.currency);
  object.Text("period", found.pay.period);
  AddEvidence(object, found.evidence);
  return object.Text("source", kFromText).str();
}

double SureOf(const Evidence& evidence) { return evidence.sure; }
template <typename T>
double SureOf(const T& finding) {
  return finding.evidence.sure;
}

}  // namespace

Extractor::Extractor(Time now, const DataSet& data)
    : titles_(data),
      skills_(data),
      degrees_(data),
      stop_words_(data),
      signals_(data),
      currencies_(data),
      now_(now) {}

template <typename T>
std::optional<T> Extractor::Kept(std::optional<T> found) const {
  if (found && SureOf(*found) < least_) found.reset();
  return found;
}

template <typename T>
std::vector<T> Extractor::Kept(std::vector<T> found) const {
  std::erase_if(found, [this](const T& item) { return SureOf(item) < least_; });
  return found;
}

std::string Extractor::Workplace(const Record& record) const {
  const std::string stated = record.Text("workplace");
  if (!stated.empty()) return StatedJson(stated);
  const std::string_view place = WorkplaceOfPlaces(listing_);
  if (!place.empty()) return StatedJson(place);
  return ValueJson("value", Kept(FindWorkplace(listing_)), true);
}

std::string Extractor::Pay(const Record& record) const {
  if (const Json salary = record.Get("salary");
      salary["min"] || salary["max"]) {
    JsonObject object;
    for (const char* key : {"min", "max", "currency", "period"}) {
      object.Raw(key, salary[key].raw());
    }
    return object.Number("sure", 1).Text("source", kStructured).str();
  }
  std::optional<PayFinding> found =
      FindPayIn(listing_.title.text, Where::kTitle, currencies_);
  if (!found) {
    found =
        FindPayIn(listing_.description.text, Where::kDescription, currencies_);
  }
  return found && SureOf(*found) >= least_ ? PayJson(*found) : "";
}

void Extractor::Apply(Record& record) {
  listing_.Read(record, signals_);
  const std::optional<Finding> seniority =
      Kept(FindSeniority(listing_, titles_));
  JsonObject extract;
  extract.Text("language",
               stop_words_.DetectLanguage(listing_.description.words));
  extract.Raw("seniority", ValueJson("level", seniority, true));
  extract.Raw("families", FamiliesJson(Kept(FindFamilies(listing_, titles_))));
  extract.Raw("lead", EvidenceJson(Kept(FindLead(listing_, seniority))));
  extract.Raw("management",
              EvidenceJson(Kept(FindManagement(listing_, seniority))));
  extract.Raw("workplace", Workplace(record));
  extract.Raw("employment",
              StatedOr(record, "employment", Kept(FindEmployment(listing_))));
  extract.Raw("skills",
              SkillsJson(Kept(FindSkills(listing_, skills_)), skills_));
  extract.Raw("pay", Pay(record));
  extract.Raw("experience", ExperienceJson(Kept(FindExperience(listing_))));
  extract.Raw("degree", DegreeJson(Kept(FindDegree(listing_, degrees_))));
  extract.Raw("visa", ValueJson("value", Kept(FindVisa(listing_)), true));
  extract.Raw("relocation",
              ValueJson("value", Kept(FindRelocation(listing_)), true));
  extract.Raw("equity", ValueJson("value", Kept(FindEquity(listing_)), true));
  extract.Raw("starts",
              ValueJson("value", Kept(FindStart(listing_, now_)), true));
  extract.Raw("closes", StatedOr(record, "closes_at",
                                 Kept(FindDeadline(listing_, now_))));
  record.Set("extract", extract.str());
}

}  // namespace jobutils
