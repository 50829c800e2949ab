// Lexicon: the words of one language that say who said something, as a linguist wrote them down.
//
//   auto lexicon = Lexicon::load(root, "da");
//   for (const Cue* cue : lexicon->cues("sagde")) use(cue->act, cue->has(Frame::kClause));
//   lexicon->is(WordClass::kThat, "at");
//
// Needs data/LANG/quote/{cues,hearsay,citing,quotes,words,nonsources}.tsv (data/LANG/README.md),
//   data/given_names.tsv and, where it is there, data/LANG/entity/words.tsv.
// Owns its rows; pointers to cues live as long as the Lexicon, also after a move.
// Threads: read-only once loaded. Errors: kIo, or kFormat with file:line, what was expected, found.
#pragma once

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <kilde/labels.h>
#include <kilde/result.h>

namespace kilde::quote {

// How a cue word takes its content; see data/da/README.md.
enum class Frame : uint8_t {
  kClause,      // siger, at ...
  kQuestion,    // spørger, om ...
  kInfinitive,  // lover at ...
  kTag,         // ..., siger X
  kQuote,       // "...", smiler X: only beside quotation marks
  kIntro,       // udtrykker det sådan: "..."
  kObject,      // afviser beskyldningen
  kAddressee,   // fortæller X, at ...: the object is spoken to
  kBare,        // beder X gøre ...: infinitive without a marker
  kAccuse,      // beskylder X for ...
  kPredicate,   // kalder X ...
  kComment,     // peger på X som ...
  kFinding,     // undersøgelsen viser: only with a document as source
  kFrom,        // lyder det fra X: the source stands behind a preposition
  kState,       // overbevist om: a participle that says what somebody feels
  kRumour,      // rygtet om: reports even with no source
  kCites,       // citerer X for, at: the object is the source, the subject the hand
  kPrep,        // håber på støtte: a bare phrase behind the preposition
  kDeponent,    // hoppas: passive in form only
  kWhole,       // обвиняет X в Y: accused and charge are one piece
  kRest,        // says ...: what follows is said, also where no clause is seen
  kLearn,  // får opplyst fra X: the subject, a paper, is told; the source behind a preposition
};
inline constexpr size_t kFrameCount = 22;

// Whether a list of a table has the word.
inline bool is_one_of(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

struct Cue {
  std::string lemma, particle;
  bool separable = false;  // the particle is the verb's own, anywhere behind it: "teilte ... mit"
  Upos pos = Upos::kVerb;
  Act act = Act::kSay;
  std::array<bool, kFrameCount> frames{};
  std::vector<std::string> content;  // prepositions that lead to the content
  std::vector<std::string> source;   // prepositions that lead to the source
  bool has(Frame frame) const { return frames[static_cast<size_t>(frame)]; }
};

enum class WordClass : uint8_t {
  kThat,
  kQuestion,
  kInfinitive,
  kConditional,
  kNegation,
  kProform,
  kRelative,
  kGeneric,
  kExpletive,
  kHearsayPerfect,
  kDeadline,
  kPassive,
  kLightVerb,
  kCoordinator,
  kLike,
  kBreaker,
  kReflexive,
  kSilence,
  kPossible,
  kPredicted,
  kCorrelative,  // "о том, что": stands between a cue and its clause
  kAs,           // "как сообщил X": begins a clause that credits the rest of its sentence
  kConcessive,   // "även om": before a conditional, which then is none
  kSubordinator,  // "um zu": begins a clause that hangs on the one before
  kFirstPerson,   // "jag", "vår": where the analysis does not mark the person
  kHe,            // pronouns of a man
  kShe,           // pronouns of a woman
  kManName,       // first names and nouns that "he" takes up
  kWomanName,
  kAdversative,  // "aber": the clause behind it is the reporter's again
  kVerbLast,     // "dass": begins clauses that end with their finite verb
  kPlural,       // "их": pronouns whose features do not say so
  kTime,         // "в субботу", "ранее": beside a name, but no part of it
  kIt,           // pronouns of a body or a thing
  kRelational,   // nouns for somebody's mother, friend or judge: never who spoke before
  kStatement,    // "erklæring": nouns for what somebody says, who then is the speaker
  kSeen,         // "seen by", "carried by": the paper behind it is a hand
  kSubjunctive,  // "sei", "werde": forms that only reported speech has, whatever the analysis says
  kPerfect,      // "hat", "hatten": with a participle, active where the tree says passive
  kDative,       // "dem", "der": articles of the one spoken to
  kGenitive,     // "des", "der": articles of an owner
  kPlace,        // "bei", "auf": where something was said, no part of who said it
  kInPlace,      // "in": the same behind a name
  kThus,         // "demnach": begins a sentence of the speaker before
  kStaff,        // "Sprecher": a paper in the genitive behind them is theirs, not spoken to
  kBroadcast,    // stations, programmes and their names
  kSocialAccount,  // "Telegram", "opslag"
  kUnnamed,        // "kilde", "anonym"
  kOfficial,       // nouns that keep somebody's name back in the plural: "diplomater"
  kBody,           // nouns for bodies also in the plural: "myndigheder"
  kWholeWords,     // not empty: the end of a word says nothing in this language
  kFiniteEnding,  // "ла", "ють": a form of a reporting verb that ends so is that verb, whatever the
                  // analysis calls it
  kFocus,          // "også": before a source, and no part of it
  kAside,          // "Anfrage": "auf Anfrage" behind what is said is no part of it
  kEvidence,       // "data": what may show a thing, besides documents
  kFinder,         // "forsker": who may show that something is so
  kHouse,          // "von", "ved": before the house that somebody is from
  kConverbEnding,  // "вши": a listed form that ends so is a gerund
  kAbout,          // "около": before a number that is a part of the source
  kPurpose,        // "чтобы": what for, behind an object
  kAfter,          // "efter": with a clause of the past, when something was promised or asked
  kBut,            // "men": what follows it is said too where nobody reports in it
  kThen,           // "senere": behind "men" it tells what came of it, in the reporter's words
  kVerbFirst,      // not empty: a tag that follows no quotation has its verb before its subject
  kAbsolute,       // "with": before somebody and a participle of their own, "with Voss saying"
  kOutletEnding,   // "posten": from data/LANG/entity/words.tsv
};
inline constexpr size_t kWordClassCount = static_cast<size_t>(WordClass::kOutletEnding) + 1;

enum class CitingKind : uint8_t {
  kAccording,
  kCiting,
  kAddressee,
  kMedium,
  kAgent,
  kOrigin,
  kOpinion,
  kThrough,
  kDocument,  // "nach einem Bericht": only before a document, and not "the" one
  kOwn,       // "nach eigenen Angaben": the subject says so
  kWords      // "mit den Worten": between a verb that cites and the words
};

struct CitingPhrase {
  std::vector<std::string> words;  // in lower case, before the name; may be empty
  std::vector<std::string> tail;   // behind the name: "mening" of "efter … mening"
  CitingKind kind = CitingKind::kAccording;
};

struct HearsayPhrase {
  std::vector<std::string> words;
  bool modal = false;
  bool bare = false;  // a modal that needs no perfect beside it
  Act act = Act::kSay;
};

enum class MarkKind : uint8_t { kPair, kBoth, kApostrophe, kDash };

struct QuoteMark {
  std::string open, close;
  MarkKind kind = MarkKind::kPair;
};

class Lexicon {
 public:
  static Result<Lexicon> load(const std::filesystem::path& root, std::string_view lang);

  // Rows whose lemma or form is `word` (in lower case).
  const std::vector<const Cue*>& cues(std::string_view word) const;
  bool is(WordClass word_class, std::string_view word) const;
  bool lacks(WordClass word_class) const { return words_[static_cast<size_t>(word_class)].empty(); }
  // The same for a compound, by its end: "pressemeddelelse".
  bool ends_as(WordClass word_class, std::string_view word) const;
  // Whether a word of the class ends it, a compound or not: "ла" of "сказала".
  bool has_end(WordClass word_class, std::string_view word) const;
  // Whether verbs of this language part from their particle, so that the bare verb is another.
  // Whether clauses that hang on others end with their finite verb.
  bool puts_verbs_last() const {
    return !words_[static_cast<size_t>(WordClass::kVerbLast)].empty();
  }
  bool is_nonsource(std::string_view lemma) const { return nonsources_.count(std::string(lemma)); }
  // Phrases that begin with `word` (the tail's first where the name comes first), the longest
  // first.
  const std::vector<CitingPhrase>& citing(std::string_view word) const;
  const std::vector<HearsayPhrase>& hearsay(std::string_view word) const;
  const std::vector<QuoteMark>& marks() const { return marks_; }

 private:
  Result<void> load_cues(const std::filesystem::path& file);
  Result<void> load_citing(const std::filesystem::path& file);
  Result<void> load_hearsay(const std::filesystem::path& file);
  Result<void> load_marks(const std::filesystem::path& file);
  Result<void> load_words(const std::filesystem::path& file);
  Result<void> load_nonsources(const std::filesystem::path& file);
  Result<void> load_outlet_endings(const std::filesystem::path& file);

  void add_cue(std::unique_ptr<Cue> cue, const std::vector<std::string>& forms);

  std::vector<std::unique_ptr<Cue>> rows_;
  std::unordered_map<std::string, std::vector<const Cue*>> cues_;
  std::unordered_map<std::string, std::vector<CitingPhrase>> citing_;
  std::unordered_map<std::string, std::vector<HearsayPhrase>> hearsay_;
  std::vector<QuoteMark> marks_;
  std::array<std::set<std::string, std::less<>>, kWordClassCount> words_;
  std::set<std::string> nonsources_;
};

}  // namespace kilde::quote
