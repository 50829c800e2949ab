#include "claim/voices.h"

#include <algorithm>

#include "claim/terms.h"

namespace kilde::claim {
namespace {

constexpr uint32_t kReach = 6;  // tokens around a name in which its institution is told

bool is_institution(EntityKind kind) {
  return kind == EntityKind::kOrganisation || kind == EntityKind::kOutlet ||
         kind == EntityKind::kAgency;
}

}  // namespace

VoiceFinder::VoiceFinder(const View& view, const Keys& keys) : view_(view), keys_(keys) {
  for (const Attribution& attribution : view.doc.attributions) {
    const int32_t speaker = attribution.speaker;
    if (speaker < 0 || bodies_.contains(speaker)) continue;
    const Entity& entity = view.doc.entities[static_cast<size_t>(speaker)];
    if (entity.kind != EntityKind::kPerson) continue;
    Body& body = bodies_[speaker];
    for (const ByteSpan mention : entity.mentions) {
      if (!body.key.empty()) break;
      body = body_in(around(mention), speaker);
    }
  }
}

// The mention with what hangs on it and what it hangs on, within a few words.
ByteSpan VoiceFinder::around(ByteSpan mention) const {
  const TokenSpan tokens = view_.doc.tokens_in(mention);
  if (tokens.empty()) return mention;
  uint32_t top = tokens.begin;
  for (uint32_t token = tokens.begin; token < tokens.end; ++token)
    if (view_.tree.depth(token) < view_.tree.depth(top)) top = token;
  const int32_t over = view_.tree.head(top);
  if (over >= 0 && (view_.relation(top, Relation::kAppos) || view_.relation(top, Relation::kFlat) ||
                    view_.relation(top, Relation::kNmod)))
    top = static_cast<uint32_t>(over);
  TokenSpan reach = view_.tree.reach(top);
  reach.begin = std::max(reach.begin, tokens.begin - std::min(tokens.begin, kReach));
  reach.end = std::min(reach.end, tokens.end + kReach);
  for (uint32_t token = tokens.end; token < reach.end; ++token)
    if (view_.doc.upos[token] == Upos::kVerb) {
      reach.end = token;
      break;
    }
  return view_.doc.bytes({std::min(reach.begin, tokens.begin), std::max(reach.end, tokens.end)});
}

VoiceFinder::Body VoiceFinder::body_in(ByteSpan span, int32_t but_not) const {
  Body body;
  bool known = false;  // by its id, which tells more than the words
  const TokenSpan tokens = view_.doc.tokens_in(span);
  for (uint32_t token = tokens.begin; token < tokens.end; ++token) {
    const int32_t row = view_.entity_of[token];
    const Upos upos = view_.doc.upos[token];
    if (row >= 0 && row != but_not) {
      const Entity& entity = view_.doc.entities[static_cast<size_t>(row)];
      const std::string_view institution = keys_.institution(entity.id);
      if (!institution.empty() && !known) body.key = body.called = institution, known = true;
      const bool organisation = entity.kind == EntityKind::kOrganisation;
      if (organisation || entity.kind == EntityKind::kPlace)
        body.names.push_back(keys_.entity(entity));
      if (organisation && !entity.country.empty())
        body.names.push_back("country:" + std::string(entity.country));
    }
    if (row == but_not && row >= 0 && upos == Upos::kPropn) continue;
    if (upos != Upos::kNoun && upos != Upos::kPropn && upos != Upos::kAdj) continue;
    for (const Concepts::Row concept_row : view_.concepts_of(token)) {
      const std::string_view kind = view_.concepts.body(concept_row);
      if (view_.concepts.nation(concept_row))
        body.names.push_back(view_.concepts.name(concept_row));
      // "The defence ministry": its first word alone would be the army.
      const bool defence = !known && body.key == "army" && kind == "ministry";
      if (!kind.empty() && (body.key.empty() || defence))
        body.key = kind, body.called = view_.concepts.name(concept_row);
    }
  }
  std::ranges::sort(body.names);
  const auto doubles = std::ranges::unique(body.names);
  body.names.erase(doubles.begin(), doubles.end());
  const auto named = std::ranges::find_if_not(
      body.names, [](const std::string& name) { return name.starts_with("country:"); });
  // A president without a state is one of the body that is named.
  const bool of_body = !known && body.key == "president";
  if (named != body.names.end() && (body.key.empty() || of_body)) body.key = *named;
  return body;
}

VoiceFinder::Body VoiceFinder::body_of(const Attribution& attribution, int32_t speaker) const {
  const std::string_view institution =
      speaker < 0 ? "" : keys_.institution(view_.doc.entities[static_cast<size_t>(speaker)].id);
  Body body;
  for (const ByteSpan source : attribution.source) {
    body = body_in(around(source), speaker);
    if (!institution.empty()) body.key = body.called = institution;
    if (!body.key.empty()) return body;
  }
  // "Denmark says": none of the bodies that are called Danish elsewhere.
  const bool place =
      speaker >= 0 && view_.doc.entities[static_cast<size_t>(speaker)].kind == EntityKind::kPlace;
  if (place) return body;
  const auto known = bodies_.find(speaker);
  if (known != bodies_.end() && !known->second.key.empty()) return known->second;
  if (speaker >= 0) {
    const Entity& entity = view_.doc.entities[static_cast<size_t>(speaker)];
    if (is_institution(entity.kind)) body.key = keys_.entity(entity);
    for (const ByteSpan mention : entity.mentions) {
      const Body found = body_in(mention, kNoEntity);
      if (!found.key.empty()) return found;
    }
  }
  return body;
}

// "The coast guard said": no person of it, whoever the reading takes it for.
bool VoiceFinder::speaks_as_body(const Attribution& attribution) const {
  const Document& doc = view_.doc;
  if (attribution.speaker < 0 || attribution.source.empty()) return false;
  if (doc.entities[static_cast<size_t>(attribution.speaker)].kind != EntityKind::kPerson)
    return false;
  bool body = false;
  for (const ByteSpan source : attribution.source) {
    const TokenSpan tokens = doc.tokens_in(source);
    for (uint32_t token = tokens.begin; token < tokens.end; ++token) {
      if (view_.entity_of[token] == attribution.speaker) return false;
      const int32_t over = view_.tree.head(token);
      const bool heads = over < 0 || !tokens.contains(static_cast<uint32_t>(over));
      if (!heads) continue;
      body |= view_.concepts.ends_in(Small::kBody, doc.lang, doc.lemma[token]);
    }
  }
  return body;
}

std::string VoiceFinder::key_of(const Attribution& attribution, int32_t speaker,
                                const Body& body) const {
  if (speaker >= 0) {
    const Entity& entity = view_.doc.entities[static_cast<size_t>(speaker)];
    const bool named = std::ranges::any_of(entity.mentions, [&](ByteSpan mention) {
      const TokenSpan tokens = view_.doc.tokens_in(mention);
      for (uint32_t token = tokens.begin; token < tokens.end; ++token)
        if (view_.doc.upos[token] == Upos::kPropn) return true;
      return false;
    });
    if (entity.kind == EntityKind::kPerson && named) return keys_.person(entity.name);
    if (entity.kind == EntityKind::kOutlet || entity.kind == EntityKind::kAgency)
      return keys_.name(entity.name);
    if (is_shared(entity.id)) return std::string(entity.id);
  }
  const std::string prefix = attribution.source_kind == SourceKind::kUnnamed ? "u:" : "b:";
  if (!body.called.empty()) return prefix + body.called;
  if (!body.key.empty()) return prefix + body.key;
  if (attribution.speaker_name.empty()) return "";
  for (const ByteSpan source : attribution.source) {
    const TokenSpan tokens = view_.doc.tokens_in(source);
    for (uint32_t token = tokens.begin; token < tokens.end; ++token)
      for (const Concepts::Row row : view_.concepts_of(token))
        if (!view_.concepts.light(row)) return prefix + view_.concepts.name(row);
  }
  return prefix + keys_.name(attribution.speaker_name);
}

Voice VoiceFinder::of(const Attribution& attribution) const {
  Voice voice;
  const bool as_body = speaks_as_body(attribution);
  const int32_t speaker = as_body ? kNoEntity : attribution.speaker;
  const Body body = body_of(attribution, speaker);
  voice.name = as_body ? view_.doc.text(attribution.source.front()) : attribution.speaker_name;
  voice.key = key_of(attribution, speaker, body);
  voice.body = body.key;
  voice.body_names = body.names;
  voice.kind = as_body ? SourceKind::kInstitution : attribution.source_kind;
  voice.grade = attribution.source_grade;
  const Document& doc = view_.doc;
  auto key_at = [&](ByteSpan span) {
    const TokenSpan tokens = doc.tokens_in(span);
    for (uint32_t token = tokens.begin; token < tokens.end; ++token)
      if (view_.entity_of[token] >= 0)
        return keys_.entity(doc.entities[static_cast<size_t>(view_.entity_of[token])]);
    return keys_.name(doc.text(span));
  };
  for (const ByteSpan via : attribution.via) voice.via.push_back(key_at(via));
  for (const ByteSpan to : attribution.to)
    if (voice.to.empty()) voice.to = key_at(to);
  for (const ByteSpan cue : attribution.cue) {
    const TokenSpan cue_tokens = doc.tokens_in(cue);
    if (cue_tokens.empty()) continue;
    const TokenSpan sentence = doc.sentences[doc.sentence_of(cue_tokens.begin)];
    for (uint32_t token = sentence.begin; token < sentence.end; ++token) {
      const bool inside = std::ranges::any_of(
          attribution.content, [&](ByteSpan span) { return span.overlaps(doc.tokens[token]); });
      if (inside) continue;
      if (view_.is(Small::kOccasion, token)) voice.joint = true;
      const int32_t time = view_.time_of[token];
      if (time < 0 || voice.from != kNoDay) continue;
      const TimeExpression& said = doc.times[static_cast<size_t>(time)];
      if (said.type == TimexType::kDuration || said.type == TimexType::kSet) continue;
      voice.from = day_of(said.from), voice.to_day = day_of(said.to);
    }
    break;
  }
  return voice;
}

}  // namespace kilde::claim
