#include <array>
#include <cstddef>

#include <kilde/labels.h>

namespace kilde {
namespace {

constexpr std::array<std::string_view, 17> kUpos = {
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};
constexpr std::array<std::string_view, 37> kRelation = {
    "acl",       "advcl",      "advmod",   "amod",     "appos", "aux",      "case",   "cc",
    "ccomp",     "clf",        "compound", "conj",     "cop",   "csubj",    "dep",    "det",
    "discourse", "dislocated", "expl",     "fixed",    "flat",  "goeswith", "iobj",   "list",
    "mark",      "nmod",       "nsubj",    "nummod",   "obj",   "obl",      "orphan", "parataxis",
    "punct",     "reparandum", "root",     "vocative", "xcomp"};
constexpr std::array<std::string_view, 4> kNameKind = {"PER", "ORG", "LOC", "MISC"};
constexpr std::array<std::string_view, 8> kEntityKind = {
    "person", "organisation", "place", "outlet", "agency", "document", "group", "other"};
constexpr std::array<std::string_view, 4> kTimexType = {"DATE", "TIME", "DURATION", "SET"};
constexpr std::array<std::string_view, 3> kQuoteType = {"direct", "indirect", "mixed"};
constexpr std::array<std::string_view, 13> kAct = {
    "say",     "deny", "warn",   "promise",  "order", "ask",  "predict",
    "believe", "fear", "accuse", "announce", "write", "other"};
constexpr std::array<std::string_view, 5> kFactuality = {"asserted", "denied", "possible",
                                                         "predicted", "asked"};

constexpr std::array<std::string_view, 9> kSourceBy = {"none",  "subject",     "shared subject",
                                                       "agent", "preposition", "citing phrase",
                                                       "colon", "owner",       "context"};

constexpr std::array<std::string_view, 10> kSourceKind = {
    "none",     "person",    "institution",    "agency",  "outlet",
    "document", "broadcast", "social_account", "unnamed", "collective"};
constexpr std::array<std::string_view, 4> kSourceGrade = {"none", "group", "role", "named"};

template <typename Label, size_t N>
std::string_view name_of(const std::array<std::string_view, N>& names, Label label) {
  auto at = static_cast<size_t>(label);
  return at < N ? names[at] : std::string_view("?");
}

template <typename Label, size_t N>
std::optional<Label> find(const std::array<std::string_view, N>& names, std::string_view text) {
  for (size_t i = 0; i < N; ++i)
    if (names[i] == text) return static_cast<Label>(i);
  return std::nullopt;
}

}  // namespace

std::string_view to_string(Upos label) { return name_of(kUpos, label); }
std::string_view to_string(Relation label) { return name_of(kRelation, label); }
std::string_view to_string(NameKind label) { return name_of(kNameKind, label); }
std::string_view to_string(EntityKind label) { return name_of(kEntityKind, label); }
std::string_view to_string(TimexType label) { return name_of(kTimexType, label); }
std::string_view to_string(QuoteType label) { return name_of(kQuoteType, label); }
std::string_view to_string(Act label) { return name_of(kAct, label); }
std::string_view to_string(Factuality label) { return name_of(kFactuality, label); }
std::string_view to_string(SourceBy label) { return name_of(kSourceBy, label); }
std::string_view to_string(SourceKind label) { return name_of(kSourceKind, label); }
std::string_view to_string(SourceGrade label) { return name_of(kSourceGrade, label); }

std::optional<Upos> parse_upos(std::string_view text) { return find<Upos>(kUpos, text); }
std::optional<Relation> parse_relation(std::string_view text) {
  return find<Relation>(kRelation, text.substr(0, text.find(':')));
}
std::optional<NameKind> parse_name_kind(std::string_view text) {
  return find<NameKind>(kNameKind, text);
}
std::optional<EntityKind> parse_entity_kind(std::string_view text) {
  return find<EntityKind>(kEntityKind, text);
}
std::optional<TimexType> parse_timex_type(std::string_view text) {
  return find<TimexType>(kTimexType, text);
}
std::optional<QuoteType> parse_quote_type(std::string_view text) {
  return find<QuoteType>(kQuoteType, text);
}
std::optional<Act> parse_act(std::string_view text) { return find<Act>(kAct, text); }
std::optional<Factuality> parse_factuality(std::string_view text) {
  return find<Factuality>(kFactuality, text);
}
std::optional<SourceBy> parse_source_by(std::string_view text) {
  return find<SourceBy>(kSourceBy, text);
}
std::optional<SourceKind> parse_source_kind(std::string_view text) {
  return find<SourceKind>(kSourceKind, text);
}
std::optional<SourceGrade> parse_source_grade(std::string_view text) {
  return find<SourceGrade>(kSourceGrade, text);
}

}  // namespace kilde
