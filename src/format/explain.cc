#include "format/explain.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "format/claims.h"

namespace kilde::format {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 26> kRules = {{
    {"according", "a phrase names the one according to whom its clause holds"},
    {"accusation", "the cue accuses somebody of something"},
    {"as", "a clause with \"as\" credits the rest of its sentence"},
    {"clause", "a clause depends on the cue"},
    {"colon", "a name and a colon lead to the words"},
    {"colon.after", "the cue and a colon lead to the words"},
    {"comment", "the cue points at something and says what it is like"},
    {"dash", "a line of speech after a dash stands before the cue"},
    {"hearsay", "a word says that this is hearsay"},
    {"hearsay.modal", "a modal verb says that this is hearsay"},
    {"infinitive", "an infinitive depends on the cue"},
    {"noun", "a noun that reports, and what it is about"},
    {"object", "the cue's object is what is said"},
    {"predicate", "the cue calls something by a name"},
    {"prepositional", "the cue's preposition leads to what is said"},
    {"proform", "a pronoun stands for the sentence before"},
    {"quote.after", "quotation marks stand behind the cue"},
    {"quote.bare", "quotation marks alone; the voice before goes on"},
    {"quote.before", "quotation marks stand right before the cue"},
    {"quote.colon", "the cue and a colon lead to quotation marks"},
    {"quote.inside", "the cue stands between dashes inside the quotation marks"},
    {"quote.unlisted", "quotation marks, a verb that no table knows, and a name"},
    {"raised", "the subject of a passive cue belongs to what is said"},
    {"subjunctive", "the mood of the verb says that the speech before goes on"},
    {"tag", "the cue and its subject follow what is said, or stand inside it"},
    {"thus", "a word such as \"demnach\" leads back to the speaker before"},
}};

}  // namespace

std::string_view meaning_of_rule(std::string_view rule) {
  const auto found =
      std::lower_bound(kRules.begin(), kRules.end(), rule,
                       [](const auto& row, std::string_view name) { return row.first < name; });
  return found != kRules.end() && found->first == rule ? found->second : std::string_view();
}

std::string explain(const Document& doc, const Attribution& claim) {
  std::string text(claim.rule);
  if (const std::string_view meaning = meaning_of_rule(claim.rule); !meaning.empty()) {
    text.append(": ").append(meaning);
  }
  if (const std::string cue = words_of(doc, claim.cue); !cue.empty()) {
    text += "; cue: " + cue;
    if (!claim.cue_lemma.empty() && claim.cue_lemma != cue)
      text.append(" (").append(claim.cue_lemma).append(")");
  }
  text.append("; source by: ").append(to_string(claim.source_by));
  if (claim.source_kind != SourceKind::kNone) {
    text.append("; ").append(to_string(claim.source_kind));
    text.append(", ").append(to_string(claim.source_grade));
  }
  return text + "; " + std::to_string(std::lround(claim.confidence * 100)) + " % sure";
}

}  // namespace kilde::format
