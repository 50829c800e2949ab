// The closed label sets of kilde, and their names in JSON, CoNLL-U and data files.
//
//   to_string(Upos::kVerb) == "VERB";  parse_upos("VERB") == Upos::kVerb;
//   parse_upos("verb") == std::nullopt
//
// Every set has `to_string(label)` (never fails; static storage) and `parse_NAME(text)`
// (nullopt when the text is no such label). Threads: pure functions.
// Sources: UPOS and relations are those of Universal Dependencies v2; TimexType that of TIMEX3.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace kilde {

enum class Upos : uint8_t {
  kAdj,
  kAdp,
  kAdv,
  kAux,
  kCconj,
  kDet,
  kIntj,
  kNoun,
  kNum,
  kPart,
  kPron,
  kPropn,
  kPunct,
  kSconj,
  kSym,
  kVerb,
  kX,
};

// The 37 universal relations, without subtypes ("nsubj:pass" is kNsubj; see Document::deprel).
enum class Relation : uint8_t {
  kAcl,
  kAdvcl,
  kAdvmod,
  kAmod,
  kAppos,
  kAux,
  kCase,
  kCc,
  kCcomp,
  kClf,
  kCompound,
  kConj,
  kCop,
  kCsubj,
  kDep,
  kDet,
  kDiscourse,
  kDislocated,
  kExpl,
  kFixed,
  kFlat,
  kGoeswith,
  kIobj,
  kList,
  kMark,
  kNmod,
  kNsubj,
  kNummod,
  kObj,
  kObl,
  kOrphan,
  kParataxis,
  kPunct,
  kReparandum,
  kRoot,
  kVocative,
  kXcomp,
};

enum class NameKind : uint8_t { kPer, kOrg, kLoc, kMisc };

enum class EntityKind : uint8_t {
  kPerson,
  kOrganisation,
  kPlace,
  kOutlet,
  kAgency,
  kDocument,
  kGroup,
  kOther
};

enum class TimexType : uint8_t { kDate, kTime, kDuration, kSet };

enum class QuoteType : uint8_t { kDirect, kIndirect, kMixed };

enum class Act : uint8_t {
  kSay,
  kDeny,
  kWarn,
  kPromise,
  kOrder,
  kAsk,
  kPredict,
  kBelieve,
  kFear,
  kAccuse,
  kAnnounce,
  kWrite,
  kOther,
};

// How the one credited was found.
enum class SourceBy : uint8_t {
  kNone,           // nobody is named
  kSubject,        // the cue's own subject
  kSharedSubject,  // left out, relative, or another verb's: "..., og tilføjer, at"
  kAgent,          // of a passive: "oplyses af X"
  kPreposition,    // "lyder det fra X"
  kCitingPhrase,   // "ifølge X"
  kColon,          // "X: ..."
  kOwner,          // of a noun: "Xs påstand om"
  kContext         // the voice before goes on
};

// What the one credited is.
enum class SourceKind : uint8_t {
  kNone,  // nobody is credited
  kPerson,
  kInstitution,    // an organisation, a state, its government or authorities
  kAgency,         // supplies news
  kOutlet,         // publishes them
  kDocument,       // a report, a letter, a statement
  kBroadcast,      // a station or a programme
  kSocialAccount,  // a page, a channel, a post
  kUnnamed,        // somebody whose name is kept back: "kilder", "diplomater"
  kCollective      // several together: "eksperter", "USA og EU"
};

// How precisely it is named.
enum class SourceGrade : uint8_t {
  kNone,   // not at all: hearsay, a pronoun that nothing explains
  kGroup,  // several, by what they are: "vestlige diplomater"
  kRole,   // one, by what it is: "ministeren", "politiet"
  kNamed   // by name, here or elsewhere in the report
};

enum class Factuality : uint8_t { kAsserted, kDenied, kPossible, kPredicted, kAsked };

std::string_view to_string(Upos label);
std::string_view to_string(Relation label);
std::string_view to_string(NameKind label);
std::string_view to_string(EntityKind label);
std::string_view to_string(TimexType label);
std::string_view to_string(QuoteType label);
std::string_view to_string(Act label);
std::string_view to_string(Factuality label);
std::string_view to_string(SourceBy label);
std::string_view to_string(SourceKind label);
std::string_view to_string(SourceGrade label);

std::optional<Upos> parse_upos(std::string_view text);
// Accepts a subtype and cuts it: "acl:relcl" is kAcl.
std::optional<Relation> parse_relation(std::string_view text);
std::optional<NameKind> parse_name_kind(std::string_view text);
std::optional<EntityKind> parse_entity_kind(std::string_view text);
std::optional<TimexType> parse_timex_type(std::string_view text);
std::optional<QuoteType> parse_quote_type(std::string_view text);
std::optional<Act> parse_act(std::string_view text);
std::optional<Factuality> parse_factuality(std::string_view text);
std::optional<SourceBy> parse_source_by(std::string_view text);
std::optional<SourceKind> parse_source_kind(std::string_view text);
std::optional<SourceGrade> parse_source_grade(std::string_view text);

}  // namespace kilde
