// The shipped base, and small documents of lines, for tests only.
#pragma once

#include <memory>
#include <string_view>

#include <kilde/document.h>

#include "knowledge/entity_base.h"

namespace kilde::link {

std::shared_ptr<const knowledge::EntityBase> shared_base();
const knowledge::EntityBase& base();

// One sentence, a line a word: form, lemma, tag, features, head (from 1), relation, kind of a name.
Document document_of(std::string_view lines);

// An entity of one mention: where its name stands first in the text.
void add_entity(Document& doc, std::string_view id, std::string_view name, EntityKind kind);

}  // namespace kilde::link
