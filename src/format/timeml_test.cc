#include "format/timeml.h"

#include <gtest/gtest.h>

#include "format/test_documents.h"

namespace kilde::format {
namespace {

TEST(TimeML, MarksTimesWithValueAndMod) {
  Document doc("Kom i maj, <3!");
  doc.times.push_back(
      {{6, 9}, TimexType::kDate, "2022-05", "START", "2022-05-01", "2022-06-01", ""});
  EXPECT_EQ(to_timeml(doc),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n<TEXT>Kom i "
            "<TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2022-05\" mod=\"START\">maj</TIMEX3>, "
            "&lt;3!</TEXT>\n</TimeML>\n");
}

TEST(TimeML, TellsWhenTheReportWasPublished) {
  Document doc("Ja");
  doc.id = "r&1";
  doc.date = *parse_date("2022-12");
  const std::string written = to_timeml(doc);
  EXPECT_NE(written.find("<DOCID>r&amp;1</DOCID>"), std::string::npos) << written;
  EXPECT_NE(written.find("<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"2022-12\" "
                         "functionInDocument=\"CREATION_TIME\">2022-12</TIMEX3></DCT>"),
            std::string::npos)
      << written;
}

TEST(TimeML, NamesWhatATimeIsCountedFrom) {
  Document doc("i dag to dage");
  doc.date = *parse_date("2022-12-19");
  doc.times.push_back({{0, 5}, TimexType::kDate, "2022-12-19", "", "", "", ""});
  doc.times.push_back({{6, 13}, TimexType::kDuration, "P2D", "", "", "", ""});
  doc.times[0].anchor = kDocumentDate;
  doc.times[1].begins = 0, doc.times[1].ends = kDocumentDate;
  const std::string written = to_timeml(doc);
  EXPECT_NE(written.find("<TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2022-12-19\" "
                         "temporalFunction=\"true\" anchorTimeID=\"t0\">i dag</TIMEX3>"),
            std::string::npos)
      << written;
  EXPECT_NE(written.find("<TIMEX3 tid=\"t2\" type=\"DURATION\" value=\"P2D\" beginPoint=\"t1\" "
                         "endPoint=\"t0\">to dage</TIMEX3>"),
            std::string::npos)
      << written;
}

TEST(TimeML, HoldsWhatXmlAllowsAlone) {
  EXPECT_NE(to_timeml(Document("a\x01z")).find("<TEXT>a\xEF\xBF\xBDz</TEXT>"), std::string::npos);
}

}  // namespace
}  // namespace kilde::format
