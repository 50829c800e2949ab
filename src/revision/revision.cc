#include "revision/revision.h"

#include <set>
#include <string>

namespace kilde::revision {

Revision compare(const Document& before, const Document& after, const Languages& languages) {
  const Language& old_language = languages.of(before.lang);
  const Language& language = languages.of(after.lang);
  Revision revision;
  revision.text =
      text_changes(before.text(), sentences_of(before.text(), old_language.abbreviations),
                   after.text(), sentences_of(after.text(), language.abbreviations));
  revision.claims = claim_changes(before, after, revision.text, language);
  revision.times = time_changes(before, after, revision.text);
  std::set<std::string_view> known;
  for (const CorrectionNote& note :
       correction_notes(before.text(), revision.text.before, old_language))
    known.insert(before.text(note.span));
  revision.corrections = correction_notes(after.text(), revision.text.after, language);
  for (const CorrectionNote& note : revision.corrections)
    revision.fresh.push_back(!known.contains(after.text(note.span)));
  return revision;
}

}  // namespace kilde::revision
