#include <algorithm>

#include "base/utf8.h"
#include "format/claims.h"
#include "format/columns.h"
#include "format/palette.h"
#include "format/revision.h"
#include "format/revision_words.h"

namespace kilde::format {
namespace {

using revision::Change;
using revision::kNone;

constexpr size_t kMostLines = 1000;  // of one sentence
constexpr size_t kIndent = 4;        // of its text

char sign_of(Change change) {
  switch (change) {
    case Change::kAdded:
      return '+';
    case Change::kDropped:
      return '-';
    case Change::kMoved:
      return '>';
    case Change::kAltered:
      break;
  }
  return '~';
}

const char* style_of(Change change) {
  switch (change) {
    case Change::kAdded:
      return "32";
    case Change::kDropped:
      return "31";
    case Change::kMoved:
      return "36";
    case Change::kAltered:
      break;
  }
  return "";
}

class RevisionText {
 public:
  RevisionText(const Version& before, const Version& after, const TextOptions& options)
      : before_(before),
        after_(after),
        options_(options),
        width_(static_cast<size_t>(std::max(options.width, 40))) {}

  std::string write(const revision::Revision& revision) {
    put("", heading_of(before_, after_), "1", 0);
    const std::string old_title = one_line(before_.doc.title),
                      new_title = one_line(after_.doc.title);
    if (old_title != new_title) {
      put("title  ", "- " + old_title, "31", 9);
      put("       ", "+ " + new_title, "32", 9);
    }
    put("", "Text: " + counts_of(revision.text), "1;36", 0);
    for (const auto& each : revision.text.changes) write_sentence(each);
    write_items("Claims", revision.claims, claim_label);
    write_items("Times", revision.times, time_label);
    write_corrections(revision);
    return std::move(out_);
  }

 private:
  std::string paint(std::string_view style, const std::string& text) const {
    return painted(style, text, options_.color);
  }

  // Text over as many lines as it takes; those behind the first are indented.
  void put(const std::string& lead, std::string_view text, const char* style, size_t indent,
           size_t lines = kMostLines) {
    const size_t room = width_ - std::max(display_width(lead), indent);
    bool first = true;
    for (const std::string& line : wrap(text, room, lines)) {
      out_ += (first ? lead : std::string(indent, ' ')) + paint(style, line) + "\n";
      first = false;
    }
  }

  void write_sentence(const revision::TextChange& each) {
    const std::string lead = std::string("  ") + sign_of(each.change) + " ";
    if (each.change == Change::kAltered) return write_altered(lead, each);
    const bool old_one = each.change == Change::kDropped;
    const Document& doc = old_one ? before_.doc : after_.doc;
    put(lead, one_line(doc.text(old_one ? each.before : each.after)), style_of(each.change), 4);
  }

  // Word by word, since a style may begin and end within a line.
  void write_altered(const std::string& lead, const revision::TextChange& each) {
    size_t column = kIndent;
    out_ += lead;
    bool open = false;  // the piece before ends without a blank
    for (const Piece& piece : pieces_of(before_.doc, after_.doc, each)) {
      const bool same = piece.kind == Piece::Kind::kSame,
                 gone = piece.kind == Piece::Kind::kDropped;
      std::string text = one_line(piece.text);
      if (!same && !options_.color) text = (gone ? "[-" : "{+") + text + (gone ? "-]" : "+}");
      bool joined = same ? !begins_with_blank(piece.text) : open;
      for (size_t at = 0; at < text.size();) {
        const size_t end = std::min(text.find(' ', at), text.size());
        write_word(text.substr(at, end - at), same ? "" : gone ? "9;31" : "1;32", joined, column);
        joined = false;
        at = end + 1;
      }
      open = same && !piece.text.ends_with(' ');
    }
    out_ += '\n';
  }

  void write_word(const std::string& word, const char* style, bool joined, size_t& column) {
    bool space = !joined && column > kIndent;
    if (column > kIndent && column + space + display_width(word) > width_) {
      new_line(column);
      space = false;
    }
    bool first = true;
    for (const std::string& part : wrap(word, width_ - kIndent, kMostLines)) {
      if (!first) new_line(column);
      out_ += (first && space ? " " : "") + paint(style, part);
      column += (first && space) + display_width(part);
      first = false;
    }
  }

  void new_line(size_t& column) {
    out_ += "\n" + std::string(kIndent, ' ');
    column = kIndent;
  }

  static bool begins_with_blank(std::string_view text) {
    size_t at = 0;
    return text.empty() || base::is_space(base::next_code_point(text, at));
  }

  template <typename Label>
  void write_items(const char* heading, const std::vector<revision::ItemChange>& items,
                   Label label) {
    if (items.empty()) return;
    put("", heading, "1;36", 0);
    for (const auto& each : items) {
      const bool gone = each.after == kNone;
      const std::string text =
          label(gone ? before_.doc : after_.doc, gone ? each.before : each.after);
      put(std::string("  ") + sign_of(each.change) + " ", text, style_of(each.change), 4, 2);
      for (const auto& field : each.fields) {
        std::string name = "      " + std::string(field.field);
        name.resize(std::max<size_t>(name.size() + 2, 18), ' ');
        put(name, shown(field.before) + " -> " + shown(field.after), "", 18, 4);
      }
    }
  }

  static std::string shown(const std::string& value) {
    const std::string line = one_line(value);
    return line.empty() ? "(none)" : line;
  }

  void write_corrections(const revision::Revision& revision) {
    if (revision.corrections.empty()) return;
    put("", "Corrections", "1;36", 0);
    for (size_t i = 0; i < revision.corrections.size(); ++i) {
      const auto& note = revision.corrections[i];
      const std::string kind =
          std::string(to_string(note.kind)) + (revision.fresh[i] ? "" : ", told before");
      put("  ", kind, "33", 2);
      put("    ", one_line(after_.doc.text(note.span)), "", 4);
    }
  }

  const Version& before_;
  const Version& after_;
  const TextOptions& options_;
  const size_t width_;
  std::string out_;
};

}  // namespace

std::string revision_text(const Version& before, const Version& after,
                          const revision::Revision& revision, const TextOptions& options) {
  return RevisionText(before, after, options).write(revision);
}

}  // namespace kilde::format
