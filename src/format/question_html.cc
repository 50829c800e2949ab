#include <algorithm>

#include "format/claims.h"
#include "format/html_escape.h"
#include "format/html_page.h"
#include "format/html_style.h"
#include "format/question_words.h"
#include "format/questions.h"

namespace kilde::format {
namespace {

using question::Evidence;
using question::Found;
using question::Question;
using question::Value;

// Besides the palette and the frame of every page.
constexpr std::string_view kStyle = R"css(
:root{--pro:#0a5c36;--pro-fill:#dff3e4;--con:#9b1c1c;--con-fill:#fbe3e0}
@media (prefers-color-scheme:dark){:root{--pro:#8fd6ab;--pro-fill:#173324;--con:#f2a09a;--con-fill:#3d1f1e}}
.doc h2{font-size:.875rem;color:var(--soft);margin:1.75rem 0 .4rem}
.hypotheses{display:grid;grid-template-columns:auto 1fr;gap:.15rem 1rem;margin-top:.8rem}
.hypotheses dt{font-weight:600}
.soft{color:var(--soft);font-size:.8125rem}
.outcome{background:var(--tint);padding:.6rem .9rem;margin:1.2rem 0}
.wide{overflow-x:auto}
.doc table{border-collapse:collapse;width:100%;background:var(--panel)}
.doc th,.doc td{border:1px solid var(--rule);padding:.4rem .6rem;text-align:left;vertical-align:top}
.doc th p{font-weight:400}
td.cell{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.pro{background:var(--pro-fill);color:var(--pro)}
.con{background:var(--con-fill);color:var(--con)}
td.none{color:var(--soft);padding:.4rem .6rem}
tfoot th,tfoot td{font-weight:600}
details{font-weight:400}
summary{cursor:pointer}
details ul{margin:.4rem 0;padding-left:1.1rem;list-style:disc}
.changes li{border-top:1px solid var(--rule);padding:.4rem 0}
@media print{tr{break-inside:avoid}
:root{--pro:#0a5c36;--pro-fill:#dff3e4;--con:#9b1c1c;--con-fill:#fbe3e0}}
)css";

std::string tagged(const std::string& tag, const std::string& attributes, std::string_view text) {
  return "<" + tag + (attributes.empty() ? "" : " " + attributes) + ">" +
         html_escape(one_line(text)) + "</" + tag + ">";
}

class QuestionsPage {
 public:
  explicit QuestionsPage(const Told& told) : told_(told) {}

  std::string write(const Answers& answers) {
    const std::string title = answers.size() == 1 ? answers.front().question.text : "Questions";
    out_ = html_page_begin(one_line(title), html_page_style() + std::string(kStyle.substr(1))) +
           html_bar() + "<main>\n";
    for (const Answered& answer : answers) article(answer);
    return std::move(out_) +
           "<p class=\"soft\">A value is the sign times the weight times log2(1 + independent "
           "institutions); in brackets without what is disputed. What was corrected or retracted "
           "weighs nothing. No probability is meant.</p>\n</main>\n" +
           html_foot() + html_page_end();
  }

 private:
  void article(const Answered& answer) {
    const Question& question = answer.question;
    out_ += "<article class=\"doc\">\n" + tagged("h1", "class=\"title\"", question.text) +
            "\n<dl class=\"hypotheses\">\n";
    for (const question::Hypothesis& hypothesis : question.hypotheses)
      out_ += tagged("dt", "", hypothesis.id) + tagged("dd", "", hypothesis.text) + "\n";
    out_ += "</dl>\n" + tagged("p", "class=\"outcome\"", outcome_words(answer)) + "\n";
    table(answer);
    changes(answer);
    out_ += "</article>\n";
  }

  void table(const Answered& answer) {
    const Question& question = answer.question;
    out_ += "<div class=\"wide\">\n<table>\n<thead><tr><th scope=\"col\">Indicator</th>";
    for (const question::Hypothesis& hypothesis : question.hypotheses)
      out_ += tagged("th", "scope=\"col\"", hypothesis.id);
    out_ += "</tr></thead>\n<tbody>\n";
    for (size_t row = 0; row < question.indicators.size(); ++row) indicator(answer, row);
    out_ += "</tbody>\n<tfoot>\n";
    const auto& totals = answer.assessment.weighed.totals;
    sums("For", "pro", totals, [](const question::Total& total) { return total.pro; });
    sums("Against", "con", totals, [](const question::Total& total) { return total.against; });
    out_ += "<tr><th scope=\"row\">Place</th>";
    for (const question::Total& total : totals)
      out_ += tagged("td", "class=\"cell\"", std::to_string(total.rank));
    out_ += "</tr>\n</tfoot>\n</table>\n</div>\n";
  }

  template <typename Part>
  void sums(const char* name, const char* kind, const std::vector<question::Total>& totals,
            Part part) {
    out_ += "<tr><th scope=\"row\">" + std::string(name) + "</th>";
    for (const question::Total& total : totals) {
      out_ += tagged("td", "class=\"cell " + std::string(kind) + "\"", value_words(part(total)));
    }
    out_ += "</tr>\n";
  }

  void indicator(const Answered& answer, size_t row) {
    const question::Indicator& indicator = answer.question.indicators[row];
    const Found& found = answer.assessment.found[row];
    out_ += "<tr><th scope=\"row\">" +
            tagged("span", "", std::to_string(row + 1) + ". " + indicator.name) + "\n";
    if (found.evidence.empty()) {
      out_ += tagged("p", "class=\"soft\"", found_words(found));
    } else {
      out_ += "<details class=\"soft\">" + tagged("summary", "", found_words(found)) + "<ul>\n";
      for (const Evidence& evidence : found.evidence) piece(evidence);
      out_ += "</ul></details>";
    }
    if (indicator.weight != 1)
      out_ += tagged("p", "class=\"soft\"", "weight " + one_decimal(indicator.weight));
    out_ += "</th>";
    for (size_t column = 0; column < indicator.signs.size(); ++column) {
      const Value& value = answer.assessment.weighed.cells[row][column];
      const int sign = indicator.signs[column];
      const char* kind = value.all == 0 ? "none" : sign > 0 ? "pro" : "con";
      out_ += tagged("td", "class=\"cell " + std::string(kind) + "\"", cell_words(sign, value));
    }
    out_ += "</tr>\n";
  }

  void piece(const Evidence& evidence) {
    out_ += "<li>" + tagged("b", "", proposition_id(told_, evidence.proposition)) + " " +
            tagged("span", "", piece_words(evidence)) + "<ul>\n";
    for (const proposition::ClaimRow& row : evidence.claims) claim(row);
    out_ += "</ul></li>\n";
  }

  void claim(const proposition::ClaimRow& row) {
    const claim::Report& report = told_.reports[row.report];
    const std::string speaker = said_by(told_, row);
    const std::string about = report.published + " " + report.publisher +
                              (speaker == report.publisher ? "" : ", " + speaker);
    const std::string_view url = web_url(report.url);
    out_ += "<li>";
    out_ += url.empty() ? tagged("span", "", about)
                        : tagged("a", "href=\"" + html_escape(url) + "\"", about);
    out_ += ": <q" + html_lang(report.lang) + ">" + html_escape(claim_words(told_, row)) +
            "</q></li>\n";
  }

  void changes(const Answered& answer) {
    if (answer.since.empty()) return;
    const std::string counts = changes_counted(answer.changes);
    out_ += tagged("h2", "",
                   "Since " + answer.since + ": " + (counts.empty() ? "nothing new" : counts)) +
            "\n<ul class=\"changes\">\n";
    for (const question::Change& change : answer.changes)
      out_ += "<li>" + tagged("b", "", to_string(change.kind)) + " " +
              tagged("span", "class=\"soft\"",
                     "indicator " + std::to_string(change.indicator + 1) + ", " +
                         id_of_change(told_, answer, change) + " " + change_words(change)) +
              " " + tagged("span", "", gloss_of_change(told_, answer, change)) + "</li>\n";
    out_ += "</ul>\n";
  }

  const Told& told_;
  std::string out_;
};

}  // namespace

std::string questions_html(const Told& told, const Answers& answers) {
  return QuestionsPage(told).write(answers);
}

}  // namespace kilde::format
