#include "question/yaml_tree.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <tuple>
#include <utility>

#include "base/utf8.h"

namespace kilde::question {
namespace {

// Where lines begin: yaml-cpp counts columns in bytes, people in characters.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {
    for (size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
      begins_.push_back(at + 1);
  }

  // Line and column, from 1.
  std::pair<uint32_t, uint32_t> place(const YAML::Mark& mark) const {
    const auto line = std::min(static_cast<size_t>(std::max(mark.line, 0)), begins_.size() - 1);
    const auto column = static_cast<size_t>(std::max(mark.column, 0));
    const size_t before = base::count_code_points(text_.substr(begins_[line], column));
    return {static_cast<uint32_t>(line + 1), static_cast<uint32_t>(before + 1)};
  }

 private:
  std::string_view text_;
  std::vector<size_t> begins_{0};
};

// What the tree refuses; yaml-cpp's own errors are of this kind too, so that one way leads out.
[[noreturn]] void refuse(const YAML::Mark& mark, const std::string& expected,
                         const std::string& found) {
  throw YAML::ParserException(mark, "expected " + expected + ", found " + found);
}

class TreeMaker : public YAML::EventHandler {
 public:
  explicit TreeMaker(const Lines& lines) : lines_(lines) {}
  Node take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1) refuse(mark, "one document", "\"---\" and another");
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    add(Node::Kind::kNothing, mark, anchor, "");
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    refuse(mark, "the words themselves", "an alias (*)");
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    add(Node::Kind::kText, mark, anchor, tag).text = value;
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open_.push_back(&add(Node::Kind::kList, mark, anchor, tag));
  }
  void OnSequenceEnd() override { open_.pop_back(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open_.push_back(&add(Node::Kind::kMap, mark, anchor, tag));
  }
  void OnMapEnd() override { open_.pop_back(); }

 private:
  Node& add(Node::Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor,
            const std::string& tag) {
    if (anchor != 0) refuse(mark, "no anchor", "one (&)");
    if (!tag.empty() && tag != "?" && tag != "!") refuse(mark, "no tag", "'" + tag + "'");
    if (open_.size() >= kDeepest)
      refuse(mark, "lists and maps at most " + std::to_string(kDeepest) + " deep", "deeper ones");
    const bool is_key = !open_.empty() && open_.back()->kind == Node::Kind::kMap &&
                        open_.back()->items.size() % 2 == 0;
    if (is_key && kind != Node::Kind::kText) refuse(mark, "a key", "none");
    Node& node = open_.empty() ? root_ : open_.back()->items.emplace_back();
    node.kind = kind;
    std::tie(node.line, node.column) = lines_.place(mark);
    return node;
  }

  const Lines& lines_;
  Node root_;
  std::vector<Node*> open_;  // a list that grows has no other open below it
  size_t documents_ = 0;
};

// yaml-cpp's words for what people do wrong most often, in ours.
std::string explained(const std::string& message) {
  if (message.starts_with("expected ")) return message;
  if (message == "illegal block entry")
    return "expected a text, found the begin of a list; a sign stands in quotation marks: \"-\"";
  return "expected YAML, found otherwise" + (base::valid_utf8(message) ? ": " + message : "");
}

}  // namespace

Result<Node> read_yaml(std::string_view text, const std::string& file) {
  if (text.size() > kMostBytes)
    return Error{Code::kTooLarge, file,
                 "expected at most " + std::to_string(kMostBytes) + " bytes, found " +
                     std::to_string(text.size())};
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (!base::valid_utf8(text) || text.find('\0') != std::string_view::npos)
    return Error{Code::kFormat, file, "expected a text in UTF-8, found other bytes"};
  const Lines lines(text);
  TreeMaker maker(lines);
  try {
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(maker)) {
    }
  } catch (const YAML::Exception& error) {
    const auto [line, column] = lines.place(error.mark);
    return Error{Code::kFormat, file + ":" + std::to_string(line) + ":" + std::to_string(column),
                 explained(error.msg)};
  }
  return maker.take();
}

}  // namespace kilde::question
