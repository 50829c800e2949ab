// A line of JSON -> a judgement, or what is wrong with it.
#include <algorithm>
#include <charconv>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include <kilde/date.h>

#include "format/claims.h"
#include "format/columns.h"
#include "format/judgements.h"

namespace kilde::format {
namespace {

using judgement::Anchor;
using judgement::Judgement;
using judgement::Kind;
using Json = nlohmann::json;
using Words = std::vector<std::string_view>;

constexpr size_t kShown = 40;  // letters of what was found
constexpr int kDeepest = 6;    // brackets within brackets

std::string shown(const Json& value) {
  const std::string text = value.dump(-1, ' ', true, Json::error_handler_t::replace);
  return text.size() <= kShown ? text : text.substr(0, kShown) + "...";
}

std::string in_quotes(std::string_view text) {
  return "\"" + cut_to_width(one_line(text), kShown) + "\"";
}

std::string listed(const Words& words) {
  std::string list;
  for (const std::string_view word : words)
    if (!word.empty()) list += (list.empty() ? "" : ", ") + std::string(word);
  return list;
}

// Reads on after the first thing that is wrong, with empty values; only the first is told.
class Reading {
 public:
  explicit Reading(const Json& object) : object_(object) {}

  Result<Judgement> judgement() {
    Judgement each;
    const std::string word = text(object_, "kind", true);
    const auto kind = judgement::parse_kind(word);
    if (!kind) wrong("a kind of judgement (merge, split, ...) in \"kind\"", in_quotes(word));
    each.kind = kind.value_or(Kind::kMerge);
    each.by = text(object_, "by", true);
    each.time = time();
    each.reason = text(object_, "reason", false);
    read_kind(each);
    each.id = id_of(each);
    const std::string given = text(object_, "id", false);
    if (!given.empty() && given != each.id)
      wrong("the id of what it says, " + each.id, in_quotes(given) + " (was it edited?)");
    if (!wrong_.empty()) return Error{Code::kFormat, "", wrong_};
    return each;
  }

 private:
  void wrong(const std::string& expected, const std::string& found) {
    if (wrong_.empty()) wrong_ = "expected " + expected + ", found " + found;
  }

  std::string text(const Json& object, const std::string& field, bool required) {
    const auto at = object.find(field);
    if (at == object.end() || at->is_null()) {
      if (required) wrong("a field " + in_quotes(field), "none");
      return "";
    }
    if (!at->is_string()) {
      wrong("text in " + in_quotes(field), shown(*at));
      return "";
    }
    const auto& value = at->get_ref<const std::string&>();
    if (required && value.empty()) wrong("text in " + in_quotes(field), "none");
    return value;
  }

  std::string one_of(const std::string& field, const Words& allowed) {
    std::string value = text(object_, field, allowed.front() != "");
    if (std::ranges::find(allowed, value) == allowed.end())
      wrong("one of " + listed(allowed) + " in " + in_quotes(field), in_quotes(value));
    return value;
  }

  void only(const Json& object, const Words& fields) {
    for (const auto& [name, value] : object.items())
      if (std::ranges::find(fields, name) == fields.end())
        wrong("only the fields " + listed(fields), in_quotes(name));
  }

  // "2024-02-12T22:40:05Z" or with thousandths; always with them, so that times compare as text.
  std::string time() {
    const std::string given = text(object_, "time", true);
    std::string time = given;
    if (time.size() == sizeof "2024-02-12T22:40:05Z" - 1) time.insert(time.size() - 1, ".000");
    constexpr std::string_view kForm = "dddd-dd-ddTdd:dd:dd.dddZ";
    const bool like = std::ranges::equal(time, kForm, [](char c, char form) {
      return form == 'd' ? c >= '0' && c <= '9' : c == form;
    });
    const bool there = like && time.substr(11, 2) < "24" && time.substr(14, 2) < "60" &&
                       time.substr(17, 2) <= "60" && parse_date(time.substr(0, 10)).has_value();
    if (!there) wrong("a time as 2024-02-12T22:40:05Z in \"time\"", in_quotes(given));
    return time;
  }

  Anchor anchor(const Json& value) {
    Anchor anchor;
    if (!value.is_object()) {
      wrong("a claim {\"doc\", \"span\", \"wording\"}", shown(value));
      return anchor;
    }
    only(value, {"doc", "span", "wording", "words"});
    anchor.doc = text(value, "doc", true);
    anchor.words = text(value, "words", false);
    const std::string wording = text(value, "wording", true);
    const char* end = wording.data() + wording.size();
    const auto [stop, error] = std::from_chars(wording.data(), end, anchor.wording, 16);
    if (wording.size() != 16 || stop != end || error != std::errc())
      wrong("16 hex digits in \"wording\"", in_quotes(wording));
    const auto span = value.find("span");
    if (span != value.end() && span->is_array() && span->size() == 2) {
      anchor.begin = offset((*span)[0]), anchor.end = offset((*span)[1]);
      if (anchor.begin > anchor.end) wrong("[begin, end] in \"span\"", shown(*span));
    } else {
      wrong("[begin, end] in \"span\"", span == value.end() ? "none" : shown(*span));
    }
    return anchor;
  }

  uint32_t offset(const Json& value) {
    const bool number = value.is_number_unsigned();
    if (number && value.get<uint64_t>() <= std::numeric_limits<uint32_t>::max())
      return value.get<uint32_t>();
    wrong("an offset in \"span\"", shown(value));
    return 0;
  }

  std::vector<Anchor> anchors(const std::string& field, size_t least) {
    std::vector<Anchor> found;
    const auto at = object_.find(field);
    if (at == object_.end() || !at->is_array()) {
      wrong("an array of claims in " + in_quotes(field), at == object_.end() ? "none" : shown(*at));
      return found;
    }
    for (const Json& value : *at) found.push_back(anchor(value));
    if (found.size() < least)
      wrong(std::to_string(least) + " claims at least in " + in_quotes(field),
            std::to_string(found.size()));
    return found;
  }

  void only_with(Words more) {
    more.insert(more.end(), {"id", "kind", "by", "time", "reason"});
    only(object_, more);
  }

  void read_kind(Judgement& each) {
    switch (each.kind) {
      case Kind::kMerge:
      case Kind::kOccasion:
        only_with({"claims"});
        each.claims = anchors("claims", 2);
        return;
      case Kind::kSplit:
        only_with({"claims", "apart_from"});
        each.claims = anchors("claims", 1);
        each.others = anchors("apart_from", 1);
        return;
      case Kind::kSpeaker:
        only_with({"claims", "speaker", "institution"});
        each.claims = anchors("claims", 1);
        each.name = text(object_, "speaker", false);
        each.body = text(object_, "institution", false);
        return;
      case Kind::kOutcome:
        only_with({"claims", "outcome"});
        each.claims = anchors("claims", 1);
        each.value = one_of("outcome", {"true", "false", "unclear", "open"});
        return;
      case Kind::kTrust:
        only_with({"source", "letter"});
        each.name = text(object_, "source", true);
        each.value = one_of("letter", {"", "A", "B", "C", "D", "E", "F"});
        return;
      case Kind::kRetract:
        only_with({"judgement"});
        each.value = text(object_, "judgement", true);
        return;
    }
  }

  const Json& object_;
  std::string wrong_;
};

}  // namespace

Result<Judgement> parse_judgement(std::string_view line) {
  bool deep = false;
  const auto shallow = [&](int depth, Json::parse_event_t, const Json&) {
    deep |= depth > kDeepest;
    return depth <= kDeepest;
  };
  const Json object = Json::parse(line, shallow, false);
  if (deep) return Error{Code::kFormat, "", "expected a judgement, found deeper brackets"};
  if (object.is_discarded()) return Error{Code::kFormat, "", "expected JSON, found broken JSON"};
  if (!object.is_object())
    return Error{Code::kFormat, "", "expected a judgement {\"kind\", ...}, found " + shown(object)};
  return Reading(object).judgement();
}

}  // namespace kilde::format
